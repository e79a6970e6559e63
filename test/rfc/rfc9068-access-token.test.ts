/** JSON Web Token profile for access tokens, and RFC 6750: how the gateway takes them. Every forgery must be refused. */
import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import {
  ADMIN,
  type AuthorizationServer,
  basic,
  call,
  GRANT,
  ISSUER,
  openServer,
  post,
  type TestClient,
  takeToken,
} from "../gateway/oauth/authorization-server";
import { encode, forge, forgeHmac, forgeUnsigned, type Json, readToken } from "../gateway/oauth/forge";

let server: AuthorizationServer;
let client: TestClient;
let genuine: string;
let header: Json;
let payload: Json;
/** The gateway's own private keys, to make tokens that are wrong in nothing but one claim. */
let own: Record<"ES256" | "RS256", { kid: string; privateKey: KeyObject; jwk: Json }>;
const stolen = generateKeyPairSync("ec", { namedCurve: "P-256" });
const stolenRsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

beforeAll(async () => {
  server = await openServer();
  client = await server.makeClient();
  genuine = await takeToken(server, client);
  ({ header, payload } = readToken(genuine));
  const published = await server.oauth.keys.published();
  const ofAlgorithm = async (algorithm: "ES256" | "RS256") => ({
    ...(await server.oauth.keys.active(algorithm)),
    jwk: published.find(({ alg }) => alg === algorithm) ?? {},
  });
  own = { ES256: await ofAlgorithm("ES256"), RS256: await ofAlgorithm("RS256") };
});

const bearer = (token: string) => call(server, `Bearer ${token}`);
const publicPem = (jwk: Json) =>
  createPublicKey({ key: jwk as never, format: "jwk" })
    .export({ type: "spki", format: "pem" })
    .toString();

async function expectRefused(token: string): Promise<void> {
  const answer = await bearer(token);
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer error="invalid_token"/);
}

test("STD-21, §2: type, key id and every claim are present", () => {
  expect(header).toEqual({ alg: "ES256", typ: "at+jwt", kid: own.ES256.kid });
  expect(payload).toEqual({
    iss: ISSUER,
    aud: ISSUER,
    sub: client.clientId,
    client_id: client.clientId,
    iat: expect.any(Number),
    exp: (payload.iat as number) + 3600,
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    scope: "scim",
    integration: "default",
  });
});

test("a genuine token is taken, by either algorithm (STD-22, §2.1)", async () => {
  const answer = await bearer(genuine);
  expect([answer.status, answer.body]).toEqual([
    200,
    { clientId: client.clientId, integration: "default", scopes: ["scim"] },
  ]);
  const rsa = forge({ ...header, alg: "RS256", kid: own.RS256.kid }, payload, own.RS256.privateKey);
  expect((await bearer(rsa)).status).toBe(200);
});

describe("SEC-20, STD-23: a forged signature or header", () => {
  type Vector = [string, () => string];
  const vectors: Vector[] = [
    ...["none", "None", "nOnE", "NONE", ""].map(
      (alg): Vector => [`alg ${alg}`, () => forgeUnsigned({ ...header, alg }, payload)],
    ),
    [
      "alg none with the genuine signature",
      () => forgeUnsigned({ ...header, alg: "none" }, payload, readToken(genuine).signature),
    ],
    ["no signature under ES256", () => forgeUnsigned(header, payload)],
    ["a signature of zeros", () => forgeUnsigned(header, payload, Buffer.alloc(64).toString("base64url"))],
    [
      "HS256 with our public PEM",
      () => forgeHmac({ ...header, alg: "HS256" }, payload, publicPem(own.ES256.jwk)),
    ],
    [
      "HS256 with our public RSA PEM",
      () => forgeHmac({ ...header, alg: "HS256", kid: own.RS256.kid }, payload, publicPem(own.RS256.jwk)),
    ],
    [
      "HS256 with our JWK",
      () => forgeHmac({ ...header, alg: "HS256" }, payload, JSON.stringify(own.ES256.jwk)),
    ],
    [
      "HS256 with our public DER",
      () =>
        forgeHmac(
          { ...header, alg: "HS256" },
          payload,
          createPublicKey({ key: own.ES256.jwk as never, format: "jwk" }).export({
            type: "spki",
            format: "der",
          }),
        ),
    ],
    ["HS256 with an empty secret", () => forgeHmac({ ...header, alg: "HS256" }, payload, "")],
    [
      "ES256 signed, RS256 in the header",
      () => forge({ ...header, alg: "RS256" }, payload, own.ES256.privateKey),
    ],
    [
      "RS256 signed, ES256 in the header",
      () => forge({ ...header, kid: own.RS256.kid }, payload, own.RS256.privateKey),
    ],
    [
      "RS256 under the kid of the ES256 key",
      () => forge({ ...header, alg: "RS256" }, payload, own.RS256.privateKey),
    ],
    [
      "ES256 under the kid of the RS256 key",
      () => forge({ ...header, kid: own.RS256.kid }, payload, own.ES256.privateKey),
    ],
    ...["ES384", "PS256", "RS512", "EdDSA", "HS512"].map(
      (alg): Vector => [
        `${alg} in the header`,
        () => forge({ ...header, alg }, payload, own.ES256.privateKey),
      ],
    ),
    ["another key", () => forge(header, payload, stolen.privateKey)],
    [
      "another key that it brings as jwk",
      () => forge({ ...header, jwk: stolen.publicKey.export({ format: "jwk" }) }, payload, stolen.privateKey),
    ],
    [
      "another key that it points to by jku",
      () => forge({ ...header, jku: "https://evil.example/jwks.json" }, payload, stolen.privateKey),
    ],
    ["another key in x5c", () => forge({ ...header, x5c: ["MIIB"] }, payload, stolen.privateKey)],
    [
      "another key that it points to by x5u",
      () => forge({ ...header, x5u: "https://evil.example/x5u" }, payload, stolen.privateKey),
    ],
    [
      "another RSA key",
      () => forge({ ...header, alg: "RS256", kid: own.RS256.kid }, payload, stolenRsa.privateKey),
    ],
    [
      "kid that is a path",
      () => forge({ ...header, kid: "../../../../dev/null" }, payload, stolen.privateKey),
    ],
    ["kid that is SQL", () => forge({ ...header, kid: "' or 1=1 --" }, payload, stolen.privateKey)],
    ["kid __proto__", () => forge({ ...header, kid: "__proto__" }, payload, stolen.privateKey)],
    ["an empty kid", () => forge({ ...header, kid: "" }, payload, own.ES256.privateKey)],
    ["kid that is a number", () => forge({ ...header, kid: 1 }, payload, own.ES256.privateKey)],
    ["kid that is a list", () => forge({ ...header, kid: [own.ES256.kid] }, payload, own.ES256.privateKey)],
    ["no kid", () => forge({ alg: "ES256", typ: "at+jwt" }, payload, own.ES256.privateKey)],
    ["crit", () => forge({ ...header, crit: ["exp"] }, payload, own.ES256.privateKey)],
    ["b64 false", () => forge({ ...header, b64: false }, payload, own.ES256.privateKey)],
    ...["JWT", "at+JWT ", "id+jwt", "secevent+jwt", "", 1, null].map(
      (typ): Vector => [`typ ${typ}`, () => forge({ ...header, typ }, payload, own.ES256.privateKey)],
    ),
    ["no typ", () => forge({ alg: "ES256", kid: own.ES256.kid }, payload, own.ES256.privateKey)],
    [
      "a header that is a list",
      () => `${encode([header])}.${encode(payload)}.${readToken(genuine).signature}`,
    ],
  ];

  test("there are at least 30 vectors", () => expect(vectors.length).toBeGreaterThanOrEqual(30));
  test.each(vectors)("%s", (_, make) => expectRefused(make()));
});

describe("SEC-21, STD-23, §4: a token of our own key with one wrong claim", () => {
  const without = (name: string) => ({ ...payload, [name]: undefined });
  const claims: [string, () => unknown][] = [
    ...["iss", "aud", "sub", "client_id", "iat", "exp", "jti", "scope"].map(
      (name): [string, () => unknown] => [`no ${name}`, () => without(name)],
    ),
    ["another environment's issuer", () => ({ ...payload, iss: "https://staging.rollcall.example" })],
    ["the issuer with a slash", () => ({ ...payload, iss: `${ISSUER}/` })],
    ["a prefix of the issuer", () => ({ ...payload, iss: ISSUER.slice(0, -1) })],
    ["issuers in a list", () => ({ ...payload, iss: [ISSUER] })],
    ["another audience", () => ({ ...payload, aud: "https://other.example" })],
    ["a prefix of the audience", () => ({ ...payload, aud: ISSUER.slice(0, -1) })],
    ["the audience and more", () => ({ ...payload, aud: `${ISSUER}.evil.example` })],
    ["the audience in other case", () => ({ ...payload, aud: ISSUER.toUpperCase() })],
    ["audiences in a list with another", () => ({ ...payload, aud: [ISSUER, "https://other.example"] })],
    ["the audience in a list", () => ({ ...payload, aud: [ISSUER] })],
    ["exp as text", () => ({ ...payload, exp: String(payload.exp) })],
    ["exp null", () => ({ ...payload, exp: null })],
    ["nbf in the future", () => ({ ...payload, nbf: Math.floor(server.now() / 1000) + 120 })],
    ["nbf as text", () => ({ ...payload, nbf: "0" })],
    ["iat in the future", () => ({ ...payload, iat: Math.floor(server.now() / 1000) + 120 })],
    ["sub of someone else", () => ({ ...payload, sub: "alice" })],
    ["a client that does not exist", () => ({ ...payload, sub: "rc_nobody", client_id: "rc_nobody" })],
    ["another integration", () => ({ ...payload, integration: "other" })],
    ["no integration", () => without("integration")],
    ["an empty jti", () => ({ ...payload, jti: "" })],
    ["scope in a list", () => ({ ...payload, scope: ["scim"] })],
    ["a payload that is a list", () => [payload]],
    ["a payload that is text", () => "payload"],
  ];
  test.each(claims)("%s", (_, make) => expectRefused(forge(header, make(), own.ES256.privateKey)));

  test("scopes that the client does not have are not gained by naming them", async () => {
    const forged = { ...payload, jti: "other", scope: "scim manage manage:read" };
    const answer = await bearer(forge(header, forged, own.ES256.privateKey));
    expect(answer.body.scopes).toEqual(["scim"]);
  });
});

test("SEC-22: of all truncations, deletions, case flips and paddings of a genuine token none is taken", async () => {
  expect((await bearer(genuine)).status).toBe(200);
  const authenticator = server.oauth.authenticator;
  const variants = new Set<string>([`${genuine}=`, `${genuine}A`, `${genuine}.`, `.${genuine}`]);
  for (let at = 0; at < genuine.length; at += 1) {
    const character = genuine[at] ?? "";
    const flipped = character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase();
    variants.add(genuine.slice(0, at) + genuine.slice(at + 1));
    variants.add(genuine.slice(0, at) + flipped + genuine.slice(at + 1));
  }
  for (let cut = 1; cut <= 10; cut += 1) variants.add(genuine.slice(0, -cut));
  // The spare bits of the last character: same bytes to a lenient decoder.
  for (const last of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") {
    variants.add(genuine.slice(0, -1) + last);
  }
  variants.delete(genuine);
  let accepted = 0;
  for (const variant of variants) {
    try {
      await authenticator.authenticate(`Bearer ${variant}`);
      accepted += 1;
    } catch (error) {
      expect(error).toMatchObject({ status: 401 });
    }
  }
  expect(variants.size).toBeGreaterThan(1_000);
  expect(accepted).toBe(0);
});

test.each([
  [-61, 401],
  [-59, 200],
])(
  "STD-28: a token whose exp lies %i s away is answered %i: clocks may differ by 60 s",
  async (offset, status) => {
    const now = Math.floor(server.now() / 1_000);
    const claims = { ...payload, jti: `exp${offset}`, iat: now - 3_600, exp: now + offset };
    expect((await bearer(forge(header, claims, own.ES256.privateKey))).status).toBe(status);
  },
);

test.each([
  [59, 200],
  [62, 401],
])("STD-28: a token whose nbf lies %i s ahead is answered %i", async (offset, status) => {
  const claims = { ...payload, jti: `nbf${offset}`, nbf: Math.floor(server.now() / 1_000) + offset };
  expect((await bearer(forge(header, claims, own.ES256.privateKey))).status).toBe(status);
});

test("STD-24, RFC 6750 §3.1: without credentials the challenge names no error", async () => {
  for (const authorization of [undefined, "Basic cmNfOng="]) {
    const answer = await call(server, authorization);
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="rollcall"']);
  }
});

test("STD-25, RFC 6750 §2: malformed headers, two tokens, and tokens elsewhere are never taken", async () => {
  for (const authorization of [
    "Bearer",
    "Bearer ",
    `Bearer ${genuine} ${genuine}`,
    `Bearer ${genuine},x`,
    `Token ${genuine}`,
    genuine,
  ]) {
    expect((await call(server, authorization)).status).toBe(401);
  }
  const inQuery = await fetch(`${server.url}/v1/whoami?access_token=${genuine}`);
  expect(inQuery.status).toBe(401);
});

test("STD-26, RFC 6750 §3.1: a token without the scope is 403 and told which one is missing", async () => {
  const headers = { authorization: `Bearer ${genuine}` };
  const answer = await fetch(`${server.url}/v1/managers`, { headers });
  expect(answer.status).toBe(403);
  expect(answer.headers.get("www-authenticate")).toBe('Bearer error="insufficient_scope", scope="manage"');
});

test("RFC 9110 §11.1: the scheme is compared without case; Bearer pasted twice is forgiven", async () => {
  for (const authorization of [`bearer ${genuine}`, `BEARER ${genuine}`, `Bearer Bearer ${genuine}`]) {
    expect((await call(server, authorization)).status).toBe(200);
  }
});

test("SEC-33: a client that is removed or has expired is out with the first request after it", async () => {
  const removed = await server.makeClient({ scopes: ["access:read"] });
  const expiring = await server.makeClient({ scopes: ["access:read"], expiresAt: server.now() + 3_000 });
  const tokens = [await takeToken(server, removed), await takeToken(server, expiring)];
  for (const token of tokens) expect((await bearer(token)).status).toBe(200);
  await server.clients.remove(removed.clientId, ADMIN);
  await expectRefused(tokens[0] ?? "");
  await server.clients.update(
    { clientId: expiring.clientId, changes: { name: "x", scopes: ["access:read"], expiresAt: server.now() } },
    ADMIN,
  );
  await expectRefused(tokens[1] ?? "");
  for (const gone of [removed, expiring]) {
    const answer = await post(`${server.url}/oauth2/token`, GRANT, basic(gone));
    expect([answer.status, answer.body.error]).toEqual([401, "invalid_client"]);
  }
});

test("SEC-33, SEC-36: a scope taken from the client is gone from its tokens with the next request", async () => {
  const changing = await server.makeClient({ scopes: ["access:read", "manage:read"] });
  const token = await takeToken(server, changing);
  expect((await bearer(token)).body.scopes).toEqual(["access:read", "manage:read"]);
  const changes = { name: "x", scopes: ["access:read"] as const, expiresAt: null };
  await server.clients.update({ clientId: changing.clientId, changes }, ADMIN);
  expect((await bearer(token)).body.scopes).toEqual(["access:read"]);
});

test("SEC-37: two callers in 200 parallel requests are never mistaken for each other", async () => {
  const other = await server.makeClient({ scopes: ["access:read"] });
  const tokens = [genuine, await takeToken(server, other)];
  const ids = [client.clientId, other.clientId];
  const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => bearer(tokens[i % 2] ?? "")));
  answers.forEach(({ body }, i) => {
    expect(body.clientId).toBe(ids[i % 2]);
  });
});
