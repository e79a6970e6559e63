import type { Clients, ClientWithSecret } from "../domain/clients";
import type { OAuthClient } from "../domain/model";
import { baseUrl, tokenUrl } from "./addresses";
import {
  type OAuthClientView,
  oauthClient,
  oauthClientInput,
  oauthClientUpdate,
  secretRotation,
} from "./contract/oauth-client";
import { type Answer, CREATE, FIND, type Operation, operation, REMOVE, REPLACE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { pageQuery } from "./queries";
import { requireUnchanged } from "./request";
import { parseInstant, parseSeconds, renderInstant, renderInstantOrNull } from "./values";

const COLLECTION = "/v1/oauth-clients";
const many = { tag: "OAuth clients", path: COLLECTION };
const one = { tag: "OAuth clients", path: `${COLLECTION}/{client_id}` };
/** Seconds for which the secret before lives on. */
const USUAL_OVERLAP = 86_400;

export function oauthClientOperations(clients: Clients, publicUrl: string): Operation[] {
  const render = (client: OAuthClient) => renderClient(client, publicUrl);
  const answer = (client: OAuthClient): Answer => ({ body: render(client), revision: client.revision });
  /** The only answer that ever holds the secret. */
  const answerWithSecret = ({ client, secret }: ClientWithSecret): Answer => ({
    body: secret === null ? render(client) : { ...render(client), client_secret: secret },
    revision: client.revision,
    location: `${COLLECTION}/${client.clientId}`,
  });
  return [
    operation({
      ...CREATE,
      ...many,
      id: "createOAuthClient",
      summary: "Make an OAuth client; a secret that the server makes is shown in this answer only.",
      body: oauthClientInput,
      result: oauthClient,
      tagged: true,
      repeatable: true,
      async handle({ body, actor, once }) {
        const { name, scopes, integration, client_secret: secret } = body;
        const expiresAt = parseInstant(body.expires_at);
        const basicAuth = body.basic_auth ?? false;
        const wanted = { name, scopes, integration: integration ?? null, expiresAt, basicAuth, secret };
        return answerWithSecret(await clients.create(wanted, actor, once));
      },
    }),
    operation({
      ...FIND,
      ...many,
      id: "listOAuthClients",
      summary: "OAuth clients in the order in which they were made.",
      query: pageQuery,
      result: pageSchema(oauthClient, "OAuthClientPage"),
      handle: ({ query }) =>
        answerPage(
          COLLECTION,
          query,
          (page) => clients.list(page),
          (items) => items.map(render),
        ),
    }),
    operation({
      ...FIND,
      ...one,
      id: "getOAuthClient",
      summary: "One OAuth client, without its secrets.",
      result: oauthClient,
      tagged: true,
      handle: async ({ id }) => answer(await clients.find(id)),
    }),
    operation({
      ...REPLACE,
      ...one,
      id: "replaceOAuthClient",
      summary: "Replace name, scopes, expiry and the use of Basic of an OAuth client; its secrets stay.",
      body: oauthClientUpdate,
      result: oauthClient,
      tagged: true,
      async handle({ id, body, actor, precondition }) {
        requireUnchanged("integration", body.integration, (await clients.find(id)).config.integration);
        const { name, scopes, expires_at, basic_auth } = body;
        const changes = {
          name,
          scopes,
          expiresAt: parseInstant(expires_at),
          basicAuth: basic_auth ?? false,
        };
        return answer(await clients.update({ clientId: id, changes, precondition }, actor));
      },
    }),
    rotateSecret(clients, answerWithSecret),
    operation({
      ...REMOVE,
      ...one,
      id: "deleteOAuthClient",
      summary: "Delete an OAuth client; its tokens stop working at once.",
      tagged: true,
      async handle({ id, actor, precondition }) {
        await clients.remove(id, actor, precondition);
        return {};
      },
    }),
  ];
}

function rotateSecret(clients: Clients, answerWithSecret: (rotated: ClientWithSecret) => Answer): Operation {
  return operation({
    ...CREATE,
    ...one,
    path: `${one.path}/secrets`,
    id: "rotateOAuthClientSecret",
    summary: "Give an OAuth client a new secret; the one before stays alive for a while.",
    body: secretRotation,
    result: oauthClient,
    tagged: true,
    async handle({ id, body, actor, precondition }) {
      const overlap = (parseSeconds(body.previous_secret_ttl) ?? USUAL_OVERLAP) * 1_000;
      const rotation = { clientId: id, secret: body.client_secret, overlap, precondition };
      return answerWithSecret(await clients.rotate(rotation, actor));
    },
  });
}

function renderClient(client: OAuthClient, publicUrl: string): OAuthClientView {
  const { name, scopes, integration, expiresAt, basicAuth } = client.config;
  return {
    client_id: client.clientId,
    name,
    scopes: [...scopes],
    integration,
    expires_at: renderInstantOrNull(expiresAt),
    basic_auth: basicAuth,
    secrets: client.secrets.map((secret) => ({
      id: secret.id,
      created_at: renderInstant(secret.createdAt),
      expires_at: renderInstantOrNull(secret.expiresAt),
      last_used_at: renderInstantOrNull(secret.lastUsedAt),
    })),
    last_used_at: renderInstantOrNull(client.lastUsedAt),
    token_url: tokenUrl(publicUrl),
    base_url: scopes.includes("scim") && integration !== null ? baseUrl(publicUrl, integration) : null,
    revision: client.revision,
    created_at: renderInstant(client.createdAt),
    updated_at: renderInstant(client.updatedAt),
  };
}
