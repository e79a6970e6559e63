import { type Answer, type Api, faultOf, type Json, openApi } from "./api";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

let count = 0;
/** A declaration that nobody else has; what is given wins. */
function declaration(more: Record<string, unknown> = {}): Record<string, Json> {
  count += 1;
  return { name: `list-${count}`, title: `List ${count}`, type: "scim", ...more };
}
const declare = async (more: Record<string, unknown> = {}): Promise<Json> => {
  const answer = await api.post("/v1/access-lists", declaration(more));
  expect(answer.status).toBe(201);
  return answer.body;
};
const path = (list: { name: string }) => `/v1/access-lists/${list.name}`;
/** What only the server moves, and so stays out of a declaration. */
const SERVER_MOVED = ["next_audit_date", "revision", "member_count", "created_at", "updated_at", "scim"];
const declared = (view: Json) =>
  Object.fromEntries(Object.entries(view).filter(([field]) => !SERVER_MOVED.includes(field)));

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

describe("SEC-13: titles", () => {
  test.each([
    ["Titled", 409],
    ["titled", 409],
    [" Titled ", 409],
    ["T\uff49tled", 409],
    ["TITLED", 409],
    ["Titled\u200b", 400],
    ["\u202eTitled", 400],
    ["", 400],
    ["x".repeat(257), 400],
    ["T\u0456tled", 201],
    ["Titled 2", 201],
  ])("beside Titled, %j is %i", async (title, status) => {
    await api.post("/v1/access-lists", declaration({ name: "titled", title: "Titled" }));
    const answer = await api.post("/v1/access-lists", declaration({ title }));
    expect(answer.status).toBe(status);
    if (status !== 201) expect(faultOf(answer).pointers).toEqual(["/title"]);
    if (title === "titled") expect(answer.body.detail).toContain('the title "Titled"');
  });

  test("are unique in their integration, not across integrations", async () => {
    await api.post("/v1/integrations", { name: "other" });
    const list = await declare();
    expect((await declare({ title: list.title, integration: "other" })).integration).toBe("other");
  });

  test("a list may change its title's case, and nothing else's", async () => {
    const [list, neighbour] = [await declare(), await declare()];
    expect((await api.put(path(list), { title: list.title.toUpperCase() })).status).toBe(200);
    const taken = await api.put(path(list), { title: neighbour.title.toLowerCase() });
    expect(faultOf(taken)).toEqual({ status: 409, code: "already-exists", pointers: ["/title"] });
  });
});

describe("SEC-09: names are compared whole", () => {
  const NAMES = ["adm", "admin", "admin-prod", "adm.in", "adm_n"];

  test("a list whose name is another's prefix has its own members, and deleting it leaves the others", async () => {
    const lists: Json[] = [];
    for (const name of NAMES) {
      const list = await declare({ name, title: `Prefix ${name}`, grants: { roles: [name] } });
      const user = await api.addUser(`member of ${name}`);
      await api.addMembers(list, [user.id]);
      expect((await api.accessOf(user)).roles).toEqual([name]);
      lists.push(list);
    }
    await api.delete("/v1/access-lists/adm");
    for (const list of lists) {
      const { status, body } = await api.get(path(list));
      expect([list.name, status]).toEqual([list.name, list.name === "adm" ? 404 : 200]);
      if (status === 200) expect(body.member_count).toBe(1);
    }
  });

  test.each(["ADMIN", "adm%", "adm%25", "%2e%2e", "a/b", "x y", "%00"])("%j names no list", async (name) => {
    const answer = await api.get(`/v1/access-lists/${encodeURIComponent(name)}`);
    expect(answer.status).toBe(404);
  });
});

describe("owners", () => {
  test("a user and a list of one name are two owners (SEC-10)", async () => {
    await declare({ name: "twin", title: "Twin" });
    const list = await declare({
      owners: [{ name: "twin" }, { name: "twin", kind: "list" }],
      owner_grants: { roles: ["owner"] },
    });
    expect(list.owners.map(({ kind }: Json) => kind).sort()).toEqual(["list", "user"]);
  });

  test("a dynamic list needs one", async () => {
    const answer = await api.post("/v1/access-lists", declaration({ type: null }));
    expect(faultOf(answer)).toEqual({ status: 400, code: "invalid-value", pointers: ["/owners"] });
  });

  test.each([
    ["twice", [{ name: "a" }, { name: "b" }, { name: "a" }], 2],
    ["twice but for case", [{ name: "b" }, { name: "a" }, { name: "A" }], 2],
    ["a list that is not there", [{ name: "z" }, { name: "nowhere", kind: "list" }, { name: "a" }], 1],
    ["nameless", [{ name: "a" }, { name: "" }], 1],
  ])("%s is refused at its place in the request", async (_, owners, at) => {
    const answer = await api.post("/v1/access-lists", declaration({ owners }));
    expect(answer.status).toBe(400);
    expect(faultOf(answer).pointers).toEqual([`/owners/${at}/name`]);
  });

  test("a list of another integration cannot be an owner", async () => {
    await api.post("/v1/integrations", { name: "foreign" });
    const foreign = await declare({ integration: "foreign" });
    const owners = [{ name: foreign.name, kind: "list" }];
    expect((await api.post("/v1/access-lists", declaration({ owners }))).status).toBe(400);
  });

  test("a list cannot own itself, neither at once nor through others", async () => {
    const self = declaration();
    const owners = [{ name: self.name, kind: "list" }];
    expect(faultOf(await api.post("/v1/access-lists", { ...self, owners })).code).toBe("cycle");
    const a = await declare();
    const b = await declare({ owners: [{ name: a.name, kind: "list" }] });
    const c = await declare({ owners: [{ name: b.name, kind: "list" }] });
    const loop = await api.put(path(a), { title: a.title, owners: [{ name: c.name, kind: "list" }] });
    expect(faultOf(loop)).toEqual({ status: 400, code: "cycle", pointers: ["/owners"] });
    expect((await api.get(path(a))).body.owners).toEqual([]);
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

describe("faults are told all at once, each at its field", () => {
  const post = (more: Record<string, unknown>) => api.post("/v1/access-lists", declaration(more));

  test("several at once", async () => {
    const answer = await post({
      title: 7,
      grants: { roles: ["", "a"] },
      audit: { recurrence: { frequency: 2 } },
    });
    expect(faultOf(answer).pointers).toEqual(["/title", "/grants/roles/0", "/audit/recurrence/frequency"]);
  });

  test.each<[Record<string, unknown>, string, string]>([
    [{ tittle: "x" }, "/tittle", "did you mean title?"],
    [{ owner: [] }, "/owner", "did you mean owners?"],
    [{ grants: { role: [] } }, "/grants/role", "did you mean roles?"],
    [{ owners: [{ name: "a", kinds: "user" }] }, "/owners/0/kinds", "did you mean kind?"],
    [{ title: undefined }, "/title", "is required"],
    [{ name: "Bad Name" }, "/name", "must be 1 to 128"],
    [
      { audit: { recurrence: { day_of_month: 30 } } },
      "/audit/recurrence/day_of_month",
      "expected one of 1|15|31",
    ],
    [{ audit: { notifications: { start: "soon" } } }, "/audit/notifications/start", "must be a duration"],
    [{ grants: { roles: ["adm\u200bin"] } }, "/grants/roles/0", "zero-width"],
    [{ grants: { traits: { "te\u202eam": ["x"] } } }, "/grants/traits/te\u202eam", "must"],
    [{ grants: { traits: { team: ["x\u200d"] } } }, "/grants/traits/team/0", "zero-width"],
    [{ owners: [{ name: "ali\u200bce" }] }, "/owners/0/name", "zero-width"],
    [{ labels: { team: "x\u2066y" } }, "/labels/team", "bidirectional"],
    [{ expires_at: "tomorrow" }, "/expires_at", "must be an RFC 3339 time"],
    [{ expires_at: "2020-01-01T00:00:00Z" }, "/expires_at", "must lie in the future"],
    [{ labels: { "rollcall/origin": "okta" } }, "/labels", "are the server's"],
    [{ integration: "nowhere" }, "/integration", "there is no integration named nowhere"],
    [{ deletion_protection: "false" }, "/deletion_protection", "expected boolean"],
    [{ grants: { traits: { env: "prod" } } }, "/grants/traits/env", "expected array"],
  ])("%j", async (more, pointer, detail) => {
    const { status, body } = await post(more);
    expect([400, 404]).toContain(status);
    expect(body.errors).toEqual([{ pointer, detail: expect.stringContaining(detail) }]);
  });

  test("a body that is no object", async () => {
    for (const body of ["[]", "null", '"x"', "7"]) {
      expect((await api.post("/v1/access-lists", body)).status).toBe(400);
    }
  });
});

describe("SEC-15: mass assignment", () => {
  // Every column of the table, and what a caller might hope to set.
  const COLUMNS = [
    ...["key", "title_key", "config", "revision", "version", "member_count", "next_audit_date", "audit_base"],
    ...["group_id", "linked", "external_id", "created_by_scim", "created_at", "updated_at", "scim", "id"],
    ...["members", "createdBy", "isAdmin", "ownerGrants", "expiresAt", "constructor", "toString"],
  ];

  let list: Json;
  beforeAll(async () => {
    list = await declare();
  });

  test.each(COLUMNS)("%s is refused on POST and PUT", async (column) => {
    for (const value of ["x", { group_id: "x", linked: true }]) {
      const posted = await api.post("/v1/access-lists", declaration({ [column]: value }));
      const put = await api.put(path(list), { title: list.title, [column]: value });
      const refused = expect.objectContaining({ status: 400, pointers: [`/${column}`] });
      expect([posted, put].map(faultOf)).toEqual([refused, refused]);
    }
    expect((await api.get(path(list))).body).toEqual(list);
  });

  test("__proto__ changes nothing", async () => {
    const { name } = declaration();
    const text = `{"name":"${name}","title":"${name}","type":"scim","grants":{"traits":{"__proto__":["x"]}},"__proto__":{"deletion_protection":true}}`;
    const { status, body } = await api.post("/v1/access-lists", text);
    expect(status === 400 || body.deletion_protection === false).toBe(true);
    expect(({} as Json).deletion_protection).toBeUndefined();
  });
});

describe("RFC 9110 §13: entity tags", () => {
  test("an answer carries the revision as a weak tag; a reader that has it is answered 304", async () => {
    const list = await declare();
    const answer = await api.get(path(list));
    const tag = answer.headers.get("etag") ?? "";
    expect(tag).toMatch(/^W\/"1\.[\w-]{16}"$/);
    const unchanged = await api.get(path(list), { "If-None-Match": tag });
    expect([unchanged.status, unchanged.body]).toEqual([304, undefined]);
    expect((await api.get(path(list), { "If-None-Match": 'W/"2"' })).status).toBe(200);
  });

  test("a reader is told of new counts and links, which no writer's If-Match depends on", async () => {
    const list = await declare({ type: "scim" });
    const tag = (await api.get(path(list))).headers.get("etag") ?? "";
    await api.addMembers(list, [(await api.addUser("counted")).id]);
    const read = await api.get(path(list), { "If-None-Match": tag });
    expect([read.status, read.body?.member_count, read.body?.scim.linked]).toEqual([200, 1, true]);
    expect((await api.put(path(list), { title: list.title }, { "If-Match": tag })).status).toBe(200);

    const integration = "/v1/integrations/default";
    const before = (await api.get(integration)).headers.get("etag") ?? "";
    await api.addUser("counted-too");
    expect((await api.get(integration, { "If-None-Match": before })).status).toBe(200);
  });

  test("a stale If-Match is 412 and changes nothing; without one a write is unconditional", async () => {
    const list = await declare();
    const put = (description: string, tag?: string) =>
      api.put(path(list), { title: list.title, description }, tag ? { "If-Match": tag } : {});
    expect((await put("first", 'W/"1"')).headers.get("etag")).toMatch(/^W\/"2\./);
    expect(faultOf(await put("second", 'W/"1"'))).toMatchObject({ status: 412, code: "stale" });
    expect(faultOf(await put("third", "garbage"))).toMatchObject({ status: 412 });
    expect((await put("fourth", "*")).status).toBe(200);
    expect((await put("fifth")).body.revision).toBe(4);
    expect((await api.delete(path(list), { "If-Match": 'W/"1"' })).status).toBe(412);
    expect((await api.delete(path(list), { "If-Match": 'W/"4"' })).status).toBe(204);
  });

  test("of two writers that both read one revision, one wins and the other is told", async () => {
    const list = await declare();
    const write = (description: string): Promise<Answer> =>
      api.put(path(list), { title: list.title, description }, { "If-Match": 'W/"1"' });
    const answers = await Promise.all(["a", "b", "c", "d"].map(write));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
  });
});

describe("Idempotency-Key", () => {
  test("a repeated creation finds the list that the first one made, also at the same time", async () => {
    await api.newEvents();
    const body = declaration();
    const headers = { "Idempotency-Key": "once-1" };
    const answers = await Promise.all([1, 2, 3].map(() => api.post("/v1/access-lists", body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(await api.newEvents()).toHaveLength(1);
  });

  test("another request under the key is refused, and so is a retry after deletion", async () => {
    const headers = { "Idempotency-Key": "once-2" };
    const body = declaration();
    const made = await api.post("/v1/access-lists", body, headers);
    const other = await api.post("/v1/access-lists", declaration(), headers);
    expect(faultOf(other)).toMatchObject({ status: 409, code: "already-exists" });
    await api.delete(path(made.body));
    expect((await api.post("/v1/access-lists", body, headers)).body.detail).toContain("deleted since");
  });

  test("what an earlier request made is said to be so", async () => {
    const headers = { "Idempotency-Key": "once-4" };
    const body = declaration();
    const said = async () =>
      (await api.post("/v1/access-lists", body, headers)).headers.get("Idempotent-Replayed");
    expect([await said(), await said()]).toEqual([null, "true"]);
  });

  test("a key ends after an hour, when what it made was changed, and when it is forgotten", async () => {
    const headers = { "Idempotency-Key": "once-5" };
    const ends: ((list: Json) => unknown)[] = [
      () => api.setTime(api.now() + 3_600_001),
      (list) => api.put(path(list), { title: list.title, description: "changed" }),
      () => api.delete("/v1/idempotency-keys/once-5"),
    ];
    for (const end of ends) {
      const body = declaration();
      const made = await api.post("/v1/access-lists", body, headers);
      expect(made.status).toBe(201);
      await end(made.body);
      const again = await api.post("/v1/access-lists", body, headers);
      expect(faultOf(again)).toEqual({ status: 409, code: "already-exists", pointers: ["/name"] });
      await api.delete("/v1/idempotency-keys/once-5");
    }
  });

  test("nobody forgets the key of another caller", async () => {
    const headers = { "Idempotency-Key": "once-6" };
    const body = declaration();
    await api.post("/v1/access-lists", body, headers);
    expect((await (await api.as(["manage"])).delete("/v1/idempotency-keys/once-6")).status).toBe(204);
    expect((await api.post("/v1/access-lists", body, headers)).status).toBe(201);
  });

  test("keys of two callers do not meet", async () => {
    const headers = { "Idempotency-Key": "once-3" };
    const other = await api.as(["manage"]);
    expect((await api.post("/v1/access-lists", declaration(), headers)).status).toBe(201);
    expect((await other.post("/v1/access-lists", declaration(), headers)).status).toBe(201);
  });

  test("a key that is none is refused", async () => {
    for (const key of ["", " ", "a b", "x".repeat(256)]) {
      const answer = await api.post("/v1/access-lists", declaration(), { "Idempotency-Key": key });
      expect(answer.status).toBe(400);
    }
  });

  test("without a key, the same name again is refused with what to do", async () => {
    const body = declaration();
    await api.post("/v1/access-lists", body);
    const again = await api.post("/v1/access-lists", { ...body, title: "Other title" });
    expect(faultOf(again)).toEqual({ status: 409, code: "already-exists", pointers: ["/name"] });
    expect(again.body.detail).toContain("import it");
  });
});

describe("pages", () => {
  beforeAll(async () => {
    await api.post("/v1/integrations", { name: "paged" });
    for (let i = 0; i < 25; i += 1) {
      const type = i % 5 === 0 ? "static" : "scim";
      await declare({ name: `paged-${String(i).padStart(2, "0")}`, integration: "paged", type });
    }
  });

  const walk = async (query: string): Promise<{ names: string[]; totals: number[] }> => {
    const [names, totals]: [string[], number[]] = [[], []];
    let cursor: string | null = "";
    while (cursor !== null && names.length < 1_000) {
      const more: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const { body } = await api.get(`/v1/access-lists?${query}${more}`);
      names.push(...body.items.map(({ name }: Json) => name));
      totals.push(body.total);
      cursor = body.next_cursor;
    }
    return { names, totals };
  };

  test("hold everything once, in order of name, with the same total on each", async () => {
    const { names, totals } = await walk("integration=paged&limit=7");
    expect(names).toEqual([...names].sort());
    expect([new Set(names).size, names.length]).toEqual([25, 25]);
    expect(totals).toEqual([25, 25, 25, 25]);
  });

  test("are filtered by type and by title", async () => {
    expect((await walk("integration=paged&type=static&limit=2")).names).toHaveLength(5);
    const list = await declare({ title: "Tïtle & more", integration: "paged" });
    const found = await walk(`integration=paged&title=${encodeURIComponent(list.title)}`);
    expect(found).toEqual({ names: [list.name], totals: [1] });
    expect((await walk("integration=paged&title=t%C3%AFtle%20%26%20more")).names).toEqual([]);
    expect((await walk(`title=${encodeURIComponent(list.title)}`)).names).toEqual([]);
    await api.delete(path(list));
  });

  test("never start again unasked: when what a page ended with is gone, the next one says so, or goes on", async () => {
    await api.post("/v1/integrations", { name: "shrinking" });
    for (const name of ["e", "d", "c", "b", "a"]) {
      await declare({ name: `shrinking-${name}`, integration: "shrinking" });
    }
    const nextAfterDeletion = async (query: string): Promise<Answer> => {
      const { items, next_cursor } = (await api.get(`/v1/access-lists?${query}&limit=2`)).body;
      await api.delete(path(items[1]));
      return api.get(`/v1/access-lists?${query}&limit=2&cursor=${next_cursor}`);
    };
    const byName = await nextAfterDeletion("integration=shrinking");
    expect(faultOf(byName)).toMatchObject({ status: 412, code: "stale" });
    const byCreation = await nextAfterDeletion("integration=shrinking&type=scim");
    expect(byCreation.body.items.map(({ name }: Json) => name)).toEqual(["shrinking-c", "shrinking-a"]);
  });

  test("a limit above 200 is 200; one that is no number is refused", async () => {
    expect((await api.get("/v1/access-lists?limit=100000")).body.items.length).toBeLessThanOrEqual(200);
    for (const limit of ["0", "-1", "x", "1.5", ""]) {
      expect((await api.get(`/v1/access-lists?limit=${limit}`)).status).toBe(400);
    }
  });

  test("a cursor that was changed, or made for another question, is refused", async () => {
    const { next_cursor } = (await api.get("/v1/access-lists?integration=paged&limit=3")).body;
    const flipped = (next_cursor[0] === "A" ? "B" : "A") + next_cursor.slice(1);
    for (const query of [
      `integration=paged&cursor=${flipped}`,
      `integration=paged&cursor=${next_cursor.slice(0, -2)}`,
      `integration=other&cursor=${next_cursor}`,
      `cursor=${next_cursor}`,
      "integration=paged&cursor=",
    ]) {
      expect([query, (await api.get(`/v1/access-lists?${query}`)).status]).toEqual([query, 400]);
    }
    expect((await api.get(`/v1/integrations?cursor=${next_cursor}`)).status).toBe(400);
  });

  test("a parameter that is not known, or given twice, is refused rather than passed over", async () => {
    const unknown = await api.get("/v1/access-lists?integraton=paged");
    expect(unknown.status).toBe(400);
    expect(unknown.body.detail).toContain("did you mean integration?");
    expect((await api.get("/v1/access-lists?type=scim&type=static")).status).toBe(400);
    expect((await api.get("/v1/access-lists?type=weird")).status).toBe(400);
    expect((await api.get("/v1/access-lists/paged-00?x=1")).status).toBe(400);
  });
});
