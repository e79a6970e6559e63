/** RFC 7643 §4.2, RFC 7644 §3: groups, which are access lists of type scim. */
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
} from "../gateway/scim/service";
import * as shared from "./groups";
import { idsOf, sorted } from "./groups";

let service: Service;
let client: Client;
let titles = 0;
/** How far the clock goes on each time that it is read. */
let tick = 0;
let ahead = 0;

beforeAll(async () => {
  service = await openService({
    clock: () => {
      ahead += tick;
      return Date.now() + ahead;
    },
  });
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

describe("creation", () => {
  test("C033, C034, C044, C124: the answer is whole; id, meta and what is said of members are the server's", async () => {
    await service.addList("Whole");
    const user = await createUser({ displayName: "Ann" });
    const { status, headers, body } = await client.post("/Groups", {
      schemas: [GROUP_URN, "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
      displayName: "Whole",
      externalId: "e",
      id: "mine",
      meta: { resourceType: "Team", location: "https://elsewhere.example" },
      owner: "nobody asked",
      members: [{ value: user.id, $ref: "https://elsewhere.example/Users/1", display: "Bob" }],
    });
    expect(status).toBe(201);
    expect(body).toEqual({
      schemas: [GROUP_URN],
      id: expect.any(String),
      externalId: "e",
      displayName: "Whole",
      members: [{ value: user.id, $ref: user.meta.location, type: "User", display: user.userName }],
      meta: {
        resourceType: "Group",
        created: expect.any(String),
        lastModified: expect.any(String),
        location: `${client.base}/Groups/${body.id}`,
        version: headers.get("etag"),
      },
    });
    expect(body.id).not.toBe("mine");
    expect(headers.get("location")).toBe(body.meta.location);
    expect(await read(body)).toEqual(body);
  });

  test("C035: a group that is new was changed when it was created, however long that took", async () => {
    await service.addIntegration("slow", { unmatchedGroups: "create" });
    const slow = await service.clientOf("slow");
    const { id } = (await slow.post("/Users", newUser())).body;
    tick = 1_000;
    const { meta } = (await slow.post("/Groups", newGroup("Slow", [id]))).body;
    const bulk = await slow.post("/Bulk", {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],
      Operations: [
        { method: "POST", path: "/Groups", bulkId: "g", data: newGroup("In a Circle", ["bulkId:u"]) },
        {
          method: "POST",
          path: "/Users",
          bulkId: "u",
          data: {
            ...newUser(),
            [ENTERPRISE_URN]: { manager: { value: "bulkId:u" }, department: "bulkId:g" },
          },
        },
      ],
    });
    tick = 0;
    expect(meta.lastModified).toBe(meta.created);
    for (const { status, location } of bulk.body.Operations) {
      expect(status).toBe("201");
      const made = (await slow.get(location.slice(slow.base.length))).body.meta;
      expect(made.lastModified).toBe(made.created);
    }
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

  test("C125: a member named twice stands once, by POST, PUT and PATCH", async () => {
    const user = await createUser();
    const group = await createGroup([user, user]);
    expect(group.members).toHaveLength(1);
    const twice = newGroup(group.displayName, [user.id, user.id]);
    expect((await client.put(`/Groups/${group.id}`, twice)).body).toEqual(group);
    expect((await patch(group, add(user, user), add(user))).body).toEqual(group);
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
    const group = await createGroup([await createUser()]);
    const { meta, ...rest } = group;
    for (const [operation, externalId] of [
      [{ op: "add", path: "externalId", value: "e-1" }, "e-1"],
      [{ op: "replace", value: { id: group.id, externalId: "e-2" } }, "e-2"],
      [{ op: "Replace", path: "externalId", value: "E-2" }, "E-2"],
      [{ op: "remove", path: "externalId" }, undefined],
    ] as const) {
      const { body } = await patch(group, operation);
      expect(body).toEqual({ ...rest, ...(externalId ? { externalId } : {}), meta: body.meta });
      expect(await read(group)).toEqual(body);
    }
  });

  test("C089, C133: where SCIM makes the lists, a group is renamed, by PATCH and PUT, and keeps id and members", async () => {
    await service.addIntegration("naming", { unmatchedGroups: "create" });
    const naming = await service.clientOf("naming");
    const [user] = await shared.createUsers(naming, 1);
    const group = (await naming.post("/Groups", newGroup("First", [user.id]))).body;
    const other = (await naming.post("/Groups", newGroup("Taken"))).body;
    const path = `/Groups/${group.id}`;
    const renames = [
      () => naming.patch(path, [{ op: "replace", path: "displayName", value: "Second" }]),
      () => naming.patch(path, [{ op: "replace", value: { id: group.id, displayName: "Third" } }]),
      () => naming.put(path, newGroup("Fourth", [user.id])),
      () => naming.patch(path, [{ op: "replace", path: "displayName", value: "fourth" }]),
    ];
    for (const [index, rename] of renames.entries()) {
      const { status, body } = await rename();
      const displayName = ["Second", "Third", "Fourth", "fourth"][index];
      expect([status, body]).toEqual([200, { ...group, displayName, meta: body.meta }]);
      expect((await naming.get(path)).body).toEqual(body);
    }
    const { groups } = (await naming.get(`/Users/${user.id}`)).body;
    expect(groups).toMatchObject([{ value: group.id, display: "fourth" }]);
    for (const taken of ["Taken", "TAKEN"]) {
      const byPatch = [{ op: "replace", path: "displayName", value: taken }];
      expect(await naming.patch(path, byPatch)).toMatchObject(errorOf(409, "uniqueness"));
      expect(await naming.put(path, newGroup(taken))).toMatchObject(errorOf(409, "uniqueness"));
    }
    expect((await naming.get(`/Groups/${other.id}`)).body).toEqual(other);
    expect((await naming.get(path)).body).toMatchObject({ displayName: "fourth", members: group.members });
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
    // Nobody has linked it.
    expect((await client.post("/Groups", newGroup("Never Put"))).status).toBe(201);
  });

  test("C086: another id in the body never moves the group", async () => {
    const [one, two] = [await createGroup([await createUser()]), await createGroup()];
    expect((await client.put(`/Groups/${one.id}`, { ...one, id: two.id })).body).toEqual(one);
    expect(await read(two)).toEqual(two);
  });

  test("C126: an unknown member is 400 naming it alone, and nothing of the rest is stored", async () => {
    const [one, two] = await createUsers(2);
    const group = await createGroup([one]);
    const wanted = { ...newGroup(group.displayName, [two.id, "ghost-3"]), externalId: "new" };
    const answer = await client.put(`/Groups/${group.id}`, wanted);
    expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    expect(answer.body.detail).toContain("ghost-3");
    expect(answer.body.detail).not.toContain(two.id);
    expect(await read(group)).toEqual(group);
  });
});

describe("deletion", () => {
  test("C091, C092, C121: members go, users stay; a declared list stays and shows up under a fresh id", async () => {
    const user = await createUser();
    const group = await createGroup([user]);
    expect(await client.delete(`/Groups/${group.id}`)).toMatchObject({ status: 204, text: "" });
    expect(await client.get(`/Groups/${group.id}`)).toMatchObject(errorOf(404));
    expect(await patch(group, add(user))).toMatchObject(errorOf(404));
    expect(await client.put(`/Groups/${group.id}`, group)).toMatchObject(errorOf(404));
    expect(await client.delete(`/Groups/${group.id}`)).toMatchObject(errorOf(404));
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
