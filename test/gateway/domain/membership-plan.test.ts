/** A large replacement of members is worked out before its transaction, and holds only for the list that it looked at. */
import { planMembers } from "../../../gateway/domain/membership-plan";
import type { AccessList, Integration } from "../../../gateway/domain/model";
import type { MembershipDelta, Store } from "../../../gateway/domain/store";
import { openSqlite } from "../../../gateway/store/sqlite/store";
import {
  addList,
  addMembers,
  addUsers,
  commit,
  integrationOf,
  NOBODY,
  NOW,
} from "../../conformance/fixtures";
import { temporaryFiles } from "../store/temporary";

const temporary = temporaryFiles();
let store: Store;
let integration: Integration;
let list: AccessList;

beforeAll(async () => {
  store = await openSqlite({ file: temporary() });
  integration = await integrationOf(store);
  await addUsers(store, ["a", "b", "c", "d"]);
  list = (await addMembers(store, await addList(store, "staff"), ["user-a", "user-b"])).list;
});
afterAll(() => store.close());

const replaceWith = (...users: string[]): MembershipDelta => ({
  set: { users, lists: [] },
  add: NOBODY,
  remove: [],
});
const lenient = () => ({
  ...integration,
  config: { ...integration.config, unknownMembers: "skip" as const },
});

test("what is written is the difference alone, while the list is as it was", async () => {
  const asked = replaceWith("user-b", "user-c");
  const plan = await planMembers(store.read, integration, list, asked);
  expect(plan(list.version).delta).toMatchObject({
    add: { users: ["user-c"], lists: [] },
    remove: ["user-a"],
  });
  expect(plan(list.version).delta).not.toHaveProperty("set");
});

test("a list that others changed meanwhile gets what was asked for", async () => {
  const asked = replaceWith("user-b", "user-c");
  const plan = await planMembers(store.read, integration, list, asked);
  const by = { source: "scim", addedBy: "tester", now: NOW } as const;
  const apply = (delta: MembershipDelta) => commit(store, (tx) => tx.members.apply(list, delta, by));
  const moved = (await apply({ add: { users: ["user-d"], lists: [] }, remove: [] })).list;
  const outcome = await apply(plan(moved.version).delta);
  expect(outcome).toMatchObject({ added: ["user-c"], removed: ["user-a", "user-d"] });
  list = (await apply(replaceWith("user-a", "user-b"))).list;
});

test("strangers are refused, or left out, by the integration's policy", async () => {
  const asked = replaceWith("user-b", "nobody", "user-c");
  await expect(planMembers(store.read, integration, list, asked)).rejects.toMatchObject({
    code: "unknown-members",
  });
  const plan = await planMembers(store.read, lenient(), list, asked);
  expect(plan(list.version)).toMatchObject({
    delta: { add: { users: ["user-c"] }, remove: ["user-a"] },
    unknown: ["nobody"],
  });
});

test("replacing everyone by strangers alone is no wish to empty the list", async () => {
  const strangers = replaceWith("nobody", "no one");
  await expect(planMembers(store.read, lenient(), list, strangers)).rejects.toMatchObject({
    code: "unknown-members",
  });
  // Nobody at all is one.
  const plan = await planMembers(store.read, lenient(), list, replaceWith());
  expect(plan(list.version).delta).toMatchObject({ add: { users: [] }, remove: ["user-a", "user-b"] });
  const stays = await planMembers(store.read, lenient(), list, replaceWith("nobody", "user-a"));
  expect(stays(list.version).delta).toMatchObject({ add: { users: [] }, remove: ["user-b"] });
});
