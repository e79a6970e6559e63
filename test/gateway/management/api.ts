/** The whole gateway on a real store and a real socket, as Terraform and operators meet it; its clock is the test's. */
import { Settings } from "../../../gateway/config/settings";
import { NO_MEMBERS } from "../../../gateway/domain/groups";
import type { Actor, ClientScope, User } from "../../../gateway/domain/model";
import type { JsonObject } from "../../../gateway/domain/traits";
import { problem } from "../../../gateway/management/contract/problem";
import { managementOperations } from "../../../gateway/management/surface";
import { createLogger } from "../../../gateway/ops/logger";
import { createGateway, type Services } from "../../../gateway/server";
import { openTestStore } from "../../support/store";

export const IDP: Actor = { id: "rc_idp", requestId: "test" };

/** JSON as a test reads it: every member may be there, and the expectation says what it must be. */
// biome-ignore lint/suspicious/noExplicitAny: a parsed answer is looked into at will
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface Caller {
  readonly clientId: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface Api extends Caller {
  readonly url: string;
  readonly services: Services;
  now(): number;
  setTime(time: number): void;
  /** A caller with these scopes, through the token endpoint. */
  as(scopes: readonly ClientScope[], integration?: string): Promise<Caller>;
  /** What happened since the last time this was asked. */
  newEvents(): Promise<Json[]>;
  /** What a user may do, asked as an application asks. */
  accessOf(user: User): Promise<Json>;
  addUser(userName: string, profile?: JsonObject, integration?: string): Promise<User>;
  /** As the identity provider does it. */
  addMembers(list: Json, ids: readonly string[]): Promise<void>;
  removeMembers(list: Json, ids: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openApi(): Promise<Api> {
  let time = Date.parse("2027-01-20T10:00:00Z");
  const clock = () => time;
  const { store, dispose } = await openTestStore(clock);
  const logger = createLogger("silent", { write() {} });
  const settings = Settings.parse({ port: 0, managementPort: 0, tokenLifetime: 86_400 });
  const gateway = createGateway(settings, { store, logger, version: "test", clock });
  const { publicUrl: url } = await gateway.listen();
  const { services } = gateway;
  const issueToken = async (clientId: string, secret: string) => fetchToken(url, clientId, secret);

  const as = async (scopes: readonly ClientScope[], integration: string | null = null): Promise<Caller> => {
    const wanted = { name: scopes.join(" "), scopes, integration, expiresAt: null };
    const { client, secret } = await services.clients.create(wanted, IDP);
    let issued: { at: number; token: string } | undefined;
    return callerAt(url, client.clientId, async () => {
      issued =
        issued?.at === time ? issued : { at: time, token: await issueToken(client.clientId, secret ?? "") };
      return issued.token;
    });
  };
  const admin = await as(["manage"]);
  let seen = 0;

  const changeMembers = (list: Json, add: readonly string[], remove: readonly string[]) =>
    services.groups
      .change(
        { integration: list.integration, id: list.scim.group_id, actor: IDP },
        { members: { add: { ...NO_MEMBERS, users: add }, remove } },
      )
      .then(() => undefined);

  return {
    ...admin,
    url,
    services,
    now: clock,
    setTime(to) {
      time = to;
    },
    as,
    async newEvents() {
      const { items } = await services.events.list({}, { limit: 1_000, after: seen });
      seen = items.at(-1)?.sequence ?? seen;
      return [...items];
    },
    accessOf: async ({ id }) => (await admin.get(`/v1/users/${id}/access`)).body,
    addUser: (userName, profile = {}, integration = "default") =>
      services.users.create(
        integration,
        {
          userName,
          externalId: null,
          displayName: null,
          active: true,
          profile: { ...profile, userName },
        },
        IDP,
      ),
    addMembers: (list, ids) => changeMembers(list, ids, []),
    removeMembers: (list, ids) => changeMembers(list, [], ids),
    async close() {
      await gateway.close();
      await dispose();
    },
  };
}

async function fetchToken(url: string, clientId: string, secret: string): Promise<string> {
  const form = { grant_type: "client_credentials", client_id: clientId, client_secret: secret };
  const response = await fetch(`${url}/oauth2/token`, { method: "POST", body: new URLSearchParams(form) });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

function callerAt(url: string, clientId: string, token: () => Promise<string>): Caller {
  const send: Caller["send"] = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        Authorization: `Bearer ${await token()}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
    expectContract(method, path, answer);
    return answer;
  };
  return {
    clientId,
    send,
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body, headers) => send("POST", path, body, headers),
    put: (path, body, headers) => send("PUT", path, body, headers),
    delete: (path, headers) => send("DELETE", path, undefined, headers),
  };
}

// Only their descriptions are asked for, so no service is needed.
const OPERATIONS = managementOperations({} as Services, "");

/** SEC-62: every answer of every test holds what its contract says, and nothing else. */
function expectContract(method: string, path: string, { status, headers, body }: Answer): void {
  if (status >= 400) {
    expect(headers.get("Content-Type")).toBe("application/problem+json");
    expect(problem.parse(body)).toEqual(body);
    return;
  }
  const route = path.replace(/\?.*/, "");
  const operation = OPERATIONS.find((candidate) => {
    const pattern = new RegExp(`^${candidate.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
    return candidate.method === method.toLowerCase() && pattern.test(route);
  });
  if (!operation || status === 304) return;
  expect(status).toBe(operation.status);
  if (operation.result) expect(operation.result.parse(body)).toEqual(body);
  else expect(body).toBeUndefined();
}

/** The faults of a refusal: its status and code, and the fields that it names. */
export function faultOf({ status, body }: Answer): { status: number; code: string; pointers: string[] } {
  const errors: { pointer: string }[] = body.errors ?? [];
  return { status, code: body.code, pointers: errors.map(({ pointer }) => pointer) };
}
