/** An identity provider with what an administrator pasted into it. */
import { ADMIN, type Answer, type Client, type Service } from "../gateway/scim/service";

/** An access token of the token endpoint, a SCIM token in the Authorization header, or id and secret by HTTP Basic. */
export type Authentication = "oauth" | "token" | "basic";

export interface IdentityProvider extends Pick<Client, "base" | "send"> {
  /** Sends to the gateway itself, without a token. */
  readonly root: Pick<Client, "send">;
  /** What requests may name: `client_id`, `client_secret`, `basic` (the two, encoded), `token`. */
  readonly values: ReadonlyMap<string, string>;
}

export async function connect(
  service: Service,
  integration: string,
  authentication: Authentication = "oauth",
): Promise<IdentityProvider> {
  const { clients, scimTokens } = service.gateway.services;
  const wanted = { name: "idp", scopes: ["scim"] as const, integration, expiresAt: null, basicAuth: true };
  const { client, secret } = await clients.create(wanted, ADMIN);
  const { text: token } = await scimTokens.create({ name: "idp", integration, expiresAt: null }, ADMIN);
  const basic = btoa(`${client.clientId}:${secret}`);
  const oauth = await service.clientOf(integration);
  const authorization = {
    oauth: `Bearer ${oauth.token}`,
    token: `Bearer ${token}`,
    basic: `Basic ${basic}`,
  }[authentication];
  const values = { client_id: client.clientId, client_secret: secret ?? "", basic, token: token ?? "" };
  return {
    base: oauth.base,
    send: (method, path, body, headers) =>
      oauth.send(method, path, body, { Authorization: authorization, ...headers }),
    root: { send: (method, path, body, headers) => sendTo(service.publicUrl + path, method, body, headers) },
    values: new Map(Object.entries({ ...values, base: oauth.base })),
  };
}

/** A form or a query to the gateway itself. */
async function sendTo(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, { method, headers, body: body === undefined ? undefined : String(body) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}
