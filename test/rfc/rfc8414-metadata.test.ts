/** OAuth 2.0 Authorization Server Metadata, and the JSON Web Key Set (RFC 7517). */
import { createPublicKey, verify } from "node:crypto";
import {
  ADMIN,
  type AuthorizationServer,
  call,
  ISSUER,
  openServer,
  read,
  takeToken,
} from "../gateway/oauth/authorization-server";
import { readToken } from "../gateway/oauth/forge";

const METADATA = "/.well-known/oauth-authorization-server";
const JWKS = "/.well-known/jwks.json";
const get = async (server: AuthorizationServer, path: string) => read(await fetch(server.url + path));
const keysOf = async (server: AuthorizationServer) =>
  (await get(server, JWKS)).body.keys as Record<string, string>[];

let server: AuthorizationServer;
beforeAll(async () => {
  server = await openServer();
});

test("STD-31, STD-22, §2, §3.2: everything a client needs, and nothing that is not offered", async () => {
  const answer = await get(server, METADATA);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.body).toEqual({
    issuer: ISSUER,
    token_endpoint: `${ISSUER}/oauth2/token`,
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    introspection_endpoint: `${ISSUER}/oauth2/introspect`,
    introspection_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post", "Bearer"],
    revocation_endpoint: `${ISSUER}/oauth2/revoke`,
    revocation_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    jwks_uri: `${ISSUER}/.well-known/jwks.json`,
    scopes_supported: ["scim", "access:read", "manage:read", "manage"],
    response_types_supported: [],
    grant_types_supported: ["client_credentials"],
    access_token_signing_alg_values_supported: ["ES256", "RS256"],
  });
});

test.each(["https://idp.example/rollcall", "https://idp.example/rollcall/", "https://idp.example/a+b/(c)"])(
  "STD-31, §3.1: the issuer %s is repeated byte for byte, also below the path-inserted name",
  async (issuer) => {
    const below = await openServer({ issuer });
    const path = new URL(issuer).pathname.replace(/\/$/, "");
    const [plain, inserted] = [await get(below, METADATA), await get(below, METADATA + path)];
    expect(plain.body.issuer).toBe(issuer);
    expect(inserted.text).toBe(plain.text);
    expect(plain.body.token_endpoint).toBe(`${issuer.replace(/\/$/, "")}/oauth2/token`);
    const client = await below.makeClient();
    const token = await takeToken(below, client);
    expect(readToken(token).payload).toMatchObject({ iss: issuer });
    expect((await call(below, `Bearer ${token}`)).status).toBe(200);
  },
);

test("SEC-55: headers of the caller never move the issuer", async () => {
  const headers = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    forwarded: "host=evil.example",
  };
  const answer = await read(await fetch(server.url + METADATA, { headers }));
  expect(answer.text).not.toContain("evil.example");
});

test("STD-32, RFC 7517 §5, RFC 9068 §2.1: both keys, their public parameters only", async () => {
  const answer = await get(server, JWKS);
  expect(answer.headers.get("content-type")).toBe("application/jwk-set+json");
  expect(answer.body.keys).toEqual([
    expect.objectContaining({ use: "sig" }),
    expect.objectContaining({ use: "sig" }),
  ]);
  const keys = await keysOf(server);
  expect(keys.map(({ alg, kty }) => `${alg} ${kty}`).sort()).toEqual(["ES256 EC", "RS256 RSA"]);
  for (const key of keys) {
    expect(
      Object.keys(key).filter((name) => ["d", "p", "q", "dp", "dq", "qi", "k", "oth"].includes(name)),
    ).toEqual([]);
  }
});

test.each([3_600, 60])(
  "STD-32: with tokens of %i s, caches hear of a new key in time",
  async (tokenLifetime) => {
    const brief = await openServer({ tokenLifetime });
    const cacheControl = (await get(brief, JWKS)).headers.get("cache-control") ?? "";
    const maxAge = Number(/^public, max-age=(\d+)$/.exec(cacheControl)?.[1]);
    expect(maxAge).toBeGreaterThan(0);
    expect(maxAge).toBeLessThanOrEqual((tokenLifetime + 120) / 2);
  },
);

test.each(["ES256", "RS256"] as const)(
  "%s: a token verifies against the published key, by anyone",
  async (algorithm) => {
    const signing = await openServer({ algorithm });
    const token = await takeToken(signing, await signing.makeClient());
    const { header, signature } = readToken(token);
    expect(header.alg).toBe(algorithm);
    const jwk = (await keysOf(signing)).find(({ kid }) => kid === header.kid);
    const key = createPublicKey({ key: jwk as never, format: "jwk" });
    const signed = Buffer.from(token.slice(0, token.lastIndexOf(".")));
    const options = { key, dsaEncoding: "ieee-p1363" as const };
    expect(verify("sha256", signed, options, Buffer.from(signature, "base64url"))).toBe(true);
  },
);

test("rotation: new tokens by the new key, old ones honoured until the last has ended, then the old key is gone", async () => {
  const rotating = await openServer();
  const client = await rotating.makeClient();
  const old = await takeToken(rotating, client);
  await rotating.oauth.keys.rotate("ES256", ADMIN);
  const fresh = await takeToken(rotating, client);
  expect(readToken(fresh).header.kid).not.toBe(readToken(old).header.kid);
  expect(await keysOf(rotating)).toHaveLength(3);
  for (const token of [old, fresh]) expect((await call(rotating, `Bearer ${token}`)).status).toBe(200);
  const { items } = await rotating.store.read.events.page({ targetType: "signing-key" }, { limit: 10 });
  expect(items.map(({ action }) => action)).toEqual([
    "signing-key.created",
    "signing-key.created",
    "signing-key.rotated",
  ]);
});

test("a key that has leaked is ended at once: its tokens are out with the next request", async () => {
  const rotating = await openServer();
  const client = await rotating.makeClient();
  const old = await takeToken(rotating, client);
  expect((await call(rotating, `Bearer ${old}`)).status).toBe(200);
  await rotating.oauth.keys.rotate("ES256", ADMIN, true);
  expect((await call(rotating, `Bearer ${old}`)).status).toBe(401);
  expect((await call(rotating, `Bearer ${await takeToken(rotating, client)}`)).status).toBe(200);
});
