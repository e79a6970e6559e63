import { type Answer, type Api, faultOf, type Json, openApi } from "./api";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const COLLECTION = "/v1/scim-tokens";
const TEXT = /^rollcall_scim_[\w-]{43}$/;
const one = ({ id }: Json) => `${COLLECTION}/${id}`;
const make = (more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  api.post(COLLECTION, { name: "okta", ...more }, headers);

/** What the SCIM surface answers to the token. */
async function statusOf(token: string, base = "/scim/v2"): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${api.url}${base}/Users`, { headers })).status;
}

describe("the life of a token", () => {
  test("it is shown in the answer that made it, and never again", async () => {
    const made = await make();
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`${api.url}${one(made.body)}`);
    expect(made.body).toMatchObject({
      id: expect.stringMatching(/^rt_/),
      token: expect.stringMatching(TEXT),
      integration: "default",
      base_url: `${api.url}/scim/v2`,
      expires_at: null,
      last_used_at: null,
      revision: 1,
    });
    const { token, ...rest } = made.body;
    expect((await api.get(one(made.body))).body).toEqual(rest);
    expect(await statusOf(token)).toBe(200);
    const everything = [
      await api.get(COLLECTION),
      await api.get("/v1/events"),
      await api.put(one(made.body), { name: "renamed" }),
    ];
    const shown = JSON.stringify(everything.map(({ body }) => body));
    expect([shown.includes(token), shown.includes('"hash"')]).toEqual([false, false]);
  });

  test("a brought token is taken and never answered", async () => {
    const token = `rollcall_scim_${"y".repeat(43)}`;
    const made = await make({ token });
    expect([made.status, made.body.token]).toEqual([201, undefined]);
    expect(await statusOf(token)).toBe(200);
    expect(faultOf(await make({ token }))).toEqual({
      status: 409,
      code: "already-exists",
      pointers: ["/token"],
    });
  });

  test("replaced, expired and revoked: from the next request on", async () => {
    const { body } = await make();
    expect(await statusOf(body.token)).toBe(200);
    const expires_at = new Date(api.now() + 60_000).toISOString();
    const replaced = await api.put(one(body), { name: "jumpcloud", expires_at });
    expect(replaced.body).toMatchObject({ name: "jumpcloud", revision: 2, integration: "default" });
    expect(replaced.headers.get("etag")).toMatch(/^W\/"2\./);
    expect(await statusOf(body.token)).toBe(200);
    await api.put(one(body), { name: "jumpcloud", expires_at: new Date(api.now()).toISOString() });
    expect(await statusOf(body.token)).toBe(401);
    await api.put(one(body), { name: "jumpcloud" });
    expect(await statusOf(body.token)).toBe(200);
    expect((await api.delete(one(body))).status).toBe(204);
    expect(await statusOf(body.token)).toBe(401);
    expect((await api.get(one(body))).status).toBe(404);
  });

  test("of another integration is for that one alone", async () => {
    await api.post("/v1/integrations", { name: "hr" });
    const { body } = await make({ integration: "hr" });
    expect(body.base_url).toBe(`${api.url}/scim/hr/v2`);
    expect([await statusOf(body.token, "/scim/hr/v2"), await statusOf(body.token)]).toEqual([200, 403]);
    expect(faultOf(await api.delete("/v1/integrations/hr"))).toMatchObject({ status: 409, code: "in-use" });
    await api.delete(one(body));
    expect((await api.delete("/v1/integrations/hr")).status).toBe(204);
  });

  test("one event for each change, none for an update that changes nothing", async () => {
    await api.newEvents();
    const { body } = await make();
    await api.put(one(body), { name: "okta", expires_at: null, integration: "default" });
    await api.put(one(body), { name: "x" });
    await api.delete(one(body));
    expect((await api.newEvents()).map(({ action }) => action)).toEqual([
      "scim-token.created",
      "scim-token.updated",
      "scim-token.revoked",
    ]);
  });

  test("a list goes by creation, page by page", async () => {
    const names = ["page-1", "page-2", "page-3"];
    for (const name of names) await make({ name });
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await api.get(`${COLLECTION}?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ name }: Json) => name));
      cursor = body.next_cursor === null ? "" : encodeURIComponent(body.next_cursor);
    } while (cursor !== "");
    expect(seen.slice(-3)).toEqual(names);
  });
});

describe("preconditions", () => {
  test("If-Match that is stale is 412 and changes nothing", async () => {
    const { body, headers } = await make();
    const stale = { "If-Match": headers.get("etag") ?? "" };
    await api.put(one(body), { name: "x" });
    expect((await api.put(one(body), { name: "y" }, stale)).status).toBe(412);
    expect((await api.delete(one(body), stale)).status).toBe(412);
    expect((await api.get(one(body))).body.name).toBe("x");
  });

  test("If-None-Match that is current is 304", async () => {
    const { body } = await make();
    const etag = (await api.get(one(body))).headers.get("etag") ?? "";
    expect((await api.get(one(body), { "If-None-Match": etag })).status).toBe(304);
  });
});

describe("refusals", () => {
  test.each<[Record<string, unknown>, number, string]>([
    [{ integration: "nowhere" }, 404, "/integration"],
    [{ expires_at: "2020-01-01T00:00:00Z" }, 400, "/expires_at"],
    [{ expires_at: "soon" }, 400, "/expires_at"],
    [{ id: "mine" }, 400, "/id"],
    [{ scopes: ["manage"] }, 400, "/scopes"],
    [{ name: "" }, 400, "/name"],
    [{ token: "short" }, 400, "/token"],
    [{ token: "x".repeat(64) }, 400, "/token"],
    [{ token: `rollcall_scim_${"x".repeat(42)}` }, 400, "/token"],
    [{ token: `rollcall_scim_${"0".repeat(43)}` }, 400, "/token"],
    [{ token: `Bearer rollcall_scim_${"x".repeat(43)}` }, 400, "/token"],
  ])("%j", async (more, status, pointer) => {
    const answer = await make(more);
    expect(faultOf(answer)).toMatchObject({ status, pointers: [pointer] });
  });

  test("the integration cannot change, nor the token", async () => {
    const { body } = await make();
    expect(faultOf(await api.put(one(body), { name: "x", integration: "other" }))).toEqual({
      status: 400,
      code: "immutable",
      pointers: ["/integration"],
    });
    const another = { name: "x", token: `rollcall_scim_${"z".repeat(43)}` };
    expect(faultOf(await api.put(one(body), another))).toMatchObject({ status: 400, pointers: ["/token"] });
  });

  test("what is not there is 404", async () => {
    const nobody = `${COLLECTION}/rt_nobody`;
    const answers = [await api.get(nobody), await api.put(nobody, { name: "x" }), await api.delete(nobody)];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  test("reading takes manage:read, writing takes manage", async () => {
    const reader = await api.as(["manage:read"]);
    const { body } = await make();
    expect((await reader.get(one(body))).status).toBe(200);
    expect((await reader.post(COLLECTION, { name: "x" })).status).toBe(403);
    expect((await reader.delete(one(body))).status).toBe(403);
  });
});

describe("Idempotency-Key", () => {
  test("a lost answer loses nothing: the token is found again, and stays untold", async () => {
    const headers = { "Idempotency-Key": "token-1" };
    const { token: _, ...rest } = (await make({}, headers)).body;
    const second = await make({}, headers);
    expect([second.status, second.body]).toEqual([201, rest]);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(faultOf(await make({ name: "x" }, headers))).toMatchObject({
      status: 409,
      code: "already-exists",
    });
  });
});
