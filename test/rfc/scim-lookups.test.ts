/** Groups found by what they have, users by what stands within their documents, and what happens to a manager's reports. */
import {
  type Client,
  ENTERPRISE_URN,
  errorOf,
  GROUP_URN,
  type Json,
  newGroup,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const create = async (attributes: Record<string, unknown> = {}): Promise<Json> =>
  (await client.post("/Users", newUser(attributes))).body;
const found = async (filter: string): Promise<string[]> => {
  const { status, body } = await client.get(`/Users?filter=${encodeURIComponent(filter)}`);
  expect([filter, status]).toEqual([filter, 200]);
  expect(body.totalResults).toBe(body.Resources.length);
  return body.Resources.map(({ id }: Json) => id);
};
const by = (email: string) => [
  `emails.value eq "${email}"`,
  `emails eq "${email}"`,
  `emails[value eq "${email}"]`,
  `emails[type eq "work"].value eq "${email}"`,
  `emails[type eq "work" and value eq "${email.toUpperCase()}"]`,
  `userName eq "nobody" or emails.value eq "${email}"`,
];

describe("RFC 7644 §3.4.2: groups are listed as users are", () => {
  let user: Json;
  let ops: Json;
  let dev: Json;

  beforeAll(async () => {
    user = await create();
    await service.addList("Ops");
    await service.addList("Dev Team");
    await service.addList("Unlinked");
    await service.addList("Board", { type: "static" });
    ops = (await client.post("/Groups", { ...newGroup("Ops", [user.id]), externalId: "G1" })).body;
    dev = (await client.post("/Groups", newGroup("Dev Team"))).body;
  });

  const titles = async (query: string) =>
    (await client.get(`/Groups?${query}`)).body.Resources.map(({ displayName }: Json) => displayName);
  const filtered = (filter: string) => titles(`filter=${encodeURIComponent(filter)}`);

  test("every list of type scim, linked or not, and no other", async () => {
    expect(await titles("")).toEqual(["Ops", "Dev Team", "Unlinked"]);
  });

  test("C060, C061, C070: filters", async () => {
    expect(await filtered('displayName eq "ops"')).toEqual(["Ops"]);
    expect(await filtered('displayName sw "dev"')).toEqual(["Dev Team"]);
    expect(await filtered('externalId eq "G1"')).toEqual(["Ops"]);
    expect(await filtered('externalId eq "g1"')).toEqual([]);
    expect(await filtered(`id eq "${dev.id}"`)).toEqual(["Dev Team"]);
    expect(await filtered(`members eq "${user.id}"`)).toEqual(["Ops"]);
    expect(await filtered(`members.value eq "${user.id}"`)).toEqual(["Ops"]);
    expect(await filtered(`members[value eq "${user.id}"]`)).toEqual(["Ops"]);
    expect(await filtered(`id eq "${ops.id}" and members eq "${user.id}"`)).toEqual(["Ops"]);
    expect(await filtered(`id eq "${dev.id}" and members eq "${user.id}"`)).toEqual([]);
    expect(await filtered("members pr")).toEqual(["Ops"]);
    expect(await filtered(`schemas eq "${GROUP_URN}" and meta pr and members pr`)).toEqual(["Ops"]);
    expect(await filtered(`schemas eq "${USER_URN}"`)).toEqual([]);
    expect(await filtered('not (members pr) and displayName sw "U"')).toEqual(["Unlinked"]);
  });

  test("C127, C132: users by group", async () => {
    expect(await found(`groups.value eq "${ops.id}"`)).toEqual([user.id]);
    expect(await found(`groups.value eq "${dev.id}"`)).toEqual([]);
  });

  test("C078: without members they are not read", async () => {
    const filter = encodeURIComponent('displayName eq "Ops"');
    const { body } = await client.get(`/Groups?excludedAttributes=members&filter=${filter}`);
    expect(body.Resources).toEqual([{ ...ops, members: undefined }].map(({ members, ...rest }) => rest));
  });

  test("C077: parts of members", async () => {
    const { body } = await client.get(`/Groups/${ops.id}?attributes=members.value`);
    expect(body).toEqual({ schemas: ops.schemas, id: ops.id, members: [{ value: user.id }] });
  });

  test("pages and order", async () => {
    expect(await titles("startIndex=2&count=1")).toEqual(["Dev Team"]);
    expect(await titles("sortBy=displayName")).toEqual(["Dev Team", "Ops", "Unlinked"]);
    expect(await titles("sortBy=displayName&sortOrder=descending")).toEqual(["Unlinked", "Ops", "Dev Team"]);
    expect((await client.get("/Groups?count=0")).body).toMatchObject({ totalResults: 3, itemsPerPage: 0 });
  });
});

describe("C064, C065, C083: users by e-mail address", () => {
  test("C064: found under every spelling, before and after each kind of change", async () => {
    const { id } = await create({ emails: [{ value: "Ann@Example.com", type: "work" }] });
    const path = `/Users/${id}`;
    for (const filter of by("ann@example.com")) expect(await found(filter)).toEqual([id]);
    await client.patch(path, [
      { op: "replace", path: 'emails[type eq "work"].value', value: "ann.lee@example.com" },
    ]);
    for (const filter of by("ann@example.com")) expect(await found(filter)).toEqual([]);
    for (const filter of by("ann.lee@example.com")) expect(await found(filter)).toEqual([id]);
    await client.patch(path, [{ op: "replace", path: "title", value: "unrelated" }]);
    for (const filter of by("ann.lee@example.com")) expect(await found(filter)).toEqual([id]);
    await client.patch(path, [{ op: "remove", path: "emails" }]);
    for (const filter of by("ann.lee@example.com")) expect(await found(filter)).toEqual([]);
    await client.put(path, newUser({ emails: [{ value: "a@b.c", type: "work" }] }));
    for (const filter of by("a@b.c")) expect(await found(filter)).toEqual([id]);
    await client.delete(path);
    for (const filter of by("a@b.c")) expect(await found(filter)).toEqual([]);
  });

  test("C064: the parts of a value path are asked of one and the same element", async () => {
    const { id } = await create({
      emails: [
        { value: "work@one.com", type: "work" },
        { value: "home@one.com", type: "home" },
      ],
    });
    expect(await found('emails[type eq "work" and value eq "home@one.com"]')).toEqual([]);
    expect(
      await found('emails[type eq "work" or value eq "home@one.com"] and emails.value eq "home@one.com"'),
    ).toEqual([id]);
    expect(await found('not (emails.value eq "home@one.com") and emails.value eq "work@one.com"')).toEqual(
      [],
    );
  });

  test("C048: long values that begin alike are told apart", async () => {
    const start = "ä".repeat(300);
    const [one, two] = [
      await create({ emails: [{ value: `${start}1` }] }),
      await create({ emails: [{ value: `${start}2` }] }),
    ];
    expect(await found(`emails.value eq "${start}1"`)).toEqual([one.id]);
    expect(await found(`emails.value eq "${start}2"`)).toEqual([two.id]);
    expect(await found(`emails.value eq "${start}"`)).toEqual([]);
  });

  test("C141: another integration's addresses are not found", async () => {
    await service.addIntegration("elsewhere");
    const elsewhere = await service.clientOf("elsewhere");
    await elsewhere.post("/Users", newUser({ emails: [{ value: "far@away.com" }] }));
    expect(await found('emails.value eq "far@away.com"')).toEqual([]);
  });
});

describe("C092, C115: managers", () => {
  const MANAGER = `${ENTERPRISE_URN}:manager`;

  test.each<[string, object[]]>([
    ["a bare id by path", [{ op: "Add", path: MANAGER, value: "m-1" }]],
    ["an object by path", [{ op: "add", path: MANAGER, value: { value: "m-1" } }]],
    ["an object in an array", [{ op: "Replace", path: MANAGER, value: [{ $ref: null, value: "m-1" }] }]],
    ["its value by path", [{ op: "replace", path: `${MANAGER}.value`, value: "m-1" }]],
    ["a key without path", [{ op: "Replace", value: { [MANAGER]: "m-1" } }]],
    ["nested without path", [{ op: "replace", value: { [ENTERPRISE_URN]: { manager: { value: "m-1" } } } }]],
  ])("C115: set as %s, found, and cleared by an empty text", async (_, operations) => {
    const { id } = await create();
    const { status, body } = await client.patch(`/Users/${id}`, operations);
    expect([status, body[ENTERPRISE_URN]]).toEqual([200, { manager: { value: "m-1" } }]);
    expect(await found(`id eq "${id}" and ${MANAGER} eq "m-1"`)).toEqual([id]);
    expect(await found(`${MANAGER}.value eq "m-1"`)).toContain(id);
    expect(await found(`${MANAGER}.value eq "M-1"`)).toEqual([]);
    const cleared = await client.patch(`/Users/${id}`, [{ op: "Replace", path: MANAGER, value: "" }]);
    expect(cleared.body).not.toHaveProperty(ENTERPRISE_URN);
    expect(await found(`${MANAGER} eq "m-1"`)).toEqual([]);
  });

  test("C092: whoever a deleted user managed has no manager, one event each, nothing else changed", async () => {
    const boss = await create();
    const manager = { value: boss.id };
    const reports = [
      await create({ title: "a", [ENTERPRISE_URN]: { manager } }),
      await create({ [ENTERPRISE_URN]: { manager, department: "R&D" } }),
    ];
    const other = await create({ [ENTERPRISE_URN]: { manager: { value: "someone else" } } });
    const before = await events();
    expect((await client.delete(`/Users/${boss.id}`)).status).toBe(204);
    const [first, second] = await Promise.all(
      reports.map(async ({ id }) => (await client.get(`/Users/${id}`)).body),
    );
    expect(first).not.toHaveProperty(ENTERPRISE_URN);
    expect(first).toMatchObject({ title: "a", schemas: [reports[0].schemas[0]] });
    expect(second[ENTERPRISE_URN]).toEqual({ department: "R&D" });
    expect(first.meta.version).not.toBe(reports[0].meta.version);
    expect((await client.get(`/Users/${other.id}`)).body).toEqual(other);
    const fresh = (await events()).slice(before.length);
    expect(
      fresh
        .filter(({ action }) => action === "user.updated")
        .map(({ target }) => target.id)
        .sort(),
    ).toEqual(reports.map(({ id }) => id).sort());
  });

  async function events() {
    return (await service.gateway.services.events.list({}, { limit: 1_000, offset: 0 })).items;
  }
});

describe("C132: users by group", () => {
  test("direct and by way of another group, as User.groups tells it; gone with the membership", async () => {
    await service.addList("Inner");
    await service.addList("Outer");
    const [ann, bob, eve] = [await create(), await create(), await create()];
    const inner = (await client.post("/Groups", newGroup("Inner", [ann.id, bob.id]))).body;
    const outer = (await client.post("/Groups", newGroup("Outer", [eve.id]))).body;
    await client.patch(`/Groups/${outer.id}`, [
      { op: "add", path: "members", value: [{ value: inner.id, type: "Group" }] },
    ]);
    const filter = (id: string) => `groups.value eq "${id}"`;
    expect(await found(filter(inner.id))).toEqual([ann.id, bob.id]);
    expect(await found(filter(outer.id))).toEqual([ann.id, bob.id, eve.id]);
    expect(await found(`${filter(outer.id)} and not (${filter(inner.id)})`)).toEqual([eve.id]);
    await client.patch(`/Groups/${inner.id}`, [{ op: "remove", path: `members[value eq "${ann.id}"]` }]);
    expect(await found(filter(outer.id))).toEqual([bob.id, eve.id]);
    expect(await found(filter("nosuch"))).toEqual([]);
  });
});

test("C068, SailPoint: users changed since an instant, alone and with other conditions", async () => {
  const old = await create({ nickName: "since" });
  await new Promise((resolve) => setTimeout(resolve, 5));
  const fresh = await create({ nickName: "since" });
  const since = fresh.meta.lastModified;
  expect(await found(`nickName eq "since" and meta.lastModified ge "${since}"`)).toEqual([fresh.id]);
  expect(await found(`nickName eq "since" and meta.lastModified lt "${since}"`)).toEqual([old.id]);
  expect(await found('meta.lastModified gt "2999-01-01T00:00:00Z"')).toEqual([]);
  expect(await client.get(`/Users?filter=${encodeURIComponent("meta.lastModified gt soon")}`)).toMatchObject(
    errorOf(400, "invalidFilter"),
  );
});
