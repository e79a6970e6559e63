/** The OAuth 2.0 Authorization Framework: the token endpoint, client credentials. */
import { createPublicKey, generateKeyPairSync, randomUUID } from "node:crypto";
import { truncateSync } from "node:fs";
import {
  type AuthorizationServer,
  basic,
  GRANT,
  ISSUER,
  openServer,
  post,
  read,
  type TestClient,
  takeToken,
} from "../gateway/oauth/authorization-server";
import { forge, forgeHmac, forgeUnsigned } from "../gateway/oauth/forge";

let server: AuthorizationServer;
let scim: TestClient;
let manager: TestClient;
const endpoint = () => `${server.url}/oauth2/token`;
const inForm = ({ clientId, secret }: TestClient) => ({ client_id: clientId, client_secret: secret });
const wrong = ({ clientId }: TestClient): TestClient => ({ clientId, secret: "w".repeat(43) });
const stranger: TestClient = { clientId: "rc_AAAAAAAAAAAAAAAAAAAAAA", secret: "w".repeat(43) };

beforeAll(async () => {
  server = await openServer();
  scim = await server.makeClient();
  manager = await server.makeClient({ scopes: ["manage", "manage:read", "access:read"] });
});

test("STD-01, C147, §4.4.3, §5.1: Basic authentication brings a bearer token that nobody may keep", async () => {
  const answer = await post(endpoint(), GRANT, basic(scim));
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
    token_type: "Bearer",
    expires_in: 3600,
    scope: "scim",
  });
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("pragma")).toBe("no-cache");
});

test("STD-02, C146, §2.3.1: credentials in the form", async () => {
  expect((await post(endpoint(), { ...GRANT, ...inForm(scim) })).status).toBe(200);
});

test("STD-03, C146: Basic and form together, equal: as SailPoint sends them", async () => {
  expect((await post(endpoint(), { ...GRANT, ...inForm(scim) }, basic(scim))).status).toBe(200);
  expect((await post(endpoint(), { ...GRANT, client_id: scim.clientId }, basic(scim))).status).toBe(200);
});

test.each([
  ["another secret", () => inForm(wrong(scim))],
  ["another client", () => inForm(manager)],
  ["another client's id alone", () => ({ client_id: manager.clientId })],
])("STD-03, C146, §2.3: Basic and %s in the form is invalid_request", async (_, fields) => {
  const answer = await post(endpoint(), { ...GRANT, ...fields() } as Record<string, string>, basic(scim));
  expect([answer.status, answer.body.error]).toEqual([400, "invalid_request"]);
});

test("STD-04, STD-05, C149, SEC-26, §5.2: wrong secret and unknown client are told alike, however they came", async () => {
  const answers = await Promise.all([
    post(endpoint(), GRANT, basic(wrong(scim))),
    post(endpoint(), GRANT, basic(stranger)),
    post(endpoint(), { ...GRANT, ...inForm(wrong(scim)) }),
    post(endpoint(), { ...GRANT, ...inForm(stranger) }),
    post(endpoint(), GRANT),
  ]);
  const [first] = answers;
  expect(first).toMatchObject({ status: 401, body: { error: "invalid_client" } });
  expect(first?.headers.get("www-authenticate")).toMatch(/^Basic /);
  for (const answer of answers) {
    expect([answer.status, answer.text]).toEqual([first?.status, first?.text]);
    const names = [...answer.headers.keys()];
    expect(names).toEqual([...(first?.headers.keys() ?? [])]);
    expect(answer.headers.get("www-authenticate")).toBe(first?.headers.get("www-authenticate"));
  }
});

test.each(["client_secret", "client_assertion"])(
  "STD-06, C152, §2.3.1: %s in the query is refused, and not logged",
  async (name) => {
    const url = `${endpoint()}?client_id=${scim.clientId}&${name}=${scim.secret}`;
    for (const headers of [{}, basic(scim)]) {
      const answer = await post(url, GRANT, headers);
      expect([answer.status, answer.body.error]).toEqual([400, "invalid_request"]);
    }
    expect(server.log()).not.toContain(scim.secret);
  },
);

test("STD-07, §2.3.1: id and secret that are percent-encoded to the last byte inside Basic", async () => {
  const percent = (text: string) =>
    [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
  const encoded = { clientId: percent(scim.clientId), secret: percent(scim.secret) };
  expect((await post(endpoint(), GRANT, basic(encoded))).status).toBe(200);
});

describe("C151, RFC 7523: a signed assertion is not taken, whatever it is", () => {
  const TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const claims = () => ({
    iss: scim.clientId,
    sub: scim.clientId,
    aud: ISSUER,
    exp: Math.floor(server.now() / 1_000) + 300,
    jti: randomUUID(),
  });
  const pem = async () => {
    const [jwk] = await server.oauth.keys.published();
    return createPublicKey({ key: jwk as never, format: "jwk" })
      .export({ type: "spki", format: "pem" })
      .toString();
  };

  test.each<[string, () => string | Promise<string>]>([
    [
      "signed by the client's own key",
      () => forge({ alg: "ES256", typ: "JWT", kid: "k" }, claims(), own.privateKey),
    ],
    ["of alg none", () => forgeUnsigned({ alg: "none", typ: "JWT" }, claims())],
    ["of alg none, with a signature", () => forgeUnsigned({ alg: "none" }, claims(), "AAAA")],
    ["HS256 with the gateway's public key", async () => forgeHmac({ alg: "HS256" }, claims(), await pem())],
    ["HS256 with the client's secret", () => forgeHmac({ alg: "HS256" }, claims(), scim.secret)],
    [
      "signed by the gateway's own key",
      async () => {
        const { kid, privateKey } = await server.oauth.keys.active("ES256");
        return forge({ alg: "ES256", typ: "JWT", kid }, claims(), privateKey);
      },
    ],
    ["that is an access token", () => takeToken(server, scim)],
    ["that is none", () => "no-assertion-at-all"],
  ])("C151: %s", async (_, make) => {
    const assertion = await make();
    const both = { client_assertion_type: TYPE, client_assertion: assertion };
    const forms: Record<string, string>[] = [
      both,
      { client_assertion: assertion },
      { client_assertion_type: TYPE },
    ];
    // Nor does a right secret beside it let in who means to be known by its signature (RFC 6749 §2.3).
    const companions: [Record<string, string>, Record<string, string>][] = [
      [{}, {}],
      [{ client_id: scim.clientId }, {}],
      [inForm(scim), {}],
      [{}, basic(scim)],
    ];
    const answers = await Promise.all([
      ...forms.flatMap((form) =>
        companions.map(([more, headers]) => post(endpoint(), { ...GRANT, ...form, ...more }, headers)),
      ),
      ...["introspect", "revoke"].map((path) =>
        post(`${server.url}/oauth2/${path}`, { token: "x", ...both }, basic(scim)),
      ),
    ]);
    for (const { status, headers, body } of answers) {
      expect([status, body]).toEqual([
        401,
        {
          error: "invalid_client",
          error_description: expect.stringMatching(/client_secret in the form.*HTTP Basic/),
        },
      ]);
      expect(headers.get("www-authenticate")).toMatch(/^Basic /);
    }
    expect(server.log()).not.toContain(assertion);
  });

  test("C151: as a grant it is unsupported, and the metadata promise nothing of it", async () => {
    const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    const assertion = forge({ alg: "ES256" }, claims(), own.privateKey);
    const answer = await post(endpoint(), { grant_type, assertion }, basic(scim));
    expect([answer.status, answer.body.error]).toEqual([400, "unsupported_grant_type"]);
    const metadata = await (await fetch(`${server.url}/.well-known/oauth-authorization-server`)).json();
    expect(metadata).toMatchObject({
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    });
    expect(JSON.stringify(metadata)).not.toContain("jwt");
  });
});

test.each(["GET", "PUT", "DELETE", "PATCH"])("STD-08, C152, §3.2: %s is 405", async (method) => {
  const answer = await read(await fetch(endpoint(), { method, headers: basic(scim) }));
  expect([answer.status, answer.body.error]).toEqual([405, "invalid_request"]);
  expect(answer.headers.get("allow")).toContain("POST");
});

test.each([
  ["no grant_type", {}],
  ["an empty grant_type", { grant_type: "" }],
])("STD-09, §5.2: %s is invalid_request", async (_, fields) => {
  const answer = await post(endpoint(), fields as Record<string, string>, basic(scim));
  expect([answer.status, answer.body.error]).toEqual([400, "invalid_request"]);
});

test.each(["grant_type", "scope", "client_id", "client_secret", "resource"])(
  "STD-09, C149, §3.2: a repeated %s is invalid_request, also with equal values",
  async (name) => {
    const fields = { ...GRANT, ...inForm(scim), scope: "scim", resource: "x" } as Record<string, string>;
    const twice: [string, string][] = [...Object.entries(fields), [name, fields[name] ?? ""]];
    const answer = await post(endpoint(), twice);
    expect([answer.status, answer.body.error]).toEqual([400, "invalid_request"]);
  },
);

test.each([
  "password",
  "authorization_code",
  "implicit",
  "refresh_token",
  "urn:ietf:params:oauth:grant-type:jwt-bearer",
  "urn:ietf:params:oauth:grant-type:token-exchange",
  "Client_Credentials",
  "client_credentials ",
])("STD-10, RFC 9700 §2.4: the grant type %j is unsupported", async (grant_type) => {
  const answer = await post(endpoint(), { grant_type, username: "u", password: "p", code: "c" }, basic(scim));
  expect([answer.status, answer.body.error]).toEqual([400, "unsupported_grant_type"]);
});

test("STD-11: the one grant that there is may be used by every client, whatever its scopes", async () => {
  for (const client of [scim, manager])
    expect((await post(endpoint(), GRANT, basic(client))).status).toBe(200);
});

test("STD-12, §3.3: an unknown scope is invalid_scope; a narrower one is granted and named", async () => {
  const unknown = await post(endpoint(), { ...GRANT, scope: "manage root" }, basic(manager));
  expect([unknown.status, unknown.body.error]).toEqual([400, "invalid_scope"]);
  const narrowed = await post(endpoint(), { ...GRANT, scope: "manage:read" }, basic(manager));
  expect([narrowed.status, narrowed.body.scope]).toEqual([200, "manage:read"]);
  const whole = await post(endpoint(), GRANT, basic(manager));
  expect(whole.body.scope).toBe("access:read manage manage:read");
});

test("C148: a scim client gets its token whatever scope an identity provider invents, in the form or in the query", async () => {
  const url = `${endpoint()}?scope=${encodeURIComponent("okta.custom other")}`;
  for (const answer of [
    await post(endpoint(), { ...GRANT, scope: "https://idp.example/.default" }, basic(scim)),
    await post(url, GRANT, basic(scim)),
  ]) {
    expect([answer.status, answer.body.scope]).toEqual([200, "scim"]);
  }
});

test("C148: a scope in the query narrows as one in the form does", async () => {
  const answer = await post(`${endpoint()}?scope=manage:read`, GRANT, basic(manager));
  expect(answer.body.scope).toBe("manage:read");
});

test("STD-13, C148, §3.2: unknown parameters and parameters without a value are ignored", async () => {
  const fields = {
    ...GRANT,
    scope: "",
    client_id: "",
    client_secret: "",
    resource: "x",
    audience: "y",
    prompt: "",
  };
  expect((await post(endpoint(), fields, basic(scim))).status).toBe(200);
});

test.each([
  ["application/json", JSON.stringify(GRANT)],
  ["application/json", "{"],
  ["text/plain", "grant_type=client_credentials"],
  ["multipart/form-data; boundary=x", "--x--"],
  ["application/x-www-form-urlencoded; charset=utf-16", "grant_type=client_credentials"],
])("STD-14, C152, §4.4.2: a body of %s is invalid_request", async (type, body) => {
  const headers = { "content-type": type, ...basic(scim) };
  const answer = await read(await fetch(endpoint(), { method: "POST", body, headers }));
  expect([answer.status, answer.body.error]).toEqual([400, "invalid_request"]);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("SailPoint: a charset parameter on the form's type is fine", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8", ...basic(scim) };
  const answer = await fetch(endpoint(), { method: "POST", body: "grant_type=client_credentials", headers });
  expect(answer.status).toBe(200);
});

test.each([
  ["too many parameters", "a=1&".repeat(10_000), 413],
  ["more parameters than a form has", "a=1&".repeat(30), 400],
  ["nested brackets", `${"a[]".repeat(20)}=1`, 400],
])("SEC-47: %s cannot hurt", async (_, body, status) => {
  const headers = { "content-type": "application/x-www-form-urlencoded", ...basic(scim) };
  const answer = await read(await fetch(endpoint(), { method: "POST", body, headers }));
  expect([answer.status, answer.body.error]).toEqual([status, "invalid_request"]);
});

test("STD-16, SEC-53, §5.2: no description repeats what was sent, nor holds a character it may not", async () => {
  const canary = 'CANARY"\\\u0001é';
  const secret = { clientId: canary, secret: canary };
  const answers = [
    await post(endpoint(), { ...GRANT, ...inForm(secret) }),
    await post(endpoint(), { grant_type: canary }, basic(scim)),
    await post(endpoint(), { ...GRANT, scope: canary }, basic(manager)),
    await post(`${endpoint()}?client_secret=${encodeURIComponent(canary)}`, GRANT),
    await post(endpoint(), [
      [canary, canary],
      [canary, canary],
    ]),
    await read(await fetch(`${server.url}/oauth2/CANARY`)),
    await read(
      await fetch(endpoint(), { method: "POST", body: canary, headers: { "content-type": "text/CANARY" } }),
    ),
  ];
  for (const { status, text, body } of answers) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(text).not.toContain("CANARY");
    expect(body.error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]+$/);
  }
  expect(server.log()).not.toContain("CANARY");
});

test("STD-29, SEC-32, RFC 9700 §4.15: a client's id is the server's choice and of a kind that no user has", () => {
  expect([scim.clientId, manager.clientId]).toEqual([
    expect.stringMatching(/^rc_[\w-]{22}$/),
    expect.stringMatching(/^rc_[\w-]{22}$/),
  ]);
});

test("C150: a new token leaves the old one alone", async () => {
  const tokens = await Promise.all(Array.from({ length: 8 }, () => post(endpoint(), GRANT, basic(scim))));
  for (const { body } of tokens) {
    const headers = { authorization: `Bearer ${body.access_token}` };
    expect((await fetch(`${server.url}/v1/whoami`, { headers })).status).toBe(200);
  }
  expect(new Set(tokens.map(({ body }) => body.access_token)).size).toBe(8);
});

test("outcomes are counted by error code", async () => {
  const before = await counted("rollcall_token_failures_total");
  await post(endpoint(), { grant_type: "password" }, basic(scim));
  expect(await counted("rollcall_token_failures_total")).toBe(before + 1);
  const text = await server.metrics.registry.metrics();
  expect(text).toMatch(/rollcall_token_failures_total\{reason="unsupported_grant_type"\} [1-9]/);
  expect(text).toMatch(/rollcall_tokens_issued_total\{grant="client_credentials"\} [1-9]/);
});

async function counted(name: string): Promise<number> {
  const metric = await server.metrics.registry.getSingleMetric(name)?.get();
  return (metric?.values ?? []).reduce((sum, { value }) => sum + Number(value), 0);
}

test("STD-18: when the store cannot answer, 503 and when to come back; never a token", async () => {
  const down = await openServer();
  const client = await down.makeClient();
  // The disk loses what was written: nothing of the client can be read any more.
  truncateSync(`${down.file}-wal`);
  const answer = await post(`${down.url}/oauth2/token`, GRANT, basic(client));
  expect([answer.status, answer.body.error]).toEqual([503, "temporarily_unavailable"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
});
