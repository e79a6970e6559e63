/** RFC 7643 §4.2, RFC 7644 §3.5.2: who is in a group, changed one by one, many at once, and by mistake. */
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

describe("members by PATCH", () => {
  test("C102, C104, C111, C112: added, removed, replaced, emptied", async () => {
    const [one, two, three] = await createUsers(3);
    const group = await createGroup();
    expect(idsOf((await patch(group, add(one, two))).body)).toEqual(sorted([one, two]));
    expect(idsOf((await patch(group, remove(one))).body)).toEqual([two.id]);
    const replace = { op: "replace", path: "members", value: [{ value: three.id }, { value: one.id }] };
    expect(idsOf((await patch(group, replace)).body)).toEqual(sorted([one, three]));
    const byValues = { op: "Remove", path: "members", value: [{ $ref: null, value: one.id }] };
    expect(idsOf((await patch(group, byValues)).body)).toEqual([three.id]);
    // The answer is one thing; what the next reader is told another.
    expect(idsOf(await read(group))).toEqual([three.id]);
    expect((await patch(group, { op: "replace", path: "members", value: [] })).body.members).toEqual([]);
    expect((await read(group)).members).toEqual([]);
  });

  test("C112, STD-50: adding who is there and removing who is not change nothing", async () => {
    const [one, two] = await createUsers(2);
    const group = await createGroup([one]);
    const { status, body } = await patch(group, add(one), remove(two), remove({ id: "nosuch" }));
    expect([status, body]).toEqual([200, group]);
  });

  test("C122: the same PATCH twice leaves the same state, and the same version", async () => {
    const [one, two, three] = await createUsers(3);
    const group = await createGroup([one, two]);
    const operations = [add(three), remove(one), { op: "add", path: "externalId", value: "e" }];
    const [once, twice] = [await patch(group, ...operations), await patch(group, ...operations)];
    expect([once.status, idsOf(once.body)]).toEqual([200, sorted([two, three])]);
    expect([twice.status, twice.body]).toEqual([200, once.body]);
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
    const innermost = await createGroup();
    await patch(inner, nest(innermost));
    for (const { id } of [outer, inner, innermost]) {
      const nested = { ...newGroup(innermost.displayName), members: [{ value: id, type: "Group" }] };
      const answer = await client.put(`/Groups/${innermost.id}`, nested);
      expect(answer).toMatchObject(errorOf(400, "invalidValue"));
    }
    expect((await read(innermost)).members).toEqual([]);
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

describe("requests that come out other than they were meant change or show nothing", () => {
  let careless: Client;
  let group: Json;
  let people: Json[];
  beforeAll(async () => {
    await service.addIntegration("careless", { unknownMembers: "skip" });
    careless = await service.clientOf("careless");
    people = await shared.createUsers(careless, 3);
    await service.addList("Ops", { integration: "careless" });
    group = (
      await careless.post(
        "/Groups",
        newGroup(
          "Ops",
          people.map(({ id }) => id),
        ),
      )
    ).body;
  });

  const change = (operation: object) => careless.patch(`/Groups/${group.id}`, [operation]);
  const membersLeft = async () => (await shared.read(careless, group)).members.length;

  test.each([
    ["remove with a null for whom", { op: "remove", path: "members", value: null }],
    ["replace by an empty text", { op: "replace", path: "members", value: "" }],
    [
      "replace by people of whom not one is known",
      { op: "replace", path: "members", value: [{ value: "x" }] },
    ],
  ])("RFC 7644 §3.5.2: %s does not empty a group", async (_, operation) => {
    expect(await change(operation)).toMatchObject(errorOf(400, "invalidValue"));
    expect(await membersLeft()).toBe(3);
  });

  test("RFC 7644 §3.5.2.3: of known and unknown members the known ones replace", async () => {
    const value = [
      { value: people[0]?.id },
      { value: people[1]?.id },
      { value: people[2]?.id },
      { value: "x" },
    ];
    expect((await change({ op: "replace", path: "members", value })).status).toBe(200);
    expect(await membersLeft()).toBe(3);
  });

  test("RFC 7643 §2.5, RFC 7644 §3.5.1: a PUT whose members say nothing leaves those who are there", async () => {
    const [user] = await createUsers(1);
    const group = await createGroup([user]);
    const put = { schemas: [GROUP_URN], displayName: group.displayName, externalId: "e", members: [{}] };
    const answer = await client.put(`/Groups/${group.id}`, put);
    expect([answer.status, answer.body.externalId, idsOf(answer.body)]).toEqual([200, "e", [user.id]]);
  });

  test("RFC 7644 §3.4.2.2: a filter in another spelling of the parameter is not passed over", async () => {
    const nobody = encodeURIComponent('userName eq "nobody"');
    expect((await careless.get(`/Users?Filter=${nobody}`)).body.totalResults).toBe(0);
    expect((await careless.get(`/Users?FILTER=${nobody}`)).body.totalResults).toBe(0);
    expect(await careless.get(`/Users?filter[]=${nobody}`)).toMatchObject(errorOf(400, "invalidFilter"));
  });

  test("C070: a bare name that one extension alone defines is found, as one large client sends it", async () => {
    const [boss, worker] = people as [Json, Json];
    const manager = { op: "add", path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager" };
    await careless.patch(`/Users/${worker.id}`, [{ ...manager, value: boss.id }]);
    const filter = encodeURIComponent(`id eq "${worker.id}" and manager eq "${boss.id}"`);
    const { body } = await careless.get(`/Users?filter=${filter}&attributes=id`);
    expect(body.Resources.map(({ id }: Json) => id)).toEqual([worker.id]);
  });
});
