import { type Api, faultOf, openApi } from "./api";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const ONE = "/v1/integrations/okta";

describe("the life of an integration", () => {
  test("added, read, replaced, deleted; one event for each change", async () => {
    await api.newEvents();
    const made = await api.post("/v1/integrations", { name: "okta" });
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(api.url + ONE);
    expect(made.body).toEqual({
      name: "okta",
      description: "",
      unmatched_groups: "reject",
      default_owners: [],
      default_roles: [],
      extensions: [],
      trait_mapping: {},
      unknown_members: "reject",
      patch_response: "auto",
      password_sync: false,
      mass_removal_guard: null,
      lock_ttl: null,
      sso_connector: "",
      base_url: `${api.url}/scim/okta/v2`,
      token_url: `${api.url}/oauth2/token`,
      user_count: 0,
      list_count: 0,
      revision: 1,
      created_at: "2027-01-20T10:00:00Z",
      updated_at: "2027-01-20T10:00:00Z",
    });
    const replaced = await api.put(ONE, { default_roles: ["b", "a"], lock_ttl: "1d" });
    expect(replaced.body).toMatchObject({ default_roles: ["a", "b"], lock_ttl: "24h", revision: 2 });
    expect((await api.get(ONE)).body).toEqual(replaced.body);
    expect((await api.delete(ONE)).status).toBe(204);
    expect((await api.get(ONE)).status).toBe(404);
    expect((await api.newEvents()).map(({ action }) => action)).toEqual([
      "integration.created",
      "integration.updated",
      "integration.deleted",
    ]);
  });

  test("what was read can be sent back, with null for what is empty, and changes nothing", async () => {
    await api.post("/v1/integrations", { name: "okta", default_roles: ["a"], trait_mapping: { t: "title" } });
    await api.newEvents();
    const again = await api.put(ONE, {
      name: "okta",
      description: null,
      unmatched_groups: null,
      default_owners: [],
      default_roles: ["a", "a"],
      trait_mapping: { t: "title" },
      lock_ttl: null,
      sso_connector: null,
    });
    expect(again.body).toMatchObject({ revision: 1 });
    expect(await api.newEvents()).toEqual([]);
    expect((await api.put(ONE, {})).body).toMatchObject({
      default_roles: [],
      trait_mapping: {},
      revision: 2,
    });
  });

  test("the one named default exists from the start, can be changed, and cannot be deleted", async () => {
    const { body } = await api.get("/v1/integrations/default");
    expect(body.base_url).toBe(`${api.url}/scim/v2`);
    expect((await api.put("/v1/integrations/default", { description: "d" })).body.description).toBe("d");
    const refused = await api.delete("/v1/integrations/default");
    expect(faultOf(refused)).toMatchObject({ status: 409, code: "in-use" });
  });

  test("cannot be deleted while a list or an active user belongs to it", async () => {
    await api.post("/v1/integrations", { name: "used" });
    const list = { name: "used-list", title: "Used", type: "scim", integration: "used" };
    await api.post("/v1/access-lists", list);
    const user = await api.addUser("someone", {}, "used");
    expect((await api.get("/v1/integrations/used")).body).toMatchObject({ user_count: 1, list_count: 1 });
    expect((await api.delete("/v1/integrations/used")).body.detail).toContain(
      "1 access lists and 1 active users",
    );
    await api.delete("/v1/access-lists/used-list");
    expect((await api.delete("/v1/integrations/used")).status).toBe(409);
    await api.services.users.remove({
      integration: "used",
      id: user.id,
      actor: { id: "idp", requestId: "t" },
    });
    expect((await api.delete("/v1/integrations/used")).status).toBe(204);
  });
});

describe("refusals", () => {
  test.each<[Record<string, unknown>, string]>([
    [{ name: "Okta" }, "/name"],
    [{ name: "x", unmatched_groups: "ignore" }, "/unmatched_groups"],
    [{ name: "x", lock_ttl: "soon" }, "/lock_ttl"],
    [{ name: "x", trait_mapping: { team: "a.b.c" } }, "/trait_mapping/team"],
    [{ name: "x", default_owners: [{ name: "a" }, { name: "a" }] }, "/default_owners/1/name"],
    [{ name: "x", user_count: 5 }, "/user_count"],
    [{ name: "x", revision: 5 }, "/revision"],
  ])("%j at %s", async (body, pointer) => {
    expect(faultOf(await api.post("/v1/integrations", body))).toMatchObject({
      status: 400,
      pointers: [pointer],
    });
  });

  test("the name cannot change, and is not taken twice", async () => {
    await api.post("/v1/integrations", { name: "entra" });
    const renamed = await api.put("/v1/integrations/entra", { name: "azure" });
    expect(faultOf(renamed)).toEqual({ status: 400, code: "immutable", pointers: ["/name"] });
    const taken = await api.post("/v1/integrations", { name: "entra" });
    expect(faultOf(taken)).toEqual({ status: 409, code: "already-exists", pointers: ["/name"] });
    expect((await api.put("/v1/integrations/nowhere", {})).status).toBe(404);
  });

  test("a repeated creation under one Idempotency-Key finds what the first one made", async () => {
    const headers = { "Idempotency-Key": "integration-1" };
    const first = await api.post("/v1/integrations", { name: "ping" }, headers);
    const second = await api.post("/v1/integrations", { name: "ping" }, headers);
    expect([second.status, second.body]).toEqual([201, first.body]);
  });

  test("a stale If-Match is 412", async () => {
    await api.post("/v1/integrations", { name: "tagged" });
    const put = (description: string) =>
      api.put("/v1/integrations/tagged", { description }, { "If-Match": 'W/"1"' });
    expect([(await put("a")).status, (await put("b")).status]).toEqual([200, 412]);
    expect((await api.delete("/v1/integrations/tagged", { "If-Match": 'W/"1"' })).status).toBe(412);
  });
});

test("pages hold every integration once, in order of name", async () => {
  const names: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { body } = await api.get(`/v1/integrations?limit=2${cursor && `&cursor=${cursor}`}`);
    names.push(...body.items.map(({ name }: { name: string }) => name));
    expect(body.total).toBeGreaterThanOrEqual(names.length);
    cursor = body.next_cursor;
  }
  expect(names).toEqual([...new Set(names)].sort());
  expect(names).toContain("default");
});

test("a page never starts again unasked when the integration that the one before ended with is gone", async () => {
  for (const name of ["a0", "a1", "a2"]) await api.post("/v1/integrations", { name });
  const { next_cursor } = (await api.get("/v1/integrations?limit=2")).body;
  await api.delete("/v1/integrations/a1");
  const next = await api.get(`/v1/integrations?limit=2&cursor=${next_cursor}`);
  expect(faultOf(next)).toMatchObject({ status: 412, code: "stale" });
});
