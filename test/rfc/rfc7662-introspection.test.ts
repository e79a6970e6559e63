/** OAuth 2.0 Token Introspection. */
import {
  type AuthorizationServer,
  basic,
  ISSUER,
  openServer,
  post,
  read,
  type TestClient,
  takeToken,
} from "../gateway/oauth/authorization-server";
import { forge, readToken } from "../gateway/oauth/forge";

let server: AuthorizationServer;
let client: TestClient;
let other: TestClient;
let manager: TestClient;

beforeAll(async () => {
  server = await openServer();
  client = await server.makeClient();
  other = await server.makeClient({ scopes: ["access:read"] });
  manager = await server.makeClient({ scopes: ["manage"] });
});

const introspect = (token: string, headers: Record<string, string>) =>
  post(`${server.url}/oauth2/introspect`, { token }, headers);
const asBearer = async (who: TestClient) => ({ authorization: `Bearer ${await takeToken(server, who)}` });

test("STD-35, §2.2: an active token is described to its own client", async () => {
  const answer = await introspect(await takeToken(server, client), basic(client));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.body).toEqual({
    active: true,
    token_type: "Bearer",
    scope: "scim",
    client_id: client.clientId,
    sub: client.clientId,
    iss: ISSUER,
    aud: ISSUER,
    iat: expect.any(Number),
    exp: expect.any(Number),
    jti: expect.any(String),
    integration: "default",
  });
});

test("a token with the scope manage sees every client's tokens", async () => {
  const answer = await introspect(await takeToken(server, client), await asBearer(manager));
  expect(answer.body).toMatchObject({ active: true, client_id: client.clientId });
});

test("STD-34, SEC-30, §2.2: unknown, expired, revoked, foreign and garbage tokens are told alike", async () => {
  const expired = await takeToken(server, client);
  const { header, payload } = readToken(expired);
  const { privateKey } = await server.oauth.keys.active("ES256");
  const revoked = await takeToken(server, client);
  await post(`${server.url}/oauth2/revoke`, { token: revoked }, basic(client));
  const tokens = [
    forge(header, { ...payload, exp: Math.floor(server.now() / 1000) - 120 }, privateKey),
    revoked,
    await takeToken(server, other),
    "garbage",
    `${expired}x`,
    "é".repeat(100),
    "a".repeat(10_000),
  ];
  for (const token of tokens) {
    const answer = await introspect(token, basic(client));
    expect([answer.status, answer.text]).toEqual([200, '{"active":false}']);
  }
});

test("STD-33, §2.1: without authentication 401, by GET 405, without a token 400", async () => {
  const token = await takeToken(server, client);
  const anonymous = await introspect(token, {});
  expect([anonymous.status, anonymous.body.error]).toEqual([401, "invalid_client"]);
  const forged = await introspect(token, { authorization: "Bearer garbage" });
  expect([forged.status, forged.body.error]).toEqual([401, "invalid_token"]);
  expect(forged.headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_token"/);
  const get = await read(
    await fetch(`${server.url}/oauth2/introspect?token=${token}`, { headers: basic(client) }),
  );
  expect(get.status).toBe(405);
  const missing = await post(`${server.url}/oauth2/introspect`, {}, basic(client));
  expect([missing.status, missing.body.error]).toEqual([400, "invalid_request"]);
});

test("RFC 6750 §3.1: a token without the scope manage may not introspect", async () => {
  const answer = await introspect(await takeToken(server, client), await asBearer(other));
  expect([answer.status, answer.body.error]).toEqual([403, "insufficient_scope"]);
});

test("what is said is what is stored, not what was remembered a moment ago", async () => {
  const token = await takeToken(server, other);
  const asked = await introspect(token, basic(other));
  expect(asked.body.active).toBe(true);
  await post(`${server.url}/oauth2/revoke`, { token }, basic(other));
  expect((await introspect(token, basic(other))).text).toBe('{"active":false}');
});
