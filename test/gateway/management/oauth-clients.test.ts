import { type Answer, type Api, faultOf, type Json, openApi } from "./api";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const COLLECTION = "/v1/oauth-clients";
const one = ({ client_id }: Json) => `${COLLECTION}/${client_id}`;
const make = (more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  api.post(COLLECTION, { name: "sailpoint", scopes: ["scim"], ...more }, headers);

/** Whether the token endpoint takes the secret. */
async function works({ client_id }: Json, secret: string): Promise<boolean> {
  const form = { grant_type: "client_credentials", client_id, client_secret: secret };
  const { status } = await fetch(`${api.url}/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams(form),
  });
  return status === 200;
}

describe("the life of a client", () => {
  test("its secret is shown in the answer that made it, and never again", async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      client_id: expect.stringMatching(/^rc_/),
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      scopes: ["scim"],
      integration: "default",
      base_url: `${api.url}/scim/v2`,
      token_url: `${api.url}/oauth2/token`,
      secrets: [{ id: expect.any(String), expires_at: null, last_used_at: null }],
    });
    const { client_secret: secret, ...rest } = made.body;
    expect((await api.get(one(made.body))).body).toEqual(rest);
    expect(await works(made.body, secret)).toBe(true);
    const everything = [
      await api.get(one(made.body)),
      await api.get(COLLECTION),
      await api.get("/v1/events"),
      await api.put(one(made.body), { name: "renamed", scopes: ["scim"] }),
    ];
    expect(JSON.stringify(everything.map(({ body }) => body))).not.toContain(secret);
    expect(JSON.stringify(everything.map(({ body }) => body))).not.toContain('"hash"');
  });

  test("a brought secret is taken and never answered", async () => {
    const client_secret = "x".repeat(43);
    const made = await make({ client_secret, integration: "default" });
    expect(made.body.client_secret).toBeUndefined();
    expect(await works(made.body, client_secret)).toBe(true);
  });

  test.each(["short", "x".repeat(42), "0".repeat(43), `${"x".repeat(43)}!`, "0123456789abcdef".repeat(3)])(
    "a brought secret that could be guessed is refused: %s",
    async (client_secret) => {
      expect(faultOf(await make({ client_secret }))).toMatchObject({
        status: 400,
        pointers: ["/client_secret"],
      });
    },
  );

  test("replaced and deleted; its secret stops working at once", async () => {
    const made = await make();
    const replaced = await api.put(one(made.body), {
      name: "okta",
      scopes: ["scim", "access:read"],
      expires_at: "2028-01-01T00:00:00Z",
    });
    expect(replaced.body).toMatchObject({ name: "okta", scopes: ["access:read", "scim"], revision: 2 });
    expect(replaced.headers.get("etag")).toMatch(/^W\/"2\./);
    expect((await api.delete(one(made.body))).status).toBe(204);
    expect(await works(made.body, made.body.client_secret)).toBe(false);
    expect((await api.get(one(made.body))).status).toBe(404);
  });

  test("one event for each change, none for an update that changes nothing", async () => {
    await api.newEvents();
    const { body } = await make();
    await api.put(one(body), { name: "sailpoint", scopes: ["scim", "scim"] });
    await api.put(one(body), { name: "x", scopes: ["scim"] });
    await api.post(`${one(body)}/secrets`, {});
    await api.delete(one(body));
    expect((await api.newEvents()).map(({ action }) => action)).toEqual([
      "oauth-client.created",
      "oauth-client.updated",
      "oauth-client.secret-rotated",
      "oauth-client.deleted",
    ]);
  });
});

describe("rotation", () => {
  test("two secrets live side by side for a stated time", async () => {
    const { body } = await make();
    const rotated = await api.post(`${one(body)}/secrets`, { previous_secret_ttl: "1h" });
    expect(rotated.status).toBe(201);
    expect(rotated.body.secrets).toHaveLength(2);
    const secrets = [body.client_secret, rotated.body.client_secret];
    const work = () => Promise.all(secrets.map((secret) => works(body, secret)));
    expect(await work()).toEqual([true, true]);
    api.setTime(api.now() + 3_600_000);
    expect(await work()).toEqual([false, true]);
  });

  test("0s ends the secret before at once; bringing the newest again changes nothing", async () => {
    const { body } = await make();
    const client_secret = "y".repeat(43);
    const rotate = () => api.post(`${one(body)}/secrets`, { client_secret, previous_secret_ttl: "0s" });
    const [first, second] = [await rotate(), await rotate()];
    expect(second.body).toEqual(first.body);
    expect([await works(body, body.client_secret), await works(body, client_secret)]).toEqual([false, true]);
  });
});

describe("refusals", () => {
  test.each<[Record<string, unknown>, string]>([
    [{ scopes: [] }, "/scopes"],
    [{ scopes: ["root"] }, "/scopes/0"],
    [{ scopes: ["scim", "manage"] }, "/scopes"],
    [{ scopes: ["manage"], integration: "default" }, "/integration"],
    [{ integration: "nowhere" }, "/integration"],
    [{ expires_at: "2020-01-01T00:00:00Z" }, "/expires_at"],
    [{ client_id: "mine" }, "/client_id"],
    [{ secrets: [] }, "/secrets"],
    [{ name: "" }, "/name"],
  ])("%j at %s", async (more, pointer) => {
    const answer = await make(more);
    expect(answer.status).toBe(pointer === "/integration" && more.integration === "nowhere" ? 404 : 400);
    expect(faultOf(answer).pointers).toEqual([pointer]);
  });

  test("the integration cannot change", async () => {
    const { body } = await make();
    const answer = await api.put(one(body), { name: "x", scopes: ["scim"], integration: "other" });
    expect(faultOf(answer)).toEqual({ status: 400, code: "immutable", pointers: ["/integration"] });
  });

  test("SEC-39: a client cannot delete itself, and the last that can manage cannot lose that", async () => {
    const alone = await openApi();
    try {
      const self = `${COLLECTION}/${alone.clientId}`;
      expect(faultOf(await alone.delete(self))).toMatchObject({ status: 409, code: "in-use" });
      expect(faultOf(await alone.put(self, { name: "x", scopes: ["manage:read"] }))).toMatchObject({
        status: 409,
      });
    } finally {
      await alone.close();
    }
  });
});

describe("Idempotency-Key", () => {
  test("a lost answer loses nothing: the client is found again, the secret stays untold", async () => {
    const headers = { "Idempotency-Key": "client-1" };
    const first = await make({}, headers);
    const second = await make({}, headers);
    const { client_secret: _, ...rest } = first.body;
    expect([second.status, second.body]).toEqual([201, rest]);
  });

  test("another request, or another brought secret, under the key is refused", async () => {
    const headers = { "Idempotency-Key": "client-2" };
    await make({ client_secret: "z".repeat(43) }, headers);
    for (const more of [
      { client_secret: "w".repeat(43) },
      {},
      { name: "x", client_secret: "z".repeat(43) },
    ]) {
      expect(faultOf(await make(more, headers))).toMatchObject({ status: 409, code: "already-exists" });
    }
  });
});
