/** The guard of an integration against an identity provider that empties a list by mistake. */
import type { AccessList } from "../../../gateway/domain/model";
import { ADMIN, type Client, errorOf, newUser, openService, type Service } from "./service";

let service: Service;
let client: Client;
let list: AccessList;
let ids: string[];

beforeEach(async () => {
  service = await openService({ policies: { massRemoval: { maxShare: 0.5, minMembers: 4 } } });
  client = await service.clientOf("default");
  list = await service.addList("Requesters");
  ids = [];
  for (let i = 0; i < 10; i++) ids.push((await client.post("/Users", newUser())).body.id);
  await client.patch(path(), [{ op: "add", path: "members", value: ids.map((value) => ({ value })) }]);
});
afterEach(() => service.close());

const path = () => `/Groups/${list.group.id}`;
const members = async () =>
  ((await client.get(path())).body.members ?? []).map(({ value }: { value: string }) => value);
const remove = (gone: readonly string[]) =>
  client.patch(path(), [{ op: "remove", path: "members", value: gone.map((value) => ({ value })) }]);
const put = (kept: readonly string[]) =>
  client.put(path(), {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"],
    displayName: "Requesters",
    members: kept.map((value) => ({ value })),
  });

async function setGuard(massRemoval: { maxShare: number; minMembers: number } | null): Promise<void> {
  const { config } = await service.gateway.services.integrations.find("default");
  await service.gateway.services.integrations.update({ ...config, massRemoval }, ADMIN);
}

test.each<[string, () => Promise<unknown>]>([
  ["a PATCH that removes six of ten", () => remove(ids.slice(0, 6))],
  [
    "a PATCH that replaces the members by none",
    () => client.patch(path(), [{ op: "replace", path: "members", value: [] }]),
  ],
  ["a PATCH that removes them all", () => client.patch(path(), [{ op: "remove", path: "members" }])],
  ["a PUT with four of ten", () => put(ids.slice(0, 4))],
  ["a DELETE of the group", () => client.delete(path())],
])("%s is refused, and nothing of it is stored", async (_, request) => {
  const events = async () => (await service.gateway.services.events.list({}, { limit: 1 })).total;
  const [version, before] = [(await client.get(path())).headers.get("ETag"), await events()];
  expect(await request()).toMatchObject(errorOf(403));
  expect((await members()).toSorted()).toEqual(ids.toSorted());
  expect([(await client.get(path())).headers.get("ETag"), await events()]).toEqual([version, before]);
});

test("as many others put in their place do not make it less of a removal", async () => {
  const others: string[] = [];
  for (let i = 0; i < 6; i++) others.push((await client.post("/Users", newUser())).body.id);
  expect(await put([...ids.slice(0, 4), ...others])).toMatchObject(errorOf(403));
  expect((await members()).toSorted()).toEqual(ids.toSorted());
});

test("the refusal names list and counts, and says how to allow it", async () => {
  const { body } = await remove(ids.slice(0, 6));
  expect(body.detail).toContain(
    `This would remove 6 of the 10 members of the access list ${list.config.name}`,
  );
  expect(body.detail).toMatch(/50 %.*raise max_share in the mass_removal_guard/);
});

test("what stays within the share is done: members who are not there do not count", async () => {
  const strangers = Array.from(
    { length: 20 },
    (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`,
  );
  expect((await remove([...ids.slice(0, 5), ...strangers])).status).toBe(200);
  expect(await members()).toHaveLength(5);
});

test("a small list is not guarded", async () => {
  await remove(ids.slice(0, 5));
  await remove(ids.slice(5, 7));
  expect((await put([])).status).toBe(200);
  expect(await members()).toEqual([]);
});

test("raised or taken away, it lets the same request through", async () => {
  await setGuard({ maxShare: 0.6, minMembers: 4 });
  expect((await remove(ids.slice(0, 6))).status).toBe(200);
  await setGuard(null);
  expect((await client.delete(path())).status).toBe(204);
});

test("each request is judged by itself: several small ones are not held to be one", async () => {
  for (const id of ids) expect((await remove([id])).status).toBe(200);
  expect(await members()).toEqual([]);
});
