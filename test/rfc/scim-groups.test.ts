/** RFC 7643 §4.2, RFC 7644 §3: groups, which are access lists of type scim. */
import { DEFAULT_AUDIT } from "../../gateway/domain/list-rules";
import {
  type Client,
  errorOf,
  GROUP_URN,
  type Json,
  newGroup,
  newUser,
  openService,
  type Service,
} from "../gateway/scim/service";
import * as shared from "./groups";
import { idsOf, sorted } from "./groups";

let service: Service;
let client: Client;
let titles = 0;
let ahead = 0;

beforeAll(async () => {
  service = await openService({ clock: () => Date.now() + ahead });
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const createUser = async (more = {}): Promise<Json> => (await client.post("/Users", newUser(more))).body;
const createUsers = (count: number) => shared.createUsers(client, count);
/** A declared list of a title of its own, and the group that a client makes of it. */
const createGroup = async (members: readonly Json[] = []): Promise<Json> => {
  const title = `Team ${++titles}`;
  await service.addList(title);
  return (
    await client.post(
      "/Groups",
      newGroup(
        title,
        members.map(({ id }) => id),
      ),
    )
  ).body;
};
const read = (group: Json) => shared.read(client, group);
const patch = ({ id }: Json, ...operations: object[]) => client.patch(`/Groups/${id}`, operations);
const add = (...users: Json[]) => ({
  op: "add",
  path: "members",
  value: users.map(({ id }) => ({ value: id })),
});
const remove = ({ id }: Json) => ({ op: "remove", path: `members[value eq "${id}"]` });

describe("creation", () => {
  test("C124: the answer is whole; members are told with type, $ref and display", async () => {
    await service.addList("Whole");
    const user = await createUser({ displayName: "Ann" });
    const { status, headers, body } = await client.post("/Groups", {
      ...newGroup("Whole", [user.id]),
      externalId: "e",
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      schemas: [GROUP_URN],
      id: expect.any(String),
      externalId: "e",
      displayName: "Whole",
      members: [{ value: user.id, $ref: user.meta.location, type: "User", display: "Ann" }],
      meta: {
        resourceType: "Group",
        created: expect.any(String),
        lastModified: expect.any(String),
        location: `${client.base}/Groups/${body.id}`,
        version: headers.get("etag"),
      },
    });
    expect(headers.get("location")).toBe(body.meta.location);
    expect(await read(body)).toEqual(body);
  });

  test.each([undefined, null, []])("C123: members %j make an empty group", async (members) => {
    const title = `Empty ${++titles}`;
    await service.addList(title);
    const { status, body } = await client.post("/Groups", {
      schemas: [GROUP_URN],
      displayName: title,
      members,
    });
    expect([status, body.members]).toEqual([201, []]);
  });

  test.each([undefined, null, ""])("C123: displayName %j is 400", async (displayName) => {
    expect(await client.post("/Groups", { schemas: [GROUP_URN], displayName })).toMatchObject(
      errorOf(400, "invalidValue"),
    );
  });

  test("a title that no list has is 400, and the detail says how to declare it", async () => {
    const answer = await client.post("/Groups", newGroup("Nobody Declared This"));
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect(answer.body.detail).toMatch(/Nobody Declared This.*declare.*type "scim"/);
  });

  test("C038: a group that is linked is 409, in any spelling of its title", async () => {
    const { displayName } = await createGroup();
    for (const title of [displayName, displayName.toUpperCase(), ` ${displayName} `]) {
      expect(await client.post("/Groups", newGroup(title))).toMatchObject(errorOf(409, "uniqueness"));
    }
  });

  test("a near miss of a list that is not linked is 400 and asks what was meant", async () => {
    await service.addList("Payments Admins");
    const answer = await client.post("/Groups", newGroup("payments admins"));
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect(answer.body.detail).toContain('did you mean "Payments Admins"');
  });

  test("a list that is not of type scim is 403, naming its type", async () => {
    await service.addList("Board", { type: "static" });
    const answer = await client.post("/Groups", newGroup("Board"));
    expect(answer).toMatchObject(errorOf(403));
    expect(answer.body.detail).toContain("static");
  });

  test("a title is found after NFC and trimming", async () => {
    await service.addList("Zo\u00eb Team");
    const { status, body } = await client.post("/Groups", newGroup("  Zoe\u0308 Team "));
    expect([status, body.displayName]).toEqual([201, "Zo\u00eb Team"]);
  });

  test("C126: an unknown member is 400 naming it and no other, and nothing is linked or stored", async () => {
    const title = `Team ${++titles}`;
    await service.addList(title);
    const user = await createUser();
    const answer = await client.post("/Groups", newGroup(title, [user.id, "ghost-1"]));
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect(answer.body.detail).toContain("ghost-1");
    expect(answer.body.detail).not.toContain(user.id);
    expect((await client.post("/Groups", newGroup(title, [user.id]))).status).toBe(201);
  });

  test("C125: a member named twice stands once", async () => {
    const user = await createUser();
    const title = `Team ${++titles}`;
    await service.addList(title);
    const { body } = await client.post("/Groups", newGroup(title, [user.id, user.id]));
    expect(body.members).toHaveLength(1);
  });

  test("a group that was read before anyone linked it has the id that linking keeps", async () => {
    const title = `Team ${++titles}`;
    await service.addList(title);
    const filter = encodeURIComponent(`displayName eq "${title}"`);
    const [seen] = (await client.get(`/Groups?filter=${filter}`)).body.Resources;
    const user = await createUser();
    expect(idsOf((await patch(seen, add(user))).body)).toEqual([user.id]);
    expect(await client.post("/Groups", newGroup(title))).toMatchObject(errorOf(409, "uniqueness"));
  });
});

describe("members by PATCH", () => {
  test("added, removed, replaced, emptied", async () => {
    const [one, two, three] = await createUsers(3);
    const group = await createGroup();
    expect(idsOf((await patch(group, add(one, two))).body)).toEqual(sorted([one, two]));
    expect(idsOf((await patch(group, remove(one))).body)).toEqual([two.id]);
    const replace = { op: "replace", path: "members", value: [{ value: three.id }, { value: one.id }] };
    expect(idsOf((await patch(group, replace)).body)).toEqual(sorted([one, three]));
    const byValues = { op: "Remove", path: "members", value: [{ $ref: null, value: one.id }] };
    expect(idsOf((await patch(group, byValues)).body)).toEqual([three.id]);
    expect((await patch(group, { op: "replace", path: "members", value: [] })).body.members).toEqual([]);
    expect((await read(group)).members).toEqual([]);
  });

  test("C112, STD-50: adding who is there and removing who is not change nothing", async () => {
    const [one, two] = await createUsers(2);
    const group = await createGroup([one]);
    const { status, body } = await patch(group, add(one), remove(two), remove({ id: "nosuch" }));
    expect([status, body]).toEqual([200, group]);
  });

  test("C126: an unknown id undoes the whole request", async () => {
    const [one, two] = await createUsers(2);
    const group = await createGroup([one]);
    const answer = await patch(group, remove(one), add(two), add({ id: "ghost-2" }));
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect(await read(group)).toEqual(group);
  });

  test("where the integration skips unknown members, the others arrive", async () => {
    await service.addIntegration("lenient", { unknownMembers: "skip" });
    const lenient = await service.clientOf("lenient");
    await service.addList("Lenient", { integration: "lenient" });
    const user = (await lenient.post("/Users", newUser())).body;
    const { status, body } = await lenient.post("/Groups", newGroup("Lenient", [user.id, "ghost"]));
    expect([status, idsOf(body)]).toEqual([201, [user.id]]);
  });

  test("C129: forty concurrent additions are forty members", async () => {
    const users = await createUsers(40);
    const group = await createGroup();
    const answers = await Promise.all(users.map((user) => patch(group, add(user))));
    expect(answers.map(({ status }) => status)).toEqual(new Array(40).fill(200));
    expect(idsOf(await read(group))).toEqual(sorted(users));
  });

  test("C129: concurrent additions and removals leave exactly the right members", async () => {
    const [leavers, joiners] = [await createUsers(20), await createUsers(20)];
    const group = await createGroup(leavers);
    const rename = { op: "replace", value: { id: group.id, displayName: group.displayName } };
    const operations = [...leavers.map(remove), ...joiners.map((user) => add(user))];
    const answers = await Promise.all(operations.map((operation) => patch(group, rename, operation)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(idsOf(await read(group))).toEqual(sorted(joiners));
  });

  test("C134: 412 only where If-Match was sent and is stale", async () => {
    const user = await createUser();
    const group = await createGroup();
    await patch(group, add(user));
    const stale = await client.patch(`/Groups/${group.id}`, [remove(user)], {
      "If-Match": group.meta.version,
    });
    expect(stale).toMatchObject(errorOf(412));
    expect(idsOf(await read(group))).toEqual([user.id]);
  });

  test("C127: User.groups follows at once, also when the last group is left", async () => {
    const user = await createUser();
    const group = await createGroup([user]);
    const groups = async () => (await client.get(`/Users/${user.id}`)).body.groups;
    expect(await groups()).toEqual([
      { value: group.id, $ref: group.meta.location, display: group.displayName, type: "direct" },
    ]);
    await patch(group, remove(user));
    expect(await groups()).toEqual([]);
  });

  test("C050, C134: the version that a reader knows ends with the groups it was told; writes do not depend on them", async () => {
    const user = await createUser();
    const group = await createGroup([user]);
    const path = `/Users/${user.id}`;
    const { meta } = (await client.get(path)).body;
    expect((await client.get(path, { "If-None-Match": meta.version })).status).toBe(304);
    await patch(group, remove(user));
    const after = await client.get(path, { "If-None-Match": meta.version });
    expect([after.status, after.body.groups]).toEqual([200, []]);
    const title = [{ op: "add", path: "title", value: "T" }];
    expect((await client.patch(path, title, { "If-Match": meta.version })).status).toBe(200);
    expect((await client.patch(path, title, { "If-Match": meta.version })).status).toBe(412);
  });

  test("C127: writing User.groups changes no group", async () => {
    const user = await createUser();
    const group = await createGroup();
    const groups = [{ value: group.id }];
    expect(
      await client.patch(`/Users/${user.id}`, [{ op: "add", path: "groups", value: groups }]),
    ).toMatchObject(errorOf(400, "mutability"));
    await client.put(`/Users/${user.id}`, { ...user, groups });
    expect((await read(group)).members).toEqual([]);
  });
});

describe("names", () => {
  test("the title of a declared list is not SCIM's: another displayName is refused whole", async () => {
    const user = await createUser();
    const group = await createGroup();
    const answers = [
      await patch(group, { op: "replace", path: "displayName", value: "Other" }, add(user)),
      await patch(
        group,
        { op: "replace", value: { displayName: group.displayName.toUpperCase() } },
        add(user),
      ),
      await client.put(`/Groups/${group.id}`, newGroup("Other", [user.id])),
    ];
    for (const answer of answers) expect(answer).toMatchObject(errorOf(400, "mutability"));
    expect(answers[0]?.body.detail).toContain(group.displayName);
    expect(await read(group)).toEqual(group);
  });

  test("C101: an equal displayName, repeated with each change, is no change", async () => {
    const group = await createGroup();
    const value = { id: group.id, displayName: ` ${group.displayName} ` };
    expect(await patch(group, { op: "replace", value })).toMatchObject({ status: 200, body: group });
    expect(await patch(group, { op: "replace", value: { id: "other" } })).toMatchObject(
      errorOf(400, "mutability"),
    );
  });

  test("C133: externalId is set, changed and cleared; id and members stay", async () => {
    const user = await createUser();
    const group = await createGroup([user]);
    const set = await patch(group, { op: "add", path: "externalId", value: "e-1" });
    expect(set.body).toMatchObject({ id: group.id, externalId: "e-1", members: group.members });
    const cleared = await patch(group, { op: "remove", path: "externalId" });
    expect(cleared.body).not.toHaveProperty("externalId");
  });
});

describe("PUT", () => {
  test("makes exactly the given members the members", async () => {
    const [one, two, three] = await createUsers(3);
    const group = await createGroup([one, two]);
    const { status, body } = await client.put(
      `/Groups/${group.id}`,
      newGroup(group.displayName, [two.id, three.id]),
    );
    expect([status, idsOf(body)]).toEqual([200, sorted([two, three])]);
    expect(await read(group)).toEqual(body);
  });

  test("C085: what was read can be sent back, and nothing happens", async () => {
    const group = await createGroup([await createUser()]);
    expect(await client.put(`/Groups/${group.id}`, group)).toMatchObject({ status: 200, body: group });
  });

  test("C088: an unknown id is 404, and nothing is made", async () => {
    await service.addList("Never Put");
    expect(await client.put("/Groups/nosuch", newGroup("Never Put"))).toMatchObject(errorOf(404));
  });
});

describe("deletion", () => {
  test("C092: members go, users stay; a declared list stays and shows up under a fresh id", async () => {
    const user = await createUser();
    const group = await createGroup([user]);
    expect(await client.delete(`/Groups/${group.id}`)).toMatchObject({ status: 204, text: "" });
    expect(await client.get(`/Groups/${group.id}`)).toMatchObject(errorOf(404));
    expect((await client.get(`/Users/${user.id}`)).body.groups).toEqual([]);
    const filter = encodeURIComponent(`displayName eq "${group.displayName}"`);
    const { Resources } = (await client.get(`/Groups?filter=${filter}`)).body;
    expect(Resources).toMatchObject([{ displayName: group.displayName, members: [] }]);
    expect(Resources[0].id).not.toBe(group.id);
    expect((await client.post("/Groups", newGroup(group.displayName))).status).toBe(201);
  });

  test("where unmatched groups make lists, a list that SCIM made goes away with its group", async () => {
    await service.addIntegration("creating", { unmatchedGroups: "create" });
    const creating = await service.clientOf("creating");
    const { status, body } = await creating.post("/Groups", newGroup("Made By Push"));
    expect(status).toBe(201);
    const renamed = await creating.patch(`/Groups/${body.id}`, [
      { op: "replace", path: "displayName", value: "Renamed" },
    ]);
    expect(renamed.body).toMatchObject({ id: body.id, displayName: "Renamed" });
    expect((await creating.delete(`/Groups/${body.id}`)).status).toBe(204);
    expect((await creating.get("/Groups")).body.totalResults).toBe(0);
  });
});

describe("nesting", () => {
  test("C124, C127: a group is a member by type Group; its users are in the outer one indirectly", async () => {
    const user = await createUser();
    const inner = await createGroup([user]);
    const outer = await createGroup();
    const nested = { op: "add", path: "members", value: [{ value: inner.id, type: "Group" }] };
    const { body } = await patch(outer, nested);
    expect(body.members).toEqual([
      { value: inner.id, $ref: inner.meta.location, type: "Group", display: inner.displayName },
    ]);
    const { groups } = (await client.get(`/Users/${user.id}`)).body;
    expect(groups).toMatchObject([
      { value: inner.id, type: "direct" },
      { value: outer.id, type: "indirect" },
    ]);
  });

  test("C128: a group is not a member of itself, by whatever way", async () => {
    const [inner, outer] = [await createGroup(), await createGroup()];
    const nest = (of: Json) => ({ op: "add", path: "members", value: [{ value: of.id, type: "Group" }] });
    await patch(outer, nest(inner));
    expect(await patch(inner, nest(outer))).toMatchObject(errorOf(400, "invalidValue"));
    expect(await patch(inner, nest(inner))).toMatchObject(errorOf(400, "invalidValue"));
  });

  test("SEC-10: an id of the other kind is no member", async () => {
    const user = await createUser();
    const group = await createGroup();
    const wrong = { op: "add", path: "members", value: [{ value: user.id, type: "Group" }] };
    expect(await patch(group, wrong)).toMatchObject(errorOf(400, "invalidValue"));
  });
});

test("an overdue review that freezes its list lets nobody in, and lets people out", async () => {
  const [one, two] = await createUsers(2);
  const title = `Team ${++titles}`;
  await service.addList(title, { audit: { ...DEFAULT_AUDIT, overdue: "freeze" } });
  const group = (await client.post("/Groups", newGroup(title, [one.id]))).body;
  ahead = 400 * 24 * 3_600_000;
  try {
    client = await service.clientOf("default");
    const refused = await patch(group, add(two));
    expect(refused).toMatchObject(errorOf(409));
    expect(refused.body.detail).toContain("review");
    expect((await patch(group, remove(one))).body.members).toEqual([]);
  } finally {
    ahead = 0;
    client = await service.clientOf("default");
  }
});
