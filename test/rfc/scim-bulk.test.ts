/** RFC 7644 §3.7: several operations in one request, and what they came to. */
import {
  type Client,
  ENTERPRISE_URN,
  ERROR_URN,
  type Json,
  newGroup,
  newUser,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";
import { group, patch, post, resultsOf, sendBulk, statuses, totalOf } from "./bulk-requests";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

const bulk = (operations: readonly object[], more: object = {}) => resultsOf(client, operations, more);
const total = () => totalOf(client);
const create = async (attributes: object = {}): Promise<Json> =>
  (await client.post("/Users", newUser({ ...attributes }))).body;
const membersOf = async (location: string): Promise<string[]> =>
  (await client.get(location.slice(client.base.length))).body.members.map(({ value }: Json) => value).sort();
const idIn = (location: string) => location.slice(location.lastIndexOf("/") + 1);

describe("RFC 7644 §3.7, §3.7.3: results", () => {
  test("C135: each operation has its status, location and version, in order; bulkId is echoed", async () => {
    const [changed, replaced, removed] = [await create(), await create(), await create()];
    const add = post();
    const results = await bulk([
      add,
      patch(`/Users/${changed.id}`, { op: "add", path: "title", value: "Lead" }),
      { method: "PUT", path: `/Users/${replaced.id}`, bulkId: "own", data: newUser() },
      { method: "DELETE", path: `/Users/${removed.id}` },
    ]);
    const created = (await client.get(`/Users?filter=userName%20eq%20"${add.data.userName}"`)).body
      .Resources[0];
    expect(results).toEqual([
      {
        method: "POST",
        bulkId: add.bulkId,
        location: created.meta.location,
        version: created.meta.version,
        status: "201",
      },
      { method: "PATCH", location: changed.meta.location, version: expect.any(String), status: "200" },
      {
        method: "PUT",
        bulkId: "own",
        location: replaced.meta.location,
        version: expect.any(String),
        status: "200",
      },
      { method: "DELETE", location: removed.meta.location, status: "204" },
    ]);
    const { body, headers } = await client.get(`/Users/${changed.id}`);
    expect([body.title, headers.get("etag")]).toEqual(["Lead", results[1].version]);
    expect((await client.get(`/Users/${removed.id}`)).status).toBe(404);
  });

  test("methods and members are read without case", async () => {
    const { path, bulkId, data } = post();
    const operation = { METHOD: "post", Path: path, BulkID: bulkId, Data: data };
    expect(await bulk([operation])).toMatchObject([{ method: "POST", bulkId, status: "201" }]);
  });

  test("RFC 7644 §3.7.3: as its example has them, a User under the URN of messages, and a PATCH of bare operations", async () => {
    const data = {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:User"],
      userName: "alice-of-the-example",
    };
    const made = { method: "POST", path: "/Users", bulkId: "qwerty", data };
    const operations = [
      { op: "remove", path: "nickName" },
      { op: "add", path: "userName", value: "dave-of-the-example" },
    ];
    const results = await bulk([made, { method: "PATCH", path: "/Users/bulkId:qwerty", data: operations }]);
    expect(statuses(results)).toEqual(["201", "200"]);
    const { body } = await client.get(new URL(results[0].location).pathname.replace(/^.*(?=\/Users)/, ""));
    expect([body.schemas, body.userName]).toEqual([[USER_URN], "dave-of-the-example"]);
  });

  test("a failed operation tells its error, and undoes no other", async () => {
    const { userName } = await create();
    const results = await bulk([post(), post({ userName }), post()]);
    expect(statuses(results)).toEqual(["201", "409", "201"]);
    expect(results[1]).toMatchObject({
      method: "POST",
      response: { schemas: [ERROR_URN], status: "409", scimType: "uniqueness", detail: expect.any(String) },
    });
    expect(results[1]).not.toHaveProperty("location");
    expect(results[0]).not.toHaveProperty("response");
  });

  test("an operation is refused as the same request alone is", async () => {
    const { id } = await create();
    const requests: [method: string, path: string, data?: object][] = [
      ["POST", "/Users", { schemas: [USER_URN] }],
      ["POST", "/Users", undefined],
      ["POST", "/Users", newUser({ userName: "" })],
      ["POST", "/Groups", newGroup("No such list")],
      ["PUT", "/Users/nobody", newUser()],
      ["PUT", `/Users/${id}`, {}],
      ["PATCH", `/Users/${id}`, patch("", { op: "remove" }).data],
      ["PATCH", `/Users/${id}`, patch("", { op: "replace", path: "id", value: "x" }).data],
      ["PATCH", "/Groups/nobody", patch("", { op: "add", path: "members", value: [{ value: id }] }).data],
      ["DELETE", "/Users/nobody"],
      ["DELETE", "/Groups/nobody"],
    ];
    const operations = requests.map(([method, path, data], index) => ({
      method,
      path,
      data,
      bulkId: `b${index}`,
    }));
    const results = await bulk(operations);
    for (const [index, [method, path, data]] of requests.entries()) {
      const { status, body } = await client.send(method, path, data ?? (method === "POST" ? "" : undefined));
      expect([index, results[index].status, results[index].response]).toEqual([index, String(status), body]);
    }
  });

  test("C134, §3.14: version is the precondition of one operation", async () => {
    const user = await create();
    const { version } = user.meta;
    const change = patch(`/Users/${user.id}`, { op: "replace", path: "title", value: "One" });
    const results = await bulk([
      { ...change, version: 'W/"99"' },
      { ...change, version },
      { ...change, version },
      { method: "PUT", path: `/Users/${user.id}`, data: newUser(), version },
      { method: "DELETE", path: `/Users/${user.id}`, version },
      { method: "DELETE", path: `/Users/${user.id}`, version: "*" },
    ]);
    expect(statuses(results)).toEqual(["412", "200", "412", "412", "412", "204"]);
    expect(results[0]).toMatchObject({ location: user.meta.location, response: { status: "412" } });
  });

  test("the integration's policies hold: PATCH is answered as it says", async () => {
    await service.addIntegration("brief", { patchResponse: "204" });
    const brief = await service.clientOf("brief");
    const { id } = (await brief.post("/Users", newUser())).body;
    const results = await resultsOf(brief, [patch(`/Users/${id}`, { op: "add", path: "title", value: "T" })]);
    expect(results).toMatchObject([{ status: "204", version: expect.any(String) }]);
  });

  test("each change leaves its event, in order, under the id of the one request", async () => {
    const operations = [post(), post()];
    const { headers } = await sendBulk(client, operations);
    const { events } = service.gateway.services;
    const page = await events.list({ action: "user.created" }, { limit: 1_000 });
    const mine = page.items.filter(({ requestId }) => requestId === headers.get("x-request-id"));
    expect(
      mine.map(({ delta }) => (delta.after as Json).userName ?? JSON.parse(String(delta.after)).userName),
    ).toEqual(operations.map(({ data }) => data.userName));
  });
});

describe("RFC 7644 §3.7.2: bulkId", () => {
  test("C136: a user and the group that it is put into", async () => {
    await service.addList("Bulk Team");
    const user = post();
    const results = await bulk([user, group("Bulk Team", [`bulkId:${user.bulkId}`])]);
    expect(statuses(results)).toEqual(["201", "201"]);
    expect(await membersOf(results[1].location)).toEqual([idIn(results[0].location)]);
  });

  test("C136: forward, results stay in the order of the request", async () => {
    await service.addList("Forward Team");
    const [ann, bob] = [post(), post()];
    const team = group("Forward Team", [`bulkId:${ann.bulkId}`, `bulkId:${bob.bulkId}`]);
    const results = await bulk([team, bob, ann]);
    expect(results.map(({ bulkId, status }) => [bulkId, status])).toEqual([
      [team.bulkId, "201"],
      [bob.bulkId, "201"],
      [ann.bulkId, "201"],
    ]);
    const ids = results.slice(1).map(({ location }) => idIn(location));
    expect(await membersOf(results[0].location)).toEqual(ids.sort());
  });

  test("C136: in a manager, in PATCH, in a value path, and in the path of an operation", async () => {
    await service.addList("Path Team");
    const [boss, worker, leaver] = [post(), post(), post()];
    worker.data[ENTERPRISE_URN] = { manager: { value: `bulkId:${boss.bulkId}` } };
    const team = group("Path Team", [`bulkId:${leaver.bulkId}`]);
    const results = await bulk([
      worker,
      boss,
      leaver,
      team,
      patch(
        `/Groups/bulkId:${team.bulkId}`,
        { op: "add", path: "members", value: [{ value: `bulkId:${boss.bulkId}` }] },
        { op: "remove", path: `members[value eq "bulkId:${leaver.bulkId}"]` },
      ),
      { method: "DELETE", path: `/Users/bulkId:${leaver.bulkId}` },
    ]);
    expect(statuses(results)).toEqual(["201", "201", "201", "201", "200", "204"]);
    const id = idIn(results[1].location);
    expect(await membersOf(results[3].location)).toEqual([id]);
    const { body } = await client.get(`/Users/${idIn(results[0].location)}`);
    expect(body[ENTERPRISE_URN].manager.value).toBe(id);
    expect(results[4].location).toBe(results[3].location);
    expect(results[5].location).toBe(results[2].location);
  });

  test("C136: one that no operation creates is 400, one whose creation failed is 409", async () => {
    await service.addList("Orphans");
    const failing = post({ userName: "" });
    const results = await bulk([
      group("Orphans", ["bulkId:nobody"]),
      failing,
      { ...group("Orphans", [`bulkId:${failing.bulkId}`]) },
      { method: "DELETE", path: "/Users/bulkId:nobody" },
      { method: "DELETE", path: `/Users/bulkId:${failing.bulkId}` },
    ]);
    expect(statuses(results)).toEqual(["400", "400", "409", "400", "409"]);
    expect(results[0].response.scimType).toBe("invalidValue");
    // Nothing was half done: the list is still nobody's group.
    expect((await client.post("/Groups", newGroup("Orphans"))).status).toBe(201);
  });

  describe("§3.7.1: circles are made together, or not at all", () => {
    const EXTENSION = "urn:example:scim:schemas:extension:team:1.0:User";
    const managed = (by: string, more: object = {}) => ({
      [ENTERPRISE_URN]: { manager: { value: `bulkId:${by}` } },
      ...more,
    });
    const nested = (title: string, bulkId: string, ...members: object[]) => ({
      method: "POST",
      path: "/Groups",
      bulkId,
      data: { ...newGroup(title), members },
    });
    const eventsOf = async (requestId: string | null) =>
      (await service.gateway.services.events.list({}, { limit: 1_000 })).items
        .filter((event) => event.requestId === requestId)
        .map(({ action }) => action);

    test("C136: managers of each other, and who manages itself", async () => {
      const [ann, bob, eve] = [post(), post(), post()];
      Object.assign(ann.data, managed(bob.bulkId));
      Object.assign(bob.data, managed(ann.bulkId));
      Object.assign(eve.data, managed(eve.bulkId));
      const { body, headers } = await sendBulk(client, [ann, eve, bob]);
      const results: Json[] = body.Operations;
      expect(results.map(({ bulkId, status }) => [bulkId, status])).toEqual(
        [ann, eve, bob].map(({ bulkId }) => [bulkId, "201"]),
      );
      const users = await Promise.all(
        results.map(async ({ location }) => (await client.get(`/Users/${idIn(location)}`)).body),
      );
      expect(users.map((user) => user[ENTERPRISE_URN].manager.value)).toEqual(
        [2, 1, 0].map((index) => users[index].id),
      );
      expect(users.map(({ meta }) => [meta.location, meta.version])).toEqual(
        results.map(({ location, version }) => [location, version]),
      );
      // Made whole at once: nobody saw any of them without a manager.
      expect(await eventsOf(headers.get("x-request-id"))).toEqual(new Array(3).fill("user.created"));
    });

    test("C136: a group and its member, who names the group, beside one outside the circle", async () => {
      const extension = {
        urn: EXTENSION,
        name: "Team",
        description: "",
        attributes: [
          {
            name: "team",
            type: "string" as const,
            description: "",
            multiValued: false,
            required: true,
            mutability: "immutable" as const,
            returned: "default" as const,
            caseExact: true,
            canonicalValues: [],
            referenceTypes: [],
            subAttributes: [],
          },
        ],
      };
      await service.addIntegration("teams", { extensions: [extension], unknownMembers: "skip" });
      const teams = await service.clientOf("teams");
      const declared = await service.addList("Circle Team", { integration: "teams" });
      const [outsider, member] = [post(), post({ groups: [{ value: "bulkId:team" }] })];
      Object.assign(member.data, { [EXTENSION]: { team: "bulkId:team" } });
      const members = ["bulkId:team-member", `bulkId:${outsider.bulkId}`, "nobody"].map((value) => ({
        value,
      }));
      const results = await resultsOf(teams, [
        nested("Circle Team", "team", ...members),
        { ...member, bulkId: "team-member" },
        outsider,
      ]);
      expect(statuses(results)).toEqual(["201", "201", "201"]);
      const [group, one, other] = results.map(({ location }) => idIn(location));
      expect(group).toBe(declared.group.id);
      const { body } = await teams.get(`/Users/${one}`);
      expect(body[EXTENSION]).toEqual({ team: group });
      expect([body.groups.map(({ value }: Json) => value), body.meta.version]).toEqual([
        [group],
        results[1].version,
      ]);
      const found = await teams.get(`/Groups/${group}`);
      expect(found.body.members.map(({ value }: Json) => value).sort()).toEqual([one, other].sort());
      expect(found.headers.get("etag")).toBe(results[0].version);
    });

    test("C136: where one of them cannot be made, none is: it tells why, the others that it was not made", async () => {
      const { userName } = await create();
      const before = await total();
      const [ann, bob, eve] = [post(), post({ userName }), post()];
      Object.assign(ann.data, managed(bob.bulkId));
      Object.assign(bob.data, managed(eve.bulkId));
      Object.assign(eve.data, managed(ann.bulkId));
      const { body, headers } = await sendBulk(client, [ann, bob, eve, post()]);
      expect(statuses(body.Operations)).toEqual(["409", "409", "409", "201"]);
      expect(body.Operations[1].response.scimType).toBe("uniqueness");
      for (const index of [0, 2]) {
        expect(body.Operations[index].response.detail).toBe(`bulkId:${bob.bulkId} was not created.`);
      }
      expect(await total()).toBe(before + 1);
      expect(await eventsOf(headers.get("x-request-id"))).toEqual(["user.created"]);
    });

    test("C128, C136: groups within each other, or within themselves, are refused, and stay nobody's", async () => {
      for (const title of ["Circle A", "Circle B", "Circle C"]) await service.addList(title);
      const inside = (bulkId: string) => ({ type: "Group", value: `bulkId:${bulkId}` });
      const results = await bulk([
        nested("Circle A", "a", inside("b")),
        nested("Circle B", "b", inside("a")),
        nested("Circle C", "c", inside("c")),
        nested("No such list", "d", inside("d")),
        { method: "POST", path: "/Nothing", bulkId: "e", data: { value: "bulkId:e" } },
      ]);
      expect(statuses(results)).toEqual(["409", "400", "400", "400", "400"]);
      expect(results[1].response.detail).toMatch(/cannot contain itself/);
      for (const title of ["Circle A", "Circle B", "Circle C"]) {
        expect((await client.post("/Groups", newGroup(title))).status).toBe(201);
      }
    });
  });

  test("two hundred, each managed by the next, are resolved", async () => {
    const chain = Array.from({ length: 200 }, (_, index) =>
      post(index < 199 ? { [ENTERPRISE_URN]: { manager: { value: `bulkId:chain-${index + 1}` } } } : {}, {
        bulkId: `chain-${index}`,
      }),
    );
    const results = await bulk(chain);
    expect(new Set(statuses(results))).toEqual(new Set(["201"]));
    const { body } = await client.get(`/Users/${idIn(results[0].location)}`);
    expect(body[ENTERPRISE_URN].manager.value).toBe(idIn(results[1].location));
  });

  test("C034: no id is ever a bulkId", async () => {
    const [{ location }] = await bulk([post()]);
    expect(location).not.toContain("bulkId");
  });
});
