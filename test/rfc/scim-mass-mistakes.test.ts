/** Requests that come out other than they were meant, and must then change or show nothing. */
import {
  type Client,
  errorOf,
  type Json,
  newGroup,
  openService,
  type Service,
} from "../gateway/scim/service";
import { createUsers, read } from "./groups";

let service: Service;
let client: Client;
let group: Json;
let people: Json[];

beforeAll(async () => {
  service = await openService({ policies: { unknownMembers: "skip" } });
  client = await service.clientOf("default");
  people = await createUsers(client, 3);
  await service.addList("Ops");
  const ids = people.map(({ id }) => id);
  group = (await client.post("/Groups", newGroup("Ops", ids))).body;
});
afterAll(() => service.close());

const patch = (operation: object) => client.patch(`/Groups/${group.id}`, [operation]);
const membersLeft = async () => (await read(client, group)).members.length;

test.each([
  ["remove with a null for whom", { op: "remove", path: "members", value: null }],
  ["replace by an empty text", { op: "replace", path: "members", value: "" }],
  ["replace by people of whom not one is known", { op: "replace", path: "members", value: [{ value: "x" }] }],
])("RFC 7644 §3.5.2: %s does not empty a group", async (_, operation) => {
  expect(await patch(operation)).toMatchObject(errorOf(400, "invalidValue"));
  expect(await membersLeft()).toBe(3);
});

test("RFC 7644 §3.5.2.3: of known and unknown members the known ones replace", async () => {
  const value = [
    { value: people[0]?.id },
    { value: people[1]?.id },
    { value: people[2]?.id },
    { value: "x" },
  ];
  expect((await patch({ op: "replace", path: "members", value })).status).toBe(200);
  expect(await membersLeft()).toBe(3);
});

test("RFC 7644 §3.4.2.2: a filter in another spelling of the parameter is not passed over", async () => {
  const nobody = encodeURIComponent('userName eq "nobody"');
  expect((await client.get(`/Users?Filter=${nobody}`)).body.totalResults).toBe(0);
  expect((await client.get(`/Users?FILTER=${nobody}`)).body.totalResults).toBe(0);
  expect(await client.get(`/Users?filter[]=${nobody}`)).toMatchObject(errorOf(400, "invalidFilter"));
});

test("C070: a bare name that one extension alone defines is found, as one large client sends it", async () => {
  const [boss, worker] = people as [Json, Json];
  const manager = { op: "add", path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager" };
  await client.patch(`/Users/${worker.id}`, [{ ...manager, value: boss.id }]);
  const filter = encodeURIComponent(`id eq "${worker.id}" and manager eq "${boss.id}"`);
  const { body } = await client.get(`/Users?filter=${filter}&attributes=id`);
  expect(body.Resources.map(({ id }: Json) => id)).toEqual([worker.id]);
});
