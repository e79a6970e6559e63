import { type Api, faultOf, openApi } from "./api";
import { declared, declareList, path } from "./declarations";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const declare = (more?: Record<string, unknown>) => declareList(api, more);

describe("the life of a list", () => {
  test("declared, read, replaced, deleted; one event for each change", async () => {
    await api.newEvents();
    const made = await api.post("/v1/access-lists", {
      name: "scim-group-requester",
      title: "GroupRequester",
      type: "scim",
      grants: { roles: ["requester"] },
      owners: [{ name: "alice" }],
      audit: { recurrence: { frequency: 3, day_of_month: 15 } },
    });
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe(`${api.url}/v1/access-lists/scim-group-requester`);
    expect(made.body).toMatchObject({
      grants: { roles: ["requester"], traits: {} },
      owners: [{ name: "alice", kind: "user", description: "" }],
      next_audit_date: "2027-04-15T00:00:00Z",
      revision: 1,
      member_count: 0,
      created_at: "2027-01-20T10:00:00Z",
      scim: { group_id: expect.any(String), linked: false },
    });
    expect((await api.get(path(made.body))).body).toEqual(made.body);

    const replaced = await api.put(path(made.body), { title: "GroupRequester", description: "d" });
    expect(replaced.status).toBe(200);
    expect(replaced.body).toMatchObject({ description: "d", grants: { roles: [] }, owners: [], revision: 2 });
    expect(replaced.body.scim).toEqual(made.body.scim);

    expect((await api.delete(path(made.body))).status).toBe(204);
    expect(faultOf(await api.get(path(made.body)))).toMatchObject({ status: 404, code: "not-found" });
    expect(faultOf(await api.delete(path(made.body)))).toMatchObject({ status: 404 });
    const events = await api.newEvents();
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ["access-list.created", api.clientId],
      ["access-list.updated", api.clientId],
      ["access-list.deleted", api.clientId],
    ]);
  });

  test("SEC-42: what is not said is the strict value", async () => {
    const view = await declare({ name: "defaults", title: "Defaults" });
    expect(declared(view)).toEqual({
      name: "defaults",
      title: "Defaults",
      description: "",
      type: "scim",
      integration: "default",
      grants: { roles: [], traits: {} },
      owner_grants: { roles: [], traits: {} },
      owners: [],
      membership_requires: { roles: [], traits: {} },
      ownership_requires: { roles: [], traits: {} },
      audit: {
        recurrence: { frequency: 6, day_of_month: 1 },
        notifications: { start: "336h" },
        overdue: "notify",
      },
      labels: {},
      expires_at: null,
      deletion_protection: false,
    });
  });

  test("an update counts the audit date from the same base as before, and only when the recurrence changed", async () => {
    const list = await declare({ audit: { recurrence: { frequency: 3, day_of_month: 15 } } });
    const same = await api.put(path(list), {
      title: list.title,
      description: "x",
      audit: { recurrence: { frequency: 3, day_of_month: 15 } },
    });
    expect(same.body.next_audit_date).toBe("2027-04-15T00:00:00Z");
    const moved = await api.put(path(list), {
      title: list.title,
      audit: { recurrence: { frequency: 12, day_of_month: 31 } },
    });
    expect(moved.body.next_audit_date).toBe("2028-01-31T00:00:00Z");
  });
});

describe("no perpetual diff", () => {
  test("what was read can be sent back as it stands, and changes nothing", async () => {
    const list = await declare({
      description: "d",
      grants: { roles: ["b", "a"], traits: { env: ["prod"] } },
      owner_grants: { roles: ["o"] },
      owners: [{ name: "alice", description: "who" }],
      membership_requires: { roles: ["r"] },
      audit: { recurrence: { frequency: 1 }, notifications: { start: "7d" }, overdue: "freeze" },
      labels: { team: "x" },
      expires_at: "2030-01-01T00:00:00+02:00",
      deletion_protection: true,
    });
    await api.newEvents();
    const again = await api.put(path(list), declared(list));
    expect(again.body).toEqual(list);
    expect(await api.newEvents()).toEqual([]);
  });

  test("roles, traits and owners are sets: order and duplicates change nothing", async () => {
    await declare({ name: "neighbour", title: "Neighbour" });
    const list = await declare({
      grants: { roles: ["a", "b"], traits: { x: ["1", "2"], y: ["3"] } },
      owners: [{ name: "alice" }, { name: "Bob" }, { name: "Zoë" }, { name: "neighbour", kind: "list" }],
    });
    await api.newEvents();
    const again = await api.put(path(list), {
      title: list.title,
      grants: { roles: ["b", "a", "b"], traits: { y: ["3", "3"], x: ["2", "1"] } },
      owners: [{ name: "Zoë" }, { name: "neighbour", kind: "list" }, { name: "Bob" }, { name: "alice" }],
    });
    expect(again.body).toEqual(list);
    expect(await api.newEvents()).toEqual([]);
  });

  test.each([
    ["null", null],
    ["empty", {}],
    ["empty inside", { roles: [], traits: {} }],
    ["null inside", { roles: null, traits: null }],
    ["a trait without values", { traits: { env: [] } }],
  ])("grants: %s means the same as absent", async (_, grants) => {
    const list = await declare();
    await api.newEvents();
    const body = { title: list.title, grants, owner_grants: grants, membership_requires: grants };
    expect((await api.put(path(list), body)).body).toEqual(list);
    expect(await api.newEvents()).toEqual([]);
  });

  test("null means the same as absent everywhere", async () => {
    const list = await declare();
    const nothing = Object.fromEntries(Object.keys(declared(list)).map((field) => [field, null]));
    expect((await api.put(path(list), { ...nothing, title: list.title })).body).toEqual(list);
  });

  test.each([
    ["336h", "14d"],
    ["90m", "1h30m"],
  ])("durations that are equal, %s and %s, are one value", async (first, second) => {
    const list = await declare({ audit: { notifications: { start: first } } });
    const body = { title: list.title, audit: { notifications: { start: second } } };
    expect((await api.put(path(list), body)).body).toEqual(list);
  });

  test('type "" is dynamic', async () => {
    const list = await declare({ type: "", owners: [{ name: "alice" }] });
    expect(list.type).toBe("dynamic");
    const body = { title: list.title, owners: [{ name: "alice" }], type: "" };
    expect((await api.put(path(list), body)).body).toEqual(list);
  });
});

describe("removing grants takes the access away", () => {
  test("on the next read", async () => {
    const list = await declare({ grants: { roles: ["dba"], traits: { env: ["prod"] } } });
    const user = await api.addUser("grantee");
    await api.addMembers(list, [user.id]);
    expect(await api.accessOf(user)).toMatchObject({ roles: ["dba"], traits: { env: ["prod"] } });
    await api.put(path(list), { title: list.title });
    expect(await api.accessOf(user)).toMatchObject({ roles: [], traits: {} });
  });

  test("members stay when a declaration is replaced, and do not move its revision", async () => {
    const list = await declare();
    const user = await api.addUser("stays");
    await api.addMembers(list, [user.id]);
    expect((await api.get(path(list))).body).toMatchObject({ member_count: 1, revision: 1 });
    expect((await api.put(path(list), { title: list.title, description: "x" })).body).toMatchObject({
      member_count: 1,
      revision: 2,
      scim: { linked: true },
    });
  });
});

describe("deletion", () => {
  test("is refused while another list has it as owner", async () => {
    const owner = await declare();
    const owned = await declare({ owners: [{ name: owner.name, kind: "list" }] });
    const refused = await api.delete(path(owner));
    expect(faultOf(refused)).toMatchObject({ status: 409, code: "in-use" });
    expect(refused.body.detail).toContain(owned.name);
    await api.delete(path(owned));
    expect((await api.delete(path(owner))).status).toBe(204);
  });

  test("with deletion_protection is refused while it has members", async () => {
    const list = await declare({ deletion_protection: true });
    const user = await api.addUser("protected");
    await api.addMembers(list, [user.id]);
    expect(faultOf(await api.delete(path(list)))).toMatchObject({ status: 409, code: "in-use" });
    await api.removeMembers(list, [user.id]);
    expect((await api.delete(path(list))).status).toBe(204);
  });

  test("takes the access away at once", async () => {
    const list = await declare({ grants: { roles: ["gone"] } });
    const user = await api.addUser("loses");
    await api.addMembers(list, [user.id]);
    await api.delete(path(list));
    expect(await api.accessOf(user)).toMatchObject({ roles: [], lists: [] });
  });
});

describe("what cannot change", () => {
  test.each([
    ["name", { name: "another" }],
    ["type", { type: "static" }],
    ["type", { type: "" }],
    ["integration", { integration: "elsewhere" }],
  ])("%s: %j is refused", async (field, change) => {
    const list = await declare();
    const answer = await api.put(path(list), { title: list.title, ...change });
    expect(faultOf(answer)).toEqual({ status: 400, code: "immutable", pointers: [`/${field}`] });
    expect((await api.get(path(list))).body).toEqual(list);
  });

  test("an update of a list that is not there makes none", async () => {
    expect((await api.put("/v1/access-lists/not-there", { title: "x" })).status).toBe(404);
  });
});
