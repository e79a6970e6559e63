/** R5, SEC-02: the table of routes that are really served, walked from outside. */
import { createHash } from "node:crypto";
import type { RouteEntry } from "../../../gateway/http/access";
import type { Scope } from "../../../gateway/http/surface";
import { SYSTEM } from "../../../gateway/server";
import { openGateway, type RunningGateway } from "./gateway";

const ALL_SCOPES: readonly Scope[] = ["scim", "access:read", "manage:read", "manage"];

let running: RunningGateway;
let routes: readonly RouteEntry[];
beforeAll(async () => {
  running = await openGateway();
  routes = running.gateway.routes();
});
afterAll(() => running.close());

/** Some real path of the route. */
function pathOf({ path }: RouteEntry): string {
  return path.replace(":integration", "default").replace(/:\w+/g, "0190c2f4-9a53-7cc1-a3b6-3f6f1f2a9c11");
}

function guarded(): (RouteEntry & { access: readonly Scope[] })[] {
  return routes.filter((route): route is RouteEntry & { access: readonly Scope[] } =>
    Array.isArray(route.access),
  );
}

async function callRoute(route: RouteEntry, headers: Record<string, string> = {}): Promise<Response> {
  return running.call(pathOf(route), { method: route.method, headers });
}

test("all three surfaces are there", () => {
  expect(new Set(routes.map(({ surface }) => surface))).toEqual(new Set(["oauth", "scim", "management"]));
  expect(guarded().length).toBeGreaterThan(30);
});

test("SEC-02: what is open to anyone, or signs in by itself, is exactly this", () => {
  const open = routes.filter(({ access }) => !Array.isArray(access));
  expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    "GET /.well-known/jwks.json",
    "GET /.well-known/oauth-authorization-server",
    "GET /openapi.json",
    "POST /oauth2/introspect",
    "POST /oauth2/revoke",
    "POST /oauth2/token",
  ]);
});

test("SEC-02: without a token every other route is 401 with a challenge, in its surface's dialect", async () => {
  for (const route of guarded()) {
    const answer = await callRoute(route);
    const label = `${route.method} ${route.path}`;
    expect([label, answer.status]).toEqual([label, 401]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
    const type = route.surface === "scim" ? "application/scim+json" : "application/problem+json";
    expect([label, answer.headers.get("content-type")]).toEqual([label, type]);
  }
});

test.each(["Bearer x", "Bearer eyJhbGciOiJub25lIn0.e30.", "rollcall_scim_x", "Bearer "])(
  "with %j every other route is 401",
  async (value) => {
    for (const route of guarded()) {
      expect([route.path, (await callRoute(route, { authorization: value })).status]).toEqual([
        route.path,
        401,
      ]);
    }
  },
);

test("with the credentials of nobody every other route is 401", async () => {
  for (const [i, route] of guarded().entries()) {
    // Another name each time: failures of one name are limited.
    const authorization = `Basic ${Buffer.from(`nobody-${i}:x`).toString("base64")}`;
    expect([route.path, (await callRoute(route, { authorization })).status]).toEqual([route.path, 401]);
  }
});

test("SEC-04: with a token of any scope that it does not ask for, every other route is 403", async () => {
  for (const scope of ALL_SCOPES) {
    const token = await running.token([scope]);
    for (const route of guarded().filter(({ access }) => !access.includes(scope))) {
      const answer = await callRoute(route, { authorization: `Bearer ${token}` });
      const label = `${scope}: ${route.method} ${route.path}`;
      expect([label, answer.status]).toEqual([label, 403]);
      expect(answer.headers.get("www-authenticate")).toMatch(/error="insufficient_scope"/);
    }
  }
});

test("a token in the query or the form is no token (RFC 6750 §2, STD-25)", async () => {
  const token = await running.token(["manage"]);
  const inQuery = await running.call(`/v1/locks?access_token=${token}`);
  const inForm = await running.call("/v1/locks", {
    method: "POST",
    body: new URLSearchParams({ access_token: token }),
  });
  expect([inQuery.status, inForm.status]).toEqual([401, 401]);
});

test("SEC-52: no answer of the management API holds a secret, or the hash of one", async () => {
  const { clients, scimTokens } = running.gateway.services;
  const wanted = { name: "watched", scopes: ["scim" as const], integration: "default", expiresAt: null };
  const { client, secret } = await clients.create(wanted, SYSTEM);
  const rotated = await clients.rotate({ clientId: client.clientId, overlap: 3_600 }, SYSTEM);
  const made = await scimTokens.create({ name: "watched", integration: "default", expiresAt: null }, SYSTEM);
  const bearer = await running.token(["manage", "access:read"]);
  const canaries = [secret, rotated.secret, made.text].map(String).flatMap((text) => {
    const digest = () => createHash("sha256").update(text);
    return [text, digest().digest("hex"), digest().digest("base64"), digest().digest("base64url")];
  });
  expect(canaries.every((canary) => canary.length >= 43)).toBe(true);
  const ids = [client.clientId, made.token.id, "default"];
  const answered: string[] = [];
  for (const { path, method } of routes.filter(({ surface }) => surface === "management")) {
    if (method !== "GET") continue;
    for (const id of path.includes(":") ? ids : [""]) {
      const answer = await running.call(path.replace(/:\w+/g, id), { token: bearer });
      const text = await answer.text();
      if (answer.status === 200) answered.push(text);
      expect([path, canaries.filter((canary) => text.includes(canary))]).toEqual([path, []]);
    }
  }
  expect(answered.filter((text) => text.includes(client.clientId)).length).toBeGreaterThanOrEqual(3);
  expect(answered.filter((text) => text.includes(made.token.id)).length).toBeGreaterThanOrEqual(3);
});

test("no answer, whatever is asked, is HTML (D7)", async () => {
  const token = await running.token(["manage"]);
  const scim = await running.token(["scim"]);
  for (const path of [
    "/",
    "/scim",
    "/scim/v2/Nothing",
    "/v1/nothing",
    "/oauth2/nothing",
    "/%ff",
    "/scim/v2/Users/%ff",
  ]) {
    for (const bearer of [undefined, token, scim]) {
      const answer = await running.call(path, { token: bearer });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get("content-type")).toMatch(/json$/);
    }
  }
});
