import type { Lock } from "../../../gateway/domain/model";
import { addUser, commit, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const lock = (id: string, changes: Partial<Lock> = {}): Omit<Lock, "key"> => ({
  id,
  integration: "default",
  userName: "Alice",
  userId: null,
  source: "admin",
  reason: "left",
  createdBy: "tester",
  createdAt: NOW,
  expiresAt: null,
  ...changes,
});

export function lockSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const add = (added: Omit<Lock, "key">) =>
    commit(opened.store, (tx) => tx.locks.insert(added, added.userName.toLowerCase()));
  const idsOn = async (name: string, id: string | null, now = NOW) =>
    (await opened.store.read.locks.on("default", name, id, now)).map((found) => found.id);

  test("a lock stands on the canonical name and on the id, with or without the user", async () => {
    const inserted = await add(lock("by-name"));
    await add(lock("by-id", { userName: "former", userId: "user-1" }));
    expect(await opened.store.read.locks.find("by-name")).toEqual(inserted);
    expect(inserted).toMatchObject(lock("by-name"));
    expect(await idsOn("alice", null)).toEqual(["by-name"]);
    expect(await idsOn("alice", "user-1")).toEqual(["by-name", "by-id"]);
    expect(await idsOn("bob", "user-2")).toEqual([]);
    expect(await opened.store.read.locks.on("okta", "alice", null, NOW)).toEqual([]);
  });

  test("one that has expired is no longer in force, and needs no job to end it (SEC-35)", async () => {
    await add(lock("brief", { expiresAt: NOW + 1_000 }));
    expect(await idsOn("alice", null, NOW + 999)).toEqual(["brief"]);
    expect(await idsOn("alice", null, NOW + 1_000)).toEqual([]);
  });

  test("it outlives the user's deletion and re-creation", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    await add(lock("kept", { userId: alice.id }));
    await commit(store, (tx) => tx.users.remove(alice, NOW));
    await addUser(store, "alice", { id: "second" });
    const graph = await store.read.access.graph("default", { id: "second" }, NOW);
    expect(graph?.locks.map(({ id }) => id)).toEqual(["kept"]);
  });

  test("remove takes several; page selects by integration and by name without case", async () => {
    const [first, second] = [await add(lock("one")), await add(lock("two", { userName: "BOB" }))];
    await add(lock("three", { userName: "carol" }));
    const { locks } = opened.store.read;
    expect(await locks.page({ userName: "bob" }, { limit: 10 })).toEqual({ items: [second], total: 1 });
    expect(await locks.page({ integration: "okta" }, { limit: 10 })).toEqual({ items: [], total: 0 });
    expect(await locks.page({ integration: "default" }, { limit: 2 })).toMatchObject({
      total: 3,
      next: second.key,
    });
    await commit(opened.store, (tx) => tx.locks.remove([first.key, second.key]));
    expect((await locks.page({}, { limit: 10 })).items.map(({ id }) => id)).toEqual(["three"]);
  });
}
