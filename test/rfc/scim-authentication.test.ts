/** RFC 7644 §2: the three ways in — access tokens, SCIM tokens, HTTP Basic — and who is kept out by each. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewClient } from "../../gateway/domain/clients";
import type { NewScimToken } from "../../gateway/domain/scim-tokens";
import type { RouteEntry } from "../../gateway/http/access";
import { ADMIN, ERROR_URN, newUser, openService, type Service } from "../gateway/scim/service";
import { openGateway } from "../gateway/server/gateway";

const BASIC = 'Basic realm="rollcall", charset="UTF-8"';
/** RFC 6750 §3: a challenge has one parameter at least. */
const BEARER = 'Bearer realm="rollcall"';
const BOTH = `${BEARER}, ${BASIC}`;

let service: Service;
let now: number;
beforeAll(async () => {
  now = Date.now();
  service = await openService({ clock: () => now });
  await service.addIntegration("hr");
});
afterAll(() => service.close());

interface Credentials {
  readonly id: string;
  readonly secret: string;
  /** The Authorization header. */
  readonly header: string;
}

async function makeToken(wanted: Partial<NewScimToken> = {}): Promise<Credentials> {
  const base = { name: "okta", integration: "default", expiresAt: null };
  const { token, text } = await service.gateway.services.scimTokens.create({ ...base, ...wanted }, ADMIN);
  const secret = text ?? wanted.text ?? "";
  return { id: token.id, secret, header: `Bearer ${secret}` };
}

async function makeClient(wanted: Partial<NewClient> = {}): Promise<Credentials> {
  const base = { name: "okta", scopes: ["scim" as const], integration: "default", expiresAt: null };
  const all: NewClient = { ...base, basicAuth: true, ...wanted };
  const { client, secret } = await service.gateway.services.clients.create(all, ADMIN);
  return { id: client.clientId, secret: secret ?? "", header: basic(client.clientId, secret ?? "") };
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString("base64")}`;
}

function call(authorization: string, path = "/scim/v2/Users", init: RequestInit = {}): Promise<Response> {
  return fetch(service.publicUrl + path, { ...init, headers: { ...init.headers, authorization } });
}

const statusOf = async (authorization: string, path?: string) => (await call(authorization, path)).status;
const challengeOf = (answer: Response) => answer.headers.get("www-authenticate");

/** Every route that asks for a caller. */
function guarded(surface?: RouteEntry["surface"]): { label: string; method: string; path: string }[] {
  return service.gateway
    .routes()
    .filter((route) => Array.isArray(route.access) && (!surface || route.surface === surface))
    .map(({ method, path }) => ({
      label: `${method} ${path}`,
      method,
      path: path.replace(":integration", "default").replace(/:\w+/g, "0190c2f4-9a53-7cc1-a3b6-3f6f1f2a9c11"),
    }));
}

/** Sees that each route refuses what `authorization` makes for it. */
async function expectRefused(
  routes: ReturnType<typeof guarded>,
  authorization: string | (() => Promise<string>),
  status: number,
  challenge: unknown,
): Promise<void> {
  expect(routes.length).toBeGreaterThan(15);
  for (const { label, method, path } of routes) {
    const header = typeof authorization === "string" ? authorization : await authorization();
    const answer = await call(header, path, { method });
    expect([label, answer.status, challengeOf(answer)]).toEqual([label, status, challenge]);
    if (path.startsWith("/scim/")) {
      const { schemas, status: said } = (await answer.json()) as Record<string, unknown>;
      expect([label, schemas, said]).toEqual([label, [ERROR_URN], String(status)]);
    }
  }
}

const INVALID_TOKEN = expect.stringMatching(/^Bearer error="invalid_token"/);

describe("a SCIM token", () => {
  test.each([
    ["as a bearer token", (text: string) => `Bearer ${text}`],
    ["with the scheme in lower case", (text: string) => `bearer ${text}`],
    ["with the word pasted twice", (text: string) => `Bearer Bearer ${text}`],
    ["pasted as the whole header", (text: string) => text],
  ])("lets in %s, and acts under its own id", async (_, header) => {
    const { id, secret } = await makeToken();
    const body = JSON.stringify(newUser());
    const headers = { "content-type": "application/scim+json" };
    const made = await call(header(secret), "/scim/v2/Users", { method: "POST", body, headers });
    expect(made.status).toBe(201);
    const { id: user } = (await made.json()) as { id: string };
    const { items } = await service.gateway.services.events.list({ targetId: user }, { limit: 10 });
    expect(items.map(({ actor }) => actor)).toEqual([id]);
  });

  test("one that was brought, of 64 hexadecimal digits, lets in", async () => {
    const text = `rollcall_scim_${randomBytes(32).toString("hex")}`;
    expect(await statusOf((await makeToken({ text })).header)).toBe(200);
  });

  test("C004: revoked, it is 401 on every route, from the next request on", async () => {
    const { id, header } = await makeToken();
    expect(await statusOf(header)).toBe(200);
    await service.gateway.services.scimTokens.revoke(id, ADMIN);
    expect(await statusOf(header)).toBe(401);
    await expectRefused(guarded(), header, 401, INVALID_TOKEN);
  });

  test("C004: expired, it is 401 on every route", async () => {
    const { header } = await makeToken({ expiresAt: now + 1_000 });
    expect(await statusOf(header)).toBe(200);
    now += 1_000;
    await expectRefused(guarded(), header, 401, INVALID_TOKEN);
  });

  test("C004: altered in one character, cut short or made longer, it is 401", async () => {
    const { secret } = await makeToken();
    const swapped = secret.at(-1) === "A" ? "B" : "A";
    for (const other of [
      secret.slice(0, -1) + swapped,
      secret.slice(0, -1),
      `${secret}A`,
      "rollcall_scim_",
    ]) {
      expect([other, await statusOf(`Bearer ${other}`)]).toEqual([other, 401]);
    }
  });

  test("C005: of another integration, it is 403 on every SCIM route", async () => {
    const { header } = await makeToken({ integration: "hr" });
    expect(await statusOf(header, "/scim/hr/v2/Users")).toBe(200);
    await expectRefused(guarded("scim"), header, 403, null);
  });

  test("C005: on the management and access APIs it is 403", async () => {
    const { header } = await makeToken();
    const wanted = expect.stringMatching(/^Bearer error="insufficient_scope"/);
    await expectRefused(guarded("management"), header, 403, wanted);
  });

  test("it sees no other token by introspection, and is itself none that introspection knows", async () => {
    const { secret, header } = await makeToken();
    const { id, secret: password } = await makeClient();
    const asked = async (authorization: string) => {
      const body = new URLSearchParams({ token: secret });
      const answer = await call(authorization, "/oauth2/introspect", { method: "POST", body });
      return [answer.status, await answer.json()];
    };
    expect((await asked(header))[0]).toBe(403);
    expect(await asked(basic(id, password))).toEqual([200, { active: false }]);
  });
});

describe("RFC 6750: an access token", () => {
  test("C004: expired or altered, it is 401 on every SCIM route, and the client is told to fetch another", async () => {
    const { token } = await service.clientOf("default");
    expect(await statusOf(`Bearer ${token}`)).toBe(200);
    await expectRefused(guarded("scim"), `Bearer ${token.slice(0, -2)}`, 401, INVALID_TOKEN);
    // An hour, and a minute for clocks that differ.
    now += 3_661_000;
    await expectRefused(guarded("scim"), `Bearer ${token}`, 401, INVALID_TOKEN);
  });

  test.each<[string, (client: Credentials, token: string) => Promise<unknown>]>([
    ["it is revoked", (client, token) => revoke(client, token)],
    ["its client is deleted", ({ id }) => service.gateway.services.clients.remove(id, ADMIN)],
    [
      "its client expires",
      async () => {
        now += 1_000;
      },
    ],
  ])("SEC-33, D11: when %s, it is 401 on every route, from the next request on", async (_, end) => {
    const client = await makeClient({
      scopes: ["manage"],
      integration: null,
      basicAuth: false,
      expiresAt: now + 1_000,
    });
    const body = new URLSearchParams({ grant_type: "client_credentials" });
    const answer = await call(client.header, "/oauth2/token", { method: "POST", body });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect(await statusOf(`Bearer ${token}`, "/v1/integrations")).toBe(200);
    await end(client, token);
    await expectRefused(guarded(), `Bearer ${token}`, 401, INVALID_TOKEN);
  });

  async function revoke({ header }: Credentials, token: string): Promise<void> {
    const body = new URLSearchParams({ token });
    expect((await call(header, "/oauth2/revoke", { method: "POST", body })).status).toBe(200);
  }
});

describe("RFC 7617: HTTP Basic", () => {
  test("a client that may use it is let in, and narrowed to scim", async () => {
    const { id, secret, header } = await makeClient({ scopes: ["scim", "access:read"] });
    expect(await statusOf(header)).toBe(200);
    expect(await statusOf(basic(encodeURIComponent(id), secret))).toBe(200);
    expect(await statusOf(header, "/v1/users/x/access")).toBe(401);
  });

  test("C149: a wrong secret, an unknown client and a malformed header are one and the same 401", async () => {
    const { id, secret } = await makeClient();
    const wrong = [
      basic(id, "w".repeat(43)),
      basic(`${id}x`, secret),
      basic(id, ""),
      "Basic",
      "Basic !!!",
      `Basic ${Buffer.from(id).toString("base64")}`,
    ];
    const answers = await Promise.all(wrong.map((header) => call(header)));
    const told = await Promise.all(
      answers.map(async (answer) => [answer.status, challengeOf(answer), await answer.text()]),
    );
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(told[0]?.slice(0, 2)).toEqual([401, BOTH]);
  });

  test("C004: without credentials, and with a scheme that is none, both challenges are sent", async () => {
    const bare = await fetch(`${service.publicUrl}/scim/v2/Users`);
    expect([bare.status, challengeOf(bare)]).toEqual([401, BOTH]);
    const other = await call("Negotiate abc");
    expect([other.status, challengeOf(other)]).toEqual([401, BOTH]);
  });

  test("C004: an expired client is 401 on every SCIM route", async () => {
    const expired = async () => {
      const { header } = await makeClient({ expiresAt: now + 1 });
      now += 1;
      return header;
    };
    await expectRefused(guarded("scim"), expired, 401, BOTH);
  });

  test("C005: a client that may not use it is 403 on every SCIM route, and is told what to do", async () => {
    const { header } = await makeClient({ basicAuth: false });
    await expectRefused(guarded("scim"), header, 403, null);
    const { detail } = (await (await call(header)).json()) as { detail: string };
    expect(detail).toContain("basic_auth");
  });

  test("C005: of another integration, it is 403 on every SCIM route", async () => {
    const { header } = await makeClient({ integration: "hr" });
    expect(await statusOf(header, "/scim/hr/v2/Users")).toBe(200);
    await expectRefused(guarded("scim"), header, 403, null);
  });

  test("on the management and access APIs it is 401, and not offered", async () => {
    const { header } = await makeClient();
    await expectRefused(guarded("management"), header, 401, BEARER);
    const manager = await makeClient({ scopes: ["manage"], integration: null, basicAuth: false });
    await expectRefused(guarded("management"), manager.header, 401, BEARER);
  });

  test("what changes of the client counts from the next request on", async () => {
    const { id, header } = await makeClient();
    const { clients } = service.gateway.services;
    const update = (basicAuth: boolean) =>
      clients.update(
        { clientId: id, changes: { name: "okta", scopes: ["scim"], expiresAt: null, basicAuth } },
        ADMIN,
      );
    expect(await statusOf(header)).toBe(200);
    await update(false);
    expect(await statusOf(header)).toBe(403);
    await update(true);
    expect(await statusOf(header)).toBe(200);
    await clients.rotate({ clientId: id, overlap: 0 }, ADMIN);
    expect(await statusOf(header)).toBe(401);
    const other = await makeClient();
    expect(await statusOf(other.header)).toBe(200);
    await clients.remove(other.id, ADMIN);
    expect(await statusOf(other.header)).toBe(401);
  });

  test("C150: while secrets overlap, both let in", async () => {
    const { id, header } = await makeClient();
    const { secret } = await service.gateway.services.clients.rotate({ clientId: id, overlap: 1_000 }, ADMIN);
    expect([await statusOf(header), await statusOf(basic(id, secret ?? ""))]).toEqual([200, 200]);
    now += 1_000;
    expect([await statusOf(header), await statusOf(basic(id, secret ?? ""))]).toEqual([401, 200]);
  });

  test("C011: failures are limited together with the token endpoint's; the right secret still works", async () => {
    const { id, header } = await makeClient();
    for (let i = 0; i < 5; i += 1) expect(await statusOf(basic(id, `wrong-${i}`))).toBe(401);
    const form = { grant_type: "client_credentials", client_id: id, client_secret: "wrong" };
    const url = `${service.publicUrl}/oauth2/token`;
    const wrongForm = () => fetch(url, { method: "POST", body: new URLSearchParams(form) });
    for (let i = 0; i < 5; i += 1) expect((await wrongForm()).status).toBe(401);
    const limited = await call(basic(id.toUpperCase(), "wrong"));
    expect(limited.status).toBe(429);
    expect(limited.headers.get("retry-after")).toMatch(/^[1-9]\d?$/);
    expect(await limited.json()).toMatchObject({ schemas: [ERROR_URN], status: "429" });
    expect((await wrongForm()).status).toBe(429);
    expect(await statusOf(header)).toBe(200);
  });
});

describe("C146, C152: the token endpoint takes no SCIM token in place of credentials", () => {
  test("neither in the header nor in the form", async () => {
    const { id, secret, header } = await makeToken();
    const form = { grant_type: "client_credentials" };
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(`${service.publicUrl}/oauth2/token`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers,
      });
    expect((await post(form, { authorization: header })).status).toBe(401);
    expect((await post({ ...form, client_id: id, client_secret: secret })).status).toBe(401);
    expect((await post(form, { authorization: basic(id, secret) })).status).toBe(401);
  });
});

test("C145, SEC-41: no secret of any way stands in log, events or database", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-canary-"));
  const running = await openGateway({ database: join(folder, "rollcall.sqlite") });
  const { clients, scimTokens } = running.gateway.services;
  const wanted: NewClient = {
    name: "x",
    scopes: ["scim"],
    integration: null,
    expiresAt: null,
    basicAuth: true,
  };
  const { client, secret } = await clients.create(wanted, ADMIN, { key: "key-1" });
  const made = { name: "x", integration: "default", expiresAt: null };
  const { text } = await scimTokens.create(made, ADMIN, { key: "key-2" });
  const brought = `rollcall_scim_${randomBytes(32).toString("base64url")}`;
  const manager = await running.token(["manage"]);
  const body = JSON.stringify({ name: "x", token: brought });
  const headers = { "content-type": "application/json", "idempotency-key": "key-3" };
  const answer = await running.call("/v1/scim-tokens", { method: "POST", token: manager, body, headers });
  expect(answer.status).toBe(201);
  const wrong = `rollcall_scim_${randomBytes(32).toString("base64url")}`;
  const password = randomBytes(32).toString("base64url");
  const ways = [
    `Bearer ${text}`,
    `Bearer ${brought}`,
    String(text),
    basic(client.clientId, secret ?? ""),
    `Bearer ${wrong}`,
    `Bearer Bearer ${wrong}!`,
    basic(client.clientId, password),
    `Basic ${password}`,
  ];
  const statuses: number[] = [];
  for (const authorization of ways) {
    statuses.push((await running.call("/scim/v2/Users", { headers: { authorization } })).status);
  }
  expect(statuses).toEqual([200, 200, 200, 200, 401, 401, 401, 401]);
  const events = JSON.stringify(await running.gateway.services.events.list({}, { limit: 100 }));
  const log = running.log();
  await running.close();
  expect(log).toContain(client.clientId);
  const stored = readdirSync(folder).map((file) => readFileSync(join(folder, file), "latin1"));
  expect(stored.join("")).toContain(client.clientId);
  for (const canary of [secret, text, brought, wrong, password]) {
    const encoded = Buffer.from(`${client.clientId}:${canary}`).toString("base64");
    for (const spelling of [String(canary), encoded]) {
      const found = [log, events, ...stored].some((place) => place.includes(spelling));
      expect([spelling, found]).toEqual([spelling, false]);
    }
  }
  rmSync(folder, { recursive: true });
});
