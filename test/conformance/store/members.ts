import { setImmediate } from "node:timers/promises";
import type { AccessList } from "../../../gateway/domain/model";
import type { MembershipDelta } from "../../../gateway/domain/store";
import { addList, addMembers, addUser, addUsers, commit, integrationConfig, NOBODY, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

export function memberSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const apply = (list: AccessList, delta: Partial<MembershipDelta>, now = NOW) =>
    commit(opened.store, (tx) =>
      tx.members.apply(
        list,
        { add: NOBODY, remove: [], ...delta },
        { source: "scim", addedBy: "tester", now },
      ),
    );
  const idsOf = async (list: AccessList) =>
    (await opened.store.read.members.page(list.key, null, 100_000)).map(({ id }) => id);
  const users = (...ids: string[]) => ({ users: ids, lists: [] });

  test("adding tells who was added, who is unknown, and moves count and version", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    const [alice, bob] = [
      await addUser(store, "alice", { displayName: "Alice A." }),
      await addUser(store, "bob"),
    ];
    const outcome = await apply(list, { add: users(alice.id, bob.id, "nobody") }, NOW + 1);
    expect(outcome).toMatchObject({ added: [alice.id, bob.id], removed: [], unknown: ["nobody"] });
    expect(outcome.list).toMatchObject({ memberCount: 2, version: 2, revision: 1, updatedAt: NOW + 1 });
    expect(await store.read.lists.findByName("staff")).toEqual(outcome.list);
    expect(await store.read.members.page(list.key, null, 10)).toEqual([
      {
        key: alice.key,
        kind: "user",
        id: alice.id,
        display: "alice",
        source: "scim",
        joinedAt: NOW + 1,
        expiresAt: null,
      },
      {
        key: bob.key,
        kind: "user",
        id: bob.id,
        display: "bob",
        source: "scim",
        joinedAt: NOW + 1,
        expiresAt: null,
      },
    ]);
  });

  test("adding who is there, and removing who is not, changes nothing and needs no event", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const { list } = await addMembers(store, await addList(store, "staff"), [alice.id]);
    const by = { source: "scim" as const, addedBy: "tester", now: NOW + 1 };
    const outcome = await store.write((tx) =>
      tx.members.apply(list, { add: users(alice.id), remove: ["nobody"] }, by),
    );
    expect(outcome).toEqual({ added: [], removed: [], unknown: [], list });
    expect(await store.read.lists.findByName("staff")).toEqual(list);
  });

  test("removing takes an id of either kind", async () => {
    const { store } = opened;
    const [alice, nested] = [await addUser(store, "alice"), await addList(store, "nested")];
    const { list } = await addMembers(store, await addList(store, "staff"), [alice.id], [nested.group.id]);
    expect(await store.read.members.has(list.key, alice.id)).toBe(true);
    expect(await store.read.members.has(list.key, nested.group.id)).toBe(true);
    const outcome = await apply(list, { remove: [nested.group.id, alice.id, "nobody"] });
    expect([...outcome.removed].sort()).toEqual([nested.group.id, alice.id].sort());
    expect(outcome.list.memberCount).toBe(0);
    expect(await store.read.members.has(list.key, alice.id)).toBe(false);
  });

  test("set writes only the difference", async () => {
    const { store } = opened;
    await addUsers(store, ["a", "b", "c", "d"]);
    const { list } = await addMembers(store, await addList(store, "staff"), ["user-a", "user-b", "user-c"]);
    const outcome = await apply(list, { set: users("user-b", "user-d", "nobody") }, NOW + 1);
    expect(outcome).toMatchObject({ added: ["user-d"], removed: ["user-a", "user-c"], unknown: ["nobody"] });
    const joined = await store.read.members.page(list.key, null, 10);
    expect(joined.map(({ id, joinedAt }) => [id, joinedAt])).toEqual([
      ["user-b", NOW],
      ["user-d", NOW + 1],
    ]);
    expect((await apply(outcome.list, { set: NOBODY })).list.memberCount).toBe(0);
  });

  test("set, then remove, then add, in this order", async () => {
    const { store } = opened;
    await addUsers(store, ["a", "b", "c"]);
    const { list } = await addMembers(store, await addList(store, "staff"), ["user-a"]);
    const delta = { set: users("user-a", "user-b"), remove: ["user-a"], add: users("user-c") };
    const outcome = await apply(list, delta);
    expect(outcome).toMatchObject({ added: ["user-b", "user-c"], removed: ["user-a"], unknown: [] });
    expect(await idsOf(list)).toEqual(["user-b", "user-c"]);
  });

  test("nobody of another integration becomes a member", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    const stranger = await addUser(store, "mallory", {}, "okta");
    const foreign = await addList(store, "foreign", { integration: "okta" });
    const list = await addList(store, "staff");
    const outcome = await apply(list, { add: { users: [stranger.id], lists: [foreign.group.id] } });
    expect(outcome).toMatchObject({ added: [], unknown: [stranger.id, foreign.group.id] });
    const resolved = await store.read.members.resolveLists("default", [
      list.group.id,
      foreign.group.id,
      "none",
    ]);
    expect([...resolved]).toEqual([[list.group.id, list.key]]);
  });

  test("a repeated id counts once", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const list = await addList(store, "staff");
    const outcome = await apply(list, { add: users(alice.id, alice.id, "nobody", "nobody") });
    expect(outcome).toMatchObject({ added: [alice.id], unknown: ["nobody"], list: { memberCount: 1 } });
  });

  test("known tells who exists, in the order of their rows, and stops at the first slice with a stranger", async () => {
    const { store } = opened;
    const made = await addUsers(
      store,
      Array.from({ length: 1_001 }, (_, index) => `${index}`),
    );
    const nested = await addList(store, "nested");
    const ids = made.map(({ id }) => id);
    const named = { users: ["nobody", ...ids.toReversed()], lists: [nested.group.id, "none"] };
    expect(await store.read.members.known("default", named, false)).toEqual({
      known: { users: ids, userKeys: made.map(({ key }) => key), lists: [nested.group.id] },
      unknown: ["nobody", "none"],
    });
    expect((await store.read.members.known("default", named, true)).unknown).toEqual(["nobody"]);
  });

  test("users who were looked up before are added by their rows; who is gone since is unknown", async () => {
    const { store } = opened;
    const [, bob] = await addUsers(store, ["a", "b", "c"]);
    const { list } = await addMembers(store, await addList(store, "staff"), ["user-c"]);
    const { known } = await store.read.members.known("default", users("user-c", "user-b", "user-a"), true);
    if (!bob) throw new Error("no user");
    await commit(store, (tx) => tx.users.remove(bob, NOW));
    const outcome = await apply(list, { add: known });
    expect(outcome).toMatchObject({ added: ["user-a"], removed: [], unknown: ["user-b"] });
    expect(outcome.list.memberCount).toBe(2);
    expect(await idsOf(list)).toEqual(["user-a", "user-c"]);
  });

  test("the difference is what a set comes to, as the list stands", async () => {
    const { store } = opened;
    await addUsers(store, ["a", "b", "c"]);
    const nested = await addList(store, "nested");
    const staff = await addList(store, "staff");
    const difference = (delta: Partial<MembershipDelta>) =>
      store.read.members.difference(staff.key, { add: NOBODY, remove: [], ...delta });
    const wanted = { users: ["user-b", "user-c", "user-b"], lists: [] };
    expect(await difference({ set: wanted })).toEqual({ add: wanted, remove: [] });
    await addMembers(store, staff, ["user-a", "user-b"], [nested.group.id]);
    expect(await difference({ set: wanted })).toEqual({
      add: users("user-c"),
      remove: ["user-a", nested.group.id],
    });
    expect(await difference({ set: wanted, remove: ["user-b"], add: users("user-a") })).toEqual({
      add: users("user-c"),
      remove: ["user-b", nested.group.id],
    });
    expect(await difference({ add: users("user-b") })).toEqual({ add: users("user-b"), remove: [] });
  });

  test("page goes on after a position: users first, then lists", async () => {
    const { store } = opened;
    await addUsers(store, ["a", "b", "c"]);
    const nested = await addList(store, "nested", { title: "Nested" });
    const { list } = await addMembers(
      store,
      await addList(store, "staff"),
      ["user-a", "user-b", "user-c"],
      [nested.group.id],
    );
    const first = await store.read.members.page(list.key, null, 2);
    expect(first.map(({ id }) => id)).toEqual(["user-a", "user-b"]);
    const rest = await store.read.members.page(list.key, first.at(-1) ?? null, 5);
    expect(rest.map(({ id, display }) => [id, display])).toEqual([
      ["user-c", "c"],
      [nested.group.id, "Nested"],
    ]);
    expect(await store.read.members.page(list.key, rest.at(-1) ?? null, 5)).toEqual([]);
  });

  test("lists whose names look alike keep their members apart (SEC-09)", async () => {
    const { store } = opened;
    const names = ["adm", "admin", "admin-prod", "adm.x", "adm_n", "adm-n"];
    await addUsers(store, names);
    const lists = new Map<string, AccessList>();
    for (const name of names) {
      const list = await addList(store, name, { title: `${name}%` });
      lists.set(name, (await addMembers(store, list, [`user-${name}`])).list);
    }
    const adm = lists.get("adm");
    if (!adm) throw new Error("no list");
    await commit(store, (tx) => tx.lists.remove(adm));
    for (const [name, list] of lists) {
      expect(await idsOf(list)).toEqual(name === "adm" ? [] : [`user-${name}`]);
      const graph = await store.read.access.graph("default", { id: `user-${name}` }, NOW);
      expect([...(graph?.lists.values() ?? [])].map(({ config }) => config.name)).toEqual(
        name === "adm" ? [] : [name],
      );
    }
  });

  test("a large set is sliced: readers get their turn, and it is still all or nothing", async () => {
    const { store } = opened;
    const everyone = await addUsers(
      store,
      Array.from({ length: 5_000 }, (_, index) => `user-${index}`),
    );
    const ids = everyone.map(({ id }) => id);
    const list = await addList(store, "staff");
    let turns = 0;
    let seen = 5_000;
    let done = false;
    const writing = apply(list, { set: { users: ids, lists: [] } }).finally(() => {
      done = true;
    });
    while (!done) {
      await setImmediate();
      const [first] = await store.read.members.page(list.key, null, 1);
      if (first) seen = (await store.read.lists.findByName("staff"))?.memberCount ?? 0;
      turns += 1;
    }
    const outcome = await writing;
    expect(turns).toBeGreaterThanOrEqual(4);
    expect(seen).toBe(5_000);
    expect(outcome.added).toHaveLength(5_000);
    expect(outcome.list).toMatchObject({ memberCount: 5_000, version: 2 });
    const half = await apply(outcome.list, { set: { users: ids.slice(0, 2_500), lists: [] } });
    expect(half.removed).toHaveLength(2_500);
    expect(await idsOf(list)).toEqual(ids.slice(0, 2_500));
  }, 120_000);
}
