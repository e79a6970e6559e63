/** Members of static and dynamic lists, declared by name; of scim lists, read. */
import { type Answer, type Api, faultOf, type Json, openApi } from "./api";

let api: Api;
let list: Json;

beforeEach(async () => {
  api = await openApi();
  list = await declare("staff", { grants: { roles: ["staff"] } });
});
afterEach(() => api.close());

async function declare(name: string, more: object = {}): Promise<Json> {
  const { status, body } = await api.post("/v1/access-lists", { name, title: name, type: "static", ...more });
  expect(status).toBe(201);
  return body;
}

const at = (name: string) => `/v1/access-lists/${name}/members`;
const change = (body: object, name = "staff"): Promise<Answer> => api.send("PATCH", at(name), body);
const put = (member: string, body: object = {}, name = "staff") => api.put(`${at(name)}/${member}`, body);
const get = async (member: string, name = "staff") => (await api.get(`${at(name)}/${member}`)).body;
const namesIn = async (name = "staff"): Promise<string[]> =>
  (await api.get(`${at(name)}?limit=200`)).body.items.map((one: Json) => `${one.kind} ${one.name}`);

async function memberEvents(): Promise<Json[]> {
  const events = await api.newEvents();
  return events.filter(({ action }) => action === "access-list.members-changed").map(({ delta }) => delta);
}

describe("one member", () => {
  test("is made, read, put on other terms and removed; each change is an event, and counts at once", async () => {
    const alice = await api.addUser("Alice");
    await api.newEvents();
    const made = await put("user/alice", { reason: "on call", expires_at: "2027-06-01T00:00:00+02:00" });
    expect(made).toMatchObject({
      status: 200,
      body: {
        kind: "user",
        name: "Alice",
        user_id: alice.id,
        waiting: false,
        expires_at: "2027-05-31T22:00:00Z",
        reason: "on call",
        source: "terraform",
        added_by: api.clientId,
        joined_at: "2027-01-20T10:00:00Z",
      },
    });
    expect((await api.accessOf(alice)).roles).toEqual(["staff"]);
    expect(await get("user/ALICE")).toEqual(made.body);
    expect(await memberEvents()).toEqual([{ added: [alice.id], removed: [] }]);

    await put("user/alice", { reason: "on call", expires_at: "2027-05-31T22:00:00Z" });
    expect(await api.newEvents()).toEqual([]);
    expect((await put("user/alice")).body).toMatchObject({ reason: "", expires_at: null });
    expect(await memberEvents()).toEqual([{ added: [], removed: [], changed: [alice.id] }]);

    expect((await api.delete(`${at("staff")}/user/alice`)).status).toBe(204);
    expect((await api.accessOf(alice)).roles).toEqual([]);
    expect(await memberEvents()).toEqual([{ added: [], removed: [alice.id] }]);
    expect((await api.delete(`${at("staff")}/user/alice`)).status).toBe(404);
    expect((await api.get(`${at("staff")}/user/alice`)).status).toBe(404);
    expect(await api.newEvents()).toEqual([]);
  });

  test("moves the list's count, and not its revision", async () => {
    await api.addUser("alice");
    await put("user/alice");
    const { body } = await api.get("/v1/access-lists/staff");
    expect(body).toMatchObject({ member_count: 1, revision: list.revision });
  });

  test("of a name with anything in it stays one segment of the path", async () => {
    const name = "al/i?c#e %2F@example.com";
    await api.addUser(name);
    expect((await put(`user/${encodeURIComponent(name)}`)).body).toMatchObject({ name, waiting: false });
    expect((await api.delete(`${at("staff")}/user/${encodeURIComponent(name)}`)).status).toBe(204);
  });

  test("that expired holds nothing, though it is still shown", async () => {
    const alice = await api.addUser("alice");
    await put("user/alice", { expires_at: "2027-01-20T11:00:00Z" });
    expect((await api.accessOf(alice)).roles).toEqual(["staff"]);
    api.setTime(Date.parse("2027-01-20T11:00:00Z"));
    expect((await api.accessOf(alice)).roles).toEqual([]);
    expect(await namesIn()).toEqual(["user alice"]);
  });

  test("of an unknown kind, and of a list that there is not, is 404", async () => {
    for (const path of [`${at("staff")}/group/x`, `${at("nowhere")}/user/x`, at("nowhere")])
      expect((await api.get(path)).status).toBe(404);
    expect((await put("user/x", {}, "nowhere")).status).toBe(404);
    expect((await change({}, "nowhere")).status).toBe(404);
  });

  test.each([
    ["a term that has run out", "user/alice", { expires_at: "2027-01-20T10:00:00Z" }, "/expires_at"],
    ["a term that is no time", "user/alice", { expires_at: "soon" }, "/expires_at"],
    ["a field that is not known", "user/alice", { until: "x" }, "/until"],
    ["a name with a space around it", "user/%20alice", {}, "/name"],
    ["a name that shows otherwise than it is", "user/ali%E2%80%AEce", {}, "/name"],
    ["a list that there is not", "list/nowhere", {}, "/name"],
  ])("%s is refused at its field", async (_, member, body, pointer) => {
    expect(faultOf(await put(member, body))).toMatchObject({ status: 400, pointers: [pointer] });
    expect(await namesIn()).toEqual([]);
  });
});

describe("a user who is yet to come (DESIGN: declared by name, bound at the first match)", () => {
  test("is awaited, holds nothing, and is a member from the moment it comes", async () => {
    await api.newEvents();
    expect((await put("user/Carol", { reason: "starts in May" })).body).toMatchObject({
      name: "Carol",
      waiting: true,
      user_id: null,
    });
    expect(await memberEvents()).toEqual([{ added: [], removed: [], awaited: ["Carol"] }]);
    await put("user/carol", { reason: "starts in May" });
    expect(await api.newEvents()).toEqual([]);
    expect((await api.get("/v1/access-lists/staff")).body.member_count).toBe(0);

    const carol = await api.addUser("carol");
    expect((await api.accessOf(carol)).roles).toEqual(["staff"]);
    expect(await memberEvents()).toEqual([{ added: [carol.id], removed: [] }]);
    expect(await get("user/carol")).toMatchObject({
      waiting: false,
      user_id: carol.id,
      reason: "starts in May",
      added_by: api.clientId,
    });
    expect((await api.get("/v1/access-lists/staff")).body.member_count).toBe(1);
  });

  test("is bound also when one is renamed to the name", async () => {
    await put("user/carol");
    const carol = await api.addUser("karol");
    const document = { externalId: null, displayName: null, active: true, profile: { userName: "carol" } };
    await api.services.users.update(
      { integration: "default", id: carol.id, actor: { id: "rc_idp", requestId: "test" } },
      () => ({ ...document, userName: "carol" }),
    );
    expect((await api.accessOf(carol)).roles).toEqual(["staff"]);
  });

  test("is not bound when it comes to another integration", async () => {
    await api.post("/v1/integrations", { name: "other" });
    await put("user/carol");
    await api.addUser("carol", {}, "other");
    expect(await get("user/carol")).toMatchObject({ waiting: true });
  });

  test("can be dismissed before it comes", async () => {
    await put("user/carol");
    await api.newEvents();
    await change({ remove: [{ name: "CAROL" }] });
    expect(await memberEvents()).toEqual([{ added: [], removed: [], dismissed: ["carol"] }]);
    const carol = await api.addUser("carol");
    expect((await api.accessOf(carol)).roles).toEqual([]);
  });

  test("is bound once: one re-created under the name is no member until it is declared again", async () => {
    await put("user/carol");
    const carol = await api.addUser("carol");
    const write = { integration: "default", id: carol.id, actor: { id: "rc_idp", requestId: "test" } };
    await api.services.users.remove(write);
    expect(await namesIn()).toEqual([]);
    const impostor = await api.addUser("carol");
    expect((await api.accessOf(impostor)).roles).toEqual([]);
    expect(await namesIn()).toEqual([]);
    await put("user/carol");
    expect((await api.accessOf(impostor)).roles).toEqual(["staff"]);
  });

  test("goes with its list", async () => {
    await put("user/carol");
    await api.delete("/v1/access-lists/staff");
    await declare("staff", { grants: { roles: ["staff"] } });
    const carol = await api.addUser("carol");
    expect((await api.accessOf(carol)).roles).toEqual([]);
  });
});

describe("a difference", () => {
  test("adds, removes and changes in one request and one event", async () => {
    const [alice, bob, carol] = [
      await api.addUser("alice"),
      await api.addUser("bob"),
      await api.addUser("carol"),
    ];
    await change({ add: [{ name: "alice" }, { name: "bob" }] });
    await api.newEvents();
    const { body } = await change({
      add: [{ name: "bob", reason: "lead" }, { name: "carol" }, { name: "dave" }],
      remove: [{ name: "Alice" }, { name: "nobody" }],
    });
    expect(body).toEqual({
      added: 1,
      removed: 1,
      changed: 1,
      awaited: ["dave"],
      dismissed: 0,
      member_count: 2,
    });
    expect(await memberEvents()).toEqual([
      { added: [carol.id], removed: [alice.id], changed: [bob.id], awaited: ["dave"] },
    ]);
    expect(await namesIn()).toEqual(["user bob", "user carol", "user dave"]);
    expect((await change({})).body).toMatchObject({ added: 0, member_count: 2 });
    expect(await api.newEvents()).toEqual([]);
  });

  test("is applied whole or not at all", async () => {
    await api.addUser("alice");
    const body = { add: [{ name: "alice" }, { name: "lost", kind: "list" }], remove: [{ name: "bob" }] };
    expect(faultOf(await change(body))).toMatchObject({ status: 400, pointers: ["/add/1/name"] });
    expect(await namesIn()).toEqual([]);
  });

  test.each([
    ["twice in add, in two spellings", { add: [{ name: "a" }, { name: "A" }] }, "/add/1/name"],
    ["in add and in remove", { add: [{ name: "a" }], remove: [{ name: "A" }] }, "/remove/0/name"],
    ["expired", { add: [{ name: "a", expires_at: "2026-01-01T00:00:00Z" }] }, "/add/0/expires_at"],
    ["of an unknown kind", { add: [{ name: "a", kind: "group" }] }, "/add/0/kind"],
    ["without a name", { remove: [{}] }, "/remove/0/name"],
    ["too many", { add: Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}` })) }, "/add"],
  ])("a member %s is refused at its field", async (_, body, pointer) => {
    expect(faultOf(await change(body))).toMatchObject({ status: 400, pointers: [pointer] });
    expect(await namesIn()).toEqual([]);
  });

  test("of 10,000 members is one request and one transaction, told in events of at most 1,000 ids", async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `person.number.${i}@example.com`);
    for (const name of names.slice(0, 1_100)) await api.addUser(name);
    await api.newEvents();
    const add = names.map((name) => ({ name, expires_at: "2027-06-01T00:00:00Z" }));
    expect(JSON.stringify({ add }).length).toBeLessThan(1_048_576);
    const { body } = await change({ add });
    expect(body).toMatchObject({ added: 1_100, awaited: names.slice(1_100), member_count: 1_100 });
    const events = await memberEvents();
    expect(events.map(({ added, awaited }) => [added.length, awaited.length])).toEqual([
      [1_000, 1_000],
      [100, 1_000],
      ...Array(6).fill([0, 1_000]),
      [0, 900],
    ]);

    const walked: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const { body } = await api.get(`${at("staff")}?limit=200${query}`);
      expect(body.total).toBe(10_000);
      walked.push(...body.items.map(({ name }: Json) => name));
      cursor = body.next_cursor;
    }
    expect(walked).toEqual(names);
    const gone = await change({ remove: names.map((name) => ({ name })) });
    expect(gone.body).toMatchObject({ removed: 1_100, dismissed: 8_900, member_count: 0 });
    expect(await namesIn()).toEqual([]);
  }, 60_000);
});

describe("a list as a member", () => {
  test("passes on what the parent grants, as long as its term lasts", async () => {
    await declare("team");
    const alice = await api.addUser("alice");
    await put("user/alice", {}, "team");
    await put("list/team", { expires_at: "2027-01-21T00:00:00Z" });
    expect(await get("list/team")).toMatchObject({ kind: "list", name: "team", user_id: null });
    expect((await api.accessOf(alice)).roles).toEqual(["staff"]);
    api.setTime(Date.parse("2027-01-21T00:00:00Z"));
    expect((await api.accessOf(alice)).roles).toEqual([]);
    await change({ remove: [{ kind: "list", name: "team" }] });
    expect(await namesIn()).toEqual([]);
  });

  test("and a user of one name are two members", async () => {
    await declare("team");
    await change({ add: [{ name: "team" }, { kind: "list", name: "team" }] });
    expect(await namesIn()).toEqual(["list team", "user team"]);
    await change({ remove: [{ kind: "list", name: "team" }] });
    expect(await namesIn()).toEqual(["user team"]);
  });

  test("is refused in a loop, over members and owners mixed, and in itself", async () => {
    await declare("team", { owners: [{ kind: "list", name: "staff" }] });
    for (const name of ["team", "staff"])
      expect(faultOf(await put(`list/${name}`))).toMatchObject({ status: 400, code: "cycle" });
    expect(await namesIn()).toEqual([]);
  });

  test("is refused more than ten deep", async () => {
    for (let depth = 0; depth <= 10; depth++) await declare(`l${depth}`);
    for (let depth = 0; depth < 10; depth++)
      expect((await put(`list/l${depth + 1}`, {}, `l${depth}`)).status).toBe(200);
    const refused = await put("list/l0");
    expect(faultOf(refused)).toEqual({ status: 400, code: "cycle", pointers: ["/name"] });
    const many = await change({
      add: [
        { kind: "list", name: "l10" },
        { kind: "list", name: "l0" },
      ],
    });
    expect(faultOf(many)).toEqual({ status: 400, code: "cycle", pointers: ["/add/1/name"] });
    const words = "the access list l0 cannot be a member of staff: lists can be nested at most 10 deep";
    for (const { body } of [refused, many]) expect(body.errors[0].detail).toBe(words);
  });

  test("of another integration is not found", async () => {
    await api.post("/v1/integrations", { name: "other" });
    await declare("far", { integration: "other" });
    expect(faultOf(await put("list/far"))).toMatchObject({ status: 400, code: "invalid-value" });
  });

  test("cannot be deleted while it is one", async () => {
    await declare("team");
    await put("list/team");
    expect(faultOf(await api.delete("/v1/access-lists/team"))).toMatchObject({ status: 409, code: "in-use" });
  });
});

describe("SEC-06, SEC-12: one writer for each list", () => {
  test("the members of a scim list are read; a write is refused, and the owner system named", async () => {
    const group = await declare("group", { type: "scim", title: "Group" });
    const alice = await api.addUser("alice");
    await api.addMembers(group, [alice.id]);
    expect((await api.get(at("group"))).body.items).toMatchObject([
      { kind: "user", name: "alice", source: "scim", added_by: "rc_idp", waiting: false },
    ]);
    await api.newEvents();
    for (const answer of [
      await put("user/bob", {}, "group"),
      await change({ remove: [{ name: "alice" }] }, "group"),
      await api.delete(`${at("group")}/user/alice`),
    ]) {
      expect(faultOf(answer)).toMatchObject({ status: 409, code: "wrong-type" });
      expect(answer.body.detail).toMatch(/identity provider of the integration default, over SCIM/);
    }
    expect(await api.newEvents()).toEqual([]);
  });

  test("a dynamic list takes them too", async () => {
    await declare("squad", { type: "dynamic", owners: [{ name: "alice" }] });
    expect((await put("user/bob", {}, "squad")).status).toBe(200);
  });

  test("a list frozen by an overdue review takes none, and no longer terms; it lets members go", async () => {
    await declare("squad", { type: "dynamic", owners: [{ name: "alice" }], audit: { overdue: "freeze" } });
    await put("user/bob", {}, "squad");
    api.setTime(Date.parse("2028-01-01T00:00:00Z"));
    for (const answer of [
      await put("user/carol", {}, "squad"),
      await put("user/bob", { reason: "stays" }, "squad"),
    ])
      expect(faultOf(answer)).toMatchObject({ status: 409, code: "frozen" });
    expect((await change({ remove: [{ name: "bob" }] }, "squad")).status).toBe(200);
  });

  test("SEC: to read takes manage:read, to write manage", async () => {
    const reader = await api.as(["manage:read"]);
    expect((await reader.get(at("staff"))).status).toBe(200);
    for (const method of ["PUT", "DELETE"])
      expect(
        (await reader.send(method, `${at("staff")}/user/x`, method === "PUT" ? {} : undefined)).status,
      ).toBe(403);
    expect((await reader.send("PATCH", at("staff"), {})).status).toBe(403);
    const scim = await api.as(["scim"], "default");
    expect((await scim.get(at("staff"))).status).toBe(403);
  });
});
