/** No change without its event: what goes because something else goes is told too. */
import type { UserDocument } from "../../../gateway/domain/users";
import { inPortions } from "../../support/portions";
import { type Api, faultOf, IDP, type Json, openApi } from "./api";

let api: Api;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const addList = async (name: string) =>
  (await api.post("/v1/access-lists", { name, title: name, type: "scim" })).body;
const told = async () =>
  (await api.newEvents()).map(({ action, target, delta }: Json) => [
    action,
    target.id,
    delta.removed?.toSorted() ?? null,
  ]);

test("a deleted user's memberships: each list tells that the user is gone", async () => {
  const lists = [await addList("one"), await addList("two")];
  const user = await api.addUser("in-two-lists");
  for (const list of lists) await api.addMembers(list, [user.id]);
  await api.newEvents();
  await api.services.users.remove({ integration: "default", id: user.id, actor: IDP });
  expect((await told()).slice(1)).toEqual([
    ["access-list.members-changed", "one", [user.id]],
    ["access-list.members-changed", "two", [user.id]],
    ["user.deleted", user.id, null],
  ]);
});

test("a deleted list's members, in chunks of 1,000", async () => {
  const list = await addList("big");
  const users = await inPortions(1_001, (index) => api.addUser(`big-${index}`));
  const ids = users.map(({ id }) => id);
  await api.addMembers(list, ids);
  while ((await api.newEvents()).length > 0);
  expect((await api.delete("/v1/access-lists/big")).status).toBe(204);
  const events = await told();
  expect(events.map(([action]) => action)).toEqual([
    "access-list.members-changed",
    "access-list.members-changed",
    "access-list.deleted",
  ]);
  expect(events.map(([, , removed]) => removed?.length ?? 0)).toEqual([1_000, 1, 0]);
  expect(events.flatMap(([, , removed]) => removed ?? []).toSorted()).toEqual(ids.toSorted());
});

test("the members of a list that SCIM made, when its group is deleted", async () => {
  await api.put("/v1/integrations/default", { unmatched_groups: "create" });
  const user = await api.addUser("in-made-list");
  const { groups } = api.services;
  const made = await groups.create(
    "default",
    { displayName: "Made", externalId: null, members: { users: [user.id], lists: [] } },
    IDP,
  );
  await api.newEvents();
  await groups.remove({ integration: "default", id: made.group.id, actor: IDP });
  const { name } = made.config;
  expect(await told()).toEqual([
    ["access-list.members-changed", name, [user.id]],
    ["access-list.deleted", name, null],
  ]);
});

test("an integration that goes tells of its inactive users and its locks; an administrator's lock keeps it", async () => {
  await api.post("/v1/integrations", { name: "old" });
  const user = await api.addUser("former", {}, "old");
  await api.services.users.update({ integration: "old", id: user.id, actor: IDP }, deactivated);
  const lock = { integration: "old", user_name: "thief", reason: "theft" };
  const { id } = (await api.post("/v1/locks", lock)).body;
  expect(faultOf(await api.delete("/v1/integrations/old"))).toMatchObject({ status: 409, code: "in-use" });

  await api.delete(`/v1/locks/${id}`);
  const [left] = (await api.get("/v1/locks?integration=old")).body.items;
  await api.newEvents();
  expect((await api.delete("/v1/integrations/old")).status).toBe(204);
  expect(await told()).toEqual([
    ["integration.users-removed", "old", [user.id]],
    ["integration.locks-removed", "old", [left.id]],
    ["integration.deleted", "old", null],
  ]);
});

test("a password that is synced is hashed before the writer's turn, and told without its value", async () => {
  await api.post("/v1/integrations", { name: "synced", password_sync: true });
  const user = await api.addUser("secretive", {}, "synced");
  await api.newEvents();
  let runs = 0;
  await api.services.users.update({ integration: "synced", id: user.id, actor: IDP }, async (before) => {
    runs += 1;
    // The writer's turn would never end here.
    if (runs === 1) await api.addUser("meanwhile", {}, "synced");
    return { ...before, profile: JSON.parse(before.profile), password: "correct-horse" };
  });
  const [, changed] = await api.newEvents();
  expect(changed).toMatchObject({ action: "user.updated", delta: { password: "changed" } });
});

function deactivated(before: Pick<UserDocument, "userName" | "externalId" | "displayName">): UserDocument {
  return { ...before, active: false, profile: { userName: before.userName, active: false } };
}
