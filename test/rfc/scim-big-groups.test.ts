/** RFC 7643 §4.2, RFC 7644 §3: groups of more members than one answer should hold. */
import { request } from "node:http";
import { type Client, type Json, newGroup, openService, type Service } from "../gateway/scim/service";
import { post, resultsOf } from "./bulk-requests";
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
    users = [];
    for (let start = 0; start < COUNT; start += 500) {
      const results = await resultsOf(
        client,
        Array.from({ length: 500 }, () => post()),
      );
      users.push(...results.map(({ location }) => location.split("/").at(-1)));
    }
    users.sort();
    const title = "Big team";
    await service.addList(title);
    group = (await client.post("/Groups", newGroup(title, users))).body;
  });

  test("C130: all members come back, also in pieces", async () => {
    expect(idsOf(group)).toEqual(users);
    expect(await read(client, group)).toEqual(group);
    const { body } = await client.get(`/Groups/${group.id}?attributes=members.value`);
    expect(body.members[0]).toEqual({ value: expect.any(String) });
    expect(idsOf(body)).toEqual(users);
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
