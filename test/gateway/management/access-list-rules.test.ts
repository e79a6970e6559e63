import { type Api, faultOf, type Json, openApi } from "./api";
import { declaration, declareList, path } from "./declarations";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const declare = (more?: Record<string, unknown>) => declareList(api, more);

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
    expect(loop.body.errors[0].detail).toContain(`${c.name} cannot be an owner of ${a.name}: `);
    expect((await api.get(path(a))).body.owners).toEqual([]);
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

test("SEC-15: what the server keeps for itself cannot be given, under whatever name the tables have for it", async () => {
  const columns = [
    "revision",
    "member_count",
    "created_at",
    "updated_at",
    "next_audit_date",
    "scim",
    "linked",
  ];
  const more = [
    "key",
    "id",
    "group_id",
    "version",
    "title_key",
    "origin",
    "created_by_scim",
    "is_admin",
    "constructor",
  ];
  const before = (await api.get("/v1/access-lists?limit=1")).body.total;
  for (const name of [...columns, ...more]) {
    const answer = await api.post("/v1/access-lists", declaration({ [name]: 1 }));
    expect([name, faultOf(answer)]).toMatchObject([name, { status: 400, pointers: [`/${name}`] }]);
  }
  for (const name of ["client_id", "secrets", "hash", "created_at", "last_used_at", "tokens"]) {
    const answer = await api.post("/v1/oauth-clients", { name: "x", scopes: ["manage"], [name]: "x" });
    expect([name, faultOf(answer)]).toMatchObject([name, { status: 400, pointers: [`/${name}`] }]);
  }
  expect((await api.get("/v1/access-lists?limit=1")).body.total).toBe(before);
});
