/** The authorization server on a real store and a real socket, with protected routes to try tokens on. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Clients, type NewClient } from "../../../gateway/domain/clients";
import { Integrations } from "../../../gateway/domain/integrations";
import type { Actor, SigningAlgorithm } from "../../../gateway/domain/model";
import { ScimTokens } from "../../../gateway/domain/scim-tokens";
import type { Store } from "../../../gateway/domain/store";
import { sendJson } from "../../../gateway/http/json";
import { mount } from "../../../gateway/http/mount";
import { renderProblem } from "../../../gateway/http/problem";
import type { Surface } from "../../../gateway/http/surface";
import { type OAuth, oauthSurface } from "../../../gateway/oauth/surface";
import { createLogger } from "../../../gateway/ops/logger";
import { createMetrics, type Metrics } from "../../../gateway/ops/metrics";
import { open } from "../../../gateway/store/open";

export const ISSUER = "https://rollcall.example";
export const ADMIN: Actor = { id: "rc_admin", requestId: "request-1" };
const LIFETIME = 3_600;

export interface ServerOptions {
  /** Kept when the server closes, so that another can be opened on it. */
  readonly file?: string;
  readonly issuer?: string;
  readonly algorithm?: SigningAlgorithm;
  readonly masterKey?: string;
  readonly tokenLifetime?: number;
}

/** A client as a test needs it. */
export interface TestClient {
  readonly clientId: string;
  readonly secret: string;
}

export interface AuthorizationServer {
  readonly url: string;
  readonly store: Store;
  readonly clients: Clients;
  readonly oauth: OAuth;
  readonly metrics: Metrics;
  readonly file: string;
  log(): string;
  /** Moves the clock of the gateway, in milliseconds. */
  advance(milliseconds: number): void;
  now(): number;
  makeClient(wanted?: Partial<NewClient>): Promise<TestClient>;
  close(): Promise<void>;
}

const whoami: Surface = {
  name: "management",
  roots: ["/v1"],
  mediaTypes: ["application/json"],
  bodyLimit: 1_000,
  routes: [
    {
      method: "get",
      path: "/v1/managers",
      access: ["manage"],
      handle: (_, response) => sendJson(response, 200, {}),
    },
    {
      method: "get",
      path: "/v1/whoami",
      access: ["scim", "access:read", "manage:read", "manage"],
      handle: ({ principal }, response) => {
        const { clientId = "", integration, scopes = new Set() } = principal ?? {};
        sendJson(response, 200, { clientId, integration, scopes: [...scopes] });
      },
    },
  ],
  renderError: renderProblem,
};

const opened: AuthorizationServer[] = [];
afterAll(() => Promise.all(opened.map((server) => server.close())));

/** Closed by itself when the file's tests are over. */
export async function openServer(options: ServerOptions = {}): Promise<AuthorizationServer> {
  const directory = options.file ? undefined : mkdtempSync(join(tmpdir(), "rollcall-oauth-"));
  const file = options.file ?? join(directory ?? "", "rollcall.sqlite");
  let ahead = 0;
  const clock = () => Date.now() + ahead;
  const store = await open({ file, clock });
  const deps = { store, clock, newId: randomUUID };
  await new Integrations(deps).ensureDefault(ADMIN);
  const clients = new Clients(deps);
  const metrics = createMetrics("test");
  const oauth = oauthSurface({
    ...deps,
    clients,
    scimTokens: new ScimTokens(deps),
    metrics,
    issuer: options.issuer ?? ISSUER,
    tokenLifetime: options.tokenLifetime ?? LIFETIME,
    algorithm: options.algorithm ?? "ES256",
    masterKey: options.masterKey ?? null,
  });
  await oauth.prepare(ADMIN);
  let log = "";
  const logger = createLogger("trace", {
    write: (line) => {
      log += line;
    },
  });
  const { authenticator } = oauth;
  const app = mount([oauth.surface, whoami], { authenticator, logger, metrics, timeLimit: 30_000 });
  const http = createServer(app);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as { port: number };
  let closing: Promise<void> | undefined;
  const close = async () => {
    await new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
    await clients.settled();
    await store.close();
    if (directory) rmSync(directory, { recursive: true });
  };
  const server: AuthorizationServer = {
    url: `http://127.0.0.1:${port}`,
    store,
    clients,
    oauth,
    metrics,
    file,
    log: () => log,
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    now: clock,
    async makeClient(wanted = {}) {
      const base: NewClient = { name: "client", scopes: ["scim"], integration: null, expiresAt: null };
      const { client, secret } = await clients.create({ ...base, ...wanted }, ADMIN);
      return { clientId: client.clientId, secret: secret ?? wanted.secret ?? "" };
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
  opened.push(server);
  return server;
}

export function basic({ clientId, secret }: TestClient): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` };
}

/** What an endpoint answered, with the body parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

export async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = (response.headers.get("content-type") ?? "").includes("json");
  return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : {} };
}

/** Posts a form; `fields` as pairs lets a parameter be repeated. */
export async function post(
  url: string,
  fields: Record<string, string> | [string, string][],
  headers: Record<string, string> = {},
): Promise<Answer> {
  return read(await fetch(url, { method: "POST", body: new URLSearchParams(fields), headers }));
}

export const GRANT = { grant_type: "client_credentials" };

export async function takeToken(
  server: AuthorizationServer,
  client: TestClient,
  scope = "",
): Promise<string> {
  const answer = await post(`${server.url}/oauth2/token`, { ...GRANT, scope }, basic(client));
  if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.text}`);
  return String(answer.body.access_token);
}

/** Calls the protected route. */
export async function call(server: AuthorizationServer, authorization?: string): Promise<Answer> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return read(await fetch(`${server.url}/v1/whoami`, { headers }));
}
