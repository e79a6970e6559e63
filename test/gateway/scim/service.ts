/** The whole gateway on a real store and a real socket, as an identity provider meets it: a base URL and a token. */
import { randomBytes } from "node:crypto";
import { Settings } from "../../../gateway/config/settings";
import { defaultIntegration } from "../../../gateway/domain/integrations";
import { DEFAULT_AUDIT } from "../../../gateway/domain/list-rules";
import {
  type AccessList,
  type AccessListConfig,
  type Actor,
  type ClientScope,
  DEFAULT_INTEGRATION,
  type IntegrationConfig,
  NO_GRANTS,
} from "../../../gateway/domain/model";
import { createLogger } from "../../../gateway/ops/logger";
import { createGateway, type Gateway } from "../../../gateway/server";
import { openTestStore, type TestStore } from "../../support/store";

export const ADMIN: Actor = { id: "rc_admin", requestId: "test" };

export const USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
export const GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
export const ENTERPRISE_URN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const PATCH_OP_URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
export const ERROR_URN = "urn:ietf:params:scim:api:messages:2.0:Error";
export const LIST_RESPONSE_URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** JSON as a test reads it: every member may be there, and the expectation says what it must be. */
// biome-ignore lint/suspicious/noExplicitAny: a parsed answer is looked into at will
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where there is none. */
  readonly body: Json;
}

/** Sends requests below one base URL. */
export interface Client {
  readonly base: string;
  readonly token: string;
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A PatchOp of these operations. */
  patch(path: string, operations: readonly object[], headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

export interface Service extends Pick<TestStore, "file" | "query" | "stored"> {
  readonly gateway: Gateway;
  readonly publicUrl: string;
  /** Everything logged so far. */
  log(): string;
  /** A client of the integration, with a token from the token endpoint. */
  clientOf(integration: string, base?: string): Promise<Client>;
  /** An access token, from the token endpoint, of a fresh client with these scopes. */
  tokenOf(scopes: readonly ClientScope[], integration?: string): Promise<string>;
  addIntegration(name: string, config?: Partial<IntegrationConfig>): Promise<void>;
  addList(title: string, config?: Partial<AccessListConfig>): Promise<AccessList>;
  close(): Promise<void>;
}

export interface ServiceOptions {
  /** Policies of the integration named `default`. */
  readonly policies?: Partial<IntegrationConfig>;
  readonly clock?: () => number;
  /** Log nothing: of many requests the log would be large. */
  readonly quiet?: boolean;
}

export async function openService({
  policies = {},
  clock = Date.now,
  quiet = false,
}: ServiceOptions = {}): Promise<Service> {
  const { store, file, query, stored, dispose } = await openTestStore(clock);
  let log = "";
  const append = (line: string) => {
    log += line;
  };
  const gateway = createGateway(Settings.parse({ port: 0, managementPort: 0 }), {
    store,
    logger: createLogger(quiet ? "silent" : "info", { write: append }),
    version: "test",
    clock,
  });
  const { publicUrl } = await gateway.listen();
  const { integrations, lists, clients } = gateway.services;
  const { config } = await integrations.find(DEFAULT_INTEGRATION);
  await integrations.update({ ...config, ...policies }, ADMIN);
  const tokenOf: Service["tokenOf"] = async (scopes, integration) => {
    const wanted = { name: "test", scopes, integration: integration ?? null, expiresAt: null };
    const { client, secret } = await clients.create(wanted, ADMIN);
    return fetchToken(publicUrl, client.clientId, secret ?? "");
  };

  return {
    gateway,
    publicUrl,
    file,
    query,
    stored,
    log: () => log,
    async clientOf(integration, base = `/scim/${integration}/v2`) {
      return clientAt(publicUrl + base, await tokenOf(["scim"], integration));
    },
    tokenOf,
    async addIntegration(name, config = {}) {
      await integrations.create({ ...defaultIntegration(name), ...config }, ADMIN);
    },
    addList: (title, config = {}) => lists.create({ ...listConfig(title), ...config }, ADMIN),
    async close() {
      await gateway.close();
      await dispose();
    },
  };
}

export function listConfig(title: string): AccessListConfig {
  return {
    name: `list-${randomBytes(6).toString("hex")}`,
    title,
    description: "",
    type: "scim",
    integration: DEFAULT_INTEGRATION,
    grants: { roles: ["requester"], traits: {} },
    ownerGrants: NO_GRANTS,
    owners: [],
    membershipRequires: NO_GRANTS,
    ownershipRequires: NO_GRANTS,
    audit: DEFAULT_AUDIT,
    labels: {},
    expiresAt: null,
    deletionProtection: false,
  };
}

async function fetchToken(publicUrl: string, clientId: string, secret: string): Promise<string> {
  const response = await fetch(`${publicUrl}/oauth2/token`, {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: secret,
    }).toString(),
  });
  const { access_token } = (await response.json()) as { access_token: string };
  return access_token;
}

export function clientAt(base: string, token: string): Client {
  const send: Client["send"] = async (method, path, body, headers = {}) => {
    const response = await fetch(base + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "Content-Type": "application/scim+json" }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: text === "" ? undefined : JSON.parse(text),
    };
    expectScim(answer);
    return answer;
  };
  return {
    base,
    token,
    send,
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body, headers) => send("POST", path, body, headers),
    put: (path, body, headers) => send("PUT", path, body, headers),
    patch: (path, Operations, headers) =>
      send("PATCH", path, { schemas: [PATCH_OP_URN], Operations }, headers),
    delete: (path, headers) => send("DELETE", path, undefined, headers),
  };
}

/** C001, C013: whatever is asked, what is answered has SCIM's media type, and an Error says the status that HTTP says. */
function expectScim({ status, headers, text, body }: Answer): void {
  if (text === "") return;
  expect(headers.get("content-type")).toBe("application/scim+json");
  if (status < 400) return;
  const error = { schemas: [ERROR_URN], status: String(status), detail: expect.stringMatching(/\S/) };
  expect(body).toEqual({
    ...error,
    ...(body.scimType === undefined ? {} : { scimType: expect.any(String) }),
  });
}

/** A user that nobody else has; `attributes` win. */
export function newUser(attributes: Record<string, unknown> = {}): Record<string, unknown> {
  const userName = `user-${randomBytes(6).toString("hex")}@example.com`;
  return { schemas: [USER_URN], userName, ...attributes };
}

export function newGroup(displayName: string, members: readonly string[] = []): Record<string, unknown> {
  return { schemas: [GROUP_URN], displayName, members: members.map((value) => ({ value })) };
}

/** The Error message with which a request was refused, for `toMatchObject`. */
export function errorOf(status: number, scimType?: string): object {
  return {
    status,
    body: { schemas: [ERROR_URN], status: String(status), ...(scimType ? { scimType } : {}) },
  };
}
