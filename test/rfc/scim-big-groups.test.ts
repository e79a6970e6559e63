/** RFC 7643 §4.2, RFC 7644 §3: groups of more members than one answer should hold. */
import { request } from "node:http";
import {
  ADMIN,
  type Client,
  type Json,
  newGroup,
  openService,
  type Service,
  USER_URN,
} from "../gateway/scim/service";
import { inPortions } from "../support/portions";
import { idsOf, read } from "./groups";

let service: Service;
let client: Client;

beforeAll(async () => {
  service = await openService();
  client = await service.clientOf("default");
});
afterAll(() => service.close());

describe("big groups", () => {
  const COUNT = 2_500;
  let group: Json;
  let users: string[];

  beforeAll(async () => {
    const made = await inPortions(COUNT, (index) => {
      const profile = { schemas: [USER_URN], userName: `member-${index}`, active: true };
      const document = { ...profile, externalId: null, displayName: null, profile };
      return service.gateway.services.users.create("default", document, ADMIN);
    });
    users = made.map(({ id }) => id);
    users.sort();
    const title = "Big team";
    await service.addList(title);
    group = (await client.post("/Groups", newGroup(title, users))).body;
  }, 60_000);

  test("C130: all members come back, also in pieces", async () => {
    expect(idsOf(group)).toEqual(users);
    expect(await read(client, group)).toEqual(group);
    const { body } = await client.get(`/Groups/${group.id}?attributes=members.value`);
    expect(body.members[0]).toEqual({ value: expect.any(String) });
    expect(idsOf(body)).toEqual(users);
  });

  test("C020, C056: a page is as large as maxResults says, whatever is asked for", async () => {
    const { maxResults } = (await client.get("/ServiceProviderConfig")).body.filter;
    const { body } = await client.get("/Users?count=100000&attributes=id");
    expect(body).toMatchObject({ totalResults: COUNT, itemsPerPage: maxResults });
    expect(body.Resources).toHaveLength(maxResults);
  });

  test("C130: one member is changed without a look at the others: one row, one event, few bytes", async () => {
    const [first = ""] = users;
    const { groups, events } = service.gateway.services;
    const sql = "select m.*, u.id from members m join users u on u.key = m.member order by m.member";
    const rows = async () => (await service.query<Json>(sql)).filter((row) => row.id !== first);
    const members = jest.spyOn(groups, "members");
    const others = await rows();
    expect(others).toHaveLength(COUNT - 1);
    const path = `/Groups/${group.id}?excludedAttributes=members`;
    const changes: [object, string[], string[]][] = [
      [{ op: "remove", path: `members[value eq "${first}"]` }, [], [first]],
      [{ op: "add", path: "members", value: [{ value: first }] }, [first], []],
    ];
    for (const [operation, added, removed] of changes) {
      const answer = await client.patch(path, [operation]);
      expect([answer.status, answer.body.members, answer.text.length < 1_000]).toEqual([
        200,
        undefined,
        true,
      ]);
      expect(await rows()).toEqual(others);
      const requestId = answer.headers.get("x-request-id");
      const { items } = await events.list({ action: "access-list.members-changed" }, { limit: 100 });
      const [event, ...more] = items.filter((one) => one.requestId === requestId);
      expect([event?.delta, more]).toEqual([{ added, removed }, []]);
    }
    const slim = await client.get(path);
    expect([slim.status, slim.body.members, slim.text.length < 1_000]).toEqual([200, undefined, true]);
    expect((await client.get("/Groups?excludedAttributes=members")).text.length).toBeLessThan(1_000);
    expect(members).not.toHaveBeenCalled();
    members.mockRestore();
    group = await read(client, group);
  });

  test("C130: what is asked for whole is sent in pieces, as they are read", async () => {
    const pieces: string[] = [];
    const read = jest.spyOn(service.gateway.services.groups, "members");
    const response = await fetch(`${client.base}/Groups/${group.id}`, {
      headers: { authorization: `Bearer ${client.token}` },
    });
    expect(response.headers.get("content-length")).toBeNull();
    for await (const piece of response.body ?? []) pieces.push(Buffer.from(piece).toString());
    expect(pieces.length).toBeGreaterThan(1);
    expect(idsOf(JSON.parse(pieces.join("")))).toEqual(users);
    expect(read.mock.calls.map(([, , limit]) => limit)).toEqual([1_000, 1_000, 1_000]);
    read.mockRestore();
  });

  test("a list of groups holds them whole", async () => {
    const filter = encodeURIComponent(`id eq "${group.id}"`);
    const { body } = await client.get(`/Groups?filter=${filter}`);
    expect(body).toMatchObject({ totalResults: 1, itemsPerPage: 1 });
    expect(body.Resources).toEqual([group]);
  });

  test("C095: a PATCH is answered without the group, unless the client prefers it or asks for less of it", async () => {
    const [first] = users;
    const operations = [{ op: "remove", path: `members[value eq "${first}"]` }];
    const path = `/Groups/${group.id}`;
    const quiet = await client.patch(path, operations);
    expect([quiet.status, quiet.text]).toEqual([204, ""]);
    expect(quiet.headers.get("etag")).not.toBe(group.meta.version);
    const back = [{ op: "add", path: "members", value: [{ value: first }] }];
    const whole = await client.patch(path, back, { Prefer: "return=representation" });
    expect([whole.status, idsOf(whole.body)]).toEqual([200, users]);
    const slim = await client.patch(`${path}?excludedAttributes=members`, back);
    expect([slim.status, slim.body.members]).toEqual([200, undefined]);
  });

  test("C131: a thousand members leave and come back in one request each", async () => {
    const some = users.slice(0, 1_000);
    const leaving = some.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` }));
    expect((await client.patch(`/Groups/${group.id}`, leaving)).status).toBe(204);
    expect(await service.gateway.services.groups.find("default", group.id)).toMatchObject({
      memberCount: 1_500,
    });
    const coming = [{ op: "add", path: "members", value: some.map((value) => ({ value })) }];
    expect((await client.patch(`/Groups/${group.id}`, coming)).status).toBe(204);
    expect(idsOf(await read(client, group))).toEqual(users);
  });

  test("PUT of the same members changes nothing", async () => {
    const before = await read(client, group);
    const { body } = await client.put(`/Groups/${group.id}`, newGroup(group.displayName, users));
    expect(body.meta).toEqual(before.meta);
  });

  test("a PUT and a PATCH of one group at once end as if one had come after the other", async () => {
    const [first = "", ...others] = users;
    const add = [{ op: "add", path: "members", value: [{ value: first }] }];
    for (let round = 0; round < 3; round++) {
      const [put, patch] = await Promise.all([
        client.put(`/Groups/${group.id}`, newGroup(group.displayName, others)),
        client.patch(`/Groups/${group.id}`, add),
      ]);
      expect([put.status, patch.status]).toEqual([200, 204]);
      expect([others, users]).toContainEqual(idsOf(await read(client, group)));
    }
    await client.patch(`/Groups/${group.id}`, add);
  });

  test("a client that goes away in the middle harms nobody", async () => {
    const url = new URL(`${client.base}/Groups/${group.id}`);
    await new Promise<void>((resolve) => {
      const going = request(url, { headers: { Authorization: `Bearer ${client.token}` } }, (response) => {
        response.once("data", () => response.destroy());
        response.once("close", () => resolve());
      });
      going.end();
    });
    expect(idsOf(await read(client, group))).toEqual(users);
    expect(service.log()).not.toContain("request failed");
  });
});
