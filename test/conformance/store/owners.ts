import type { Owner } from "../../../gateway/domain/model";
import type { Store } from "../../../gateway/domain/store";
import {
  addList,
  addMembers,
  addUser,
  commit,
  integrationConfig,
  integrationOf,
  listConfig,
  NOW,
  newList,
} from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const user = (name: string, description = ""): Owner => ({ kind: "user", name, description });
const list = (name: string): Owner => ({ kind: "list", name, description: "" });

export function ownerSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  /** Names of lists that the user owns, directly or as a member of an owning list. */
  async function owned(store: Store, id: string): Promise<string[]> {
    const graph = await store.read.access.graph("default", { id }, NOW);
    return (graph?.edges ?? [])
      .filter(({ relation }) => relation === "owner")
      .map((edge) => graph?.lists.get(edge.list)?.config.name ?? "?")
      .sort();
  }

  async function declare(store: Store, name: string, owners: readonly Owner[]) {
    const current = await store.read.lists.findByName(name);
    if (!current) throw new Error("no list");
    return commit(store, (tx) => tx.lists.update(current, newList({ ...current.config, owners }), NOW));
  }

  test("one that exists is bound when it is declared, without case", async () => {
    const alice = await addUser(opened.store, "Alice");
    await addList(opened.store, "staff", { owners: [user("ALICE")] });
    expect(await owned(opened.store, alice.id)).toEqual(["staff"]);
  });

  test("one that does not exist yet is bound when it comes", async () => {
    const declared = await addList(opened.store, "staff", { owners: [user("alice"), list("board")] });
    expect(declared.config.owners).toEqual([user("alice"), list("board")]);
    const alice = await addUser(opened.store, "alice");
    expect(await owned(opened.store, alice.id)).toEqual(["staff"]);
    const board = await addList(opened.store, "board");
    const bob = await addUser(opened.store, "bob");
    await addMembers(opened.store, board, [bob.id]);
    expect(await owned(opened.store, bob.id)).toEqual(["staff"]);
  });

  test("another integration's user or list of the name is not bound", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    const stranger = await addUser(store, "alice", {}, "okta");
    await addList(store, "staff", { owners: [user("alice")] });
    await addUser(store, "bob", {}, "okta");
    expect((await store.read.access.graph("okta", { id: stranger.id }, NOW))?.edges).toEqual([]);
  });

  test("a user re-created under the name is not bound until it is declared again; the stale one is not shown", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    await addList(store, "staff", { owners: [user("alice"), user("bob")] });
    await commit(store, (tx) => tx.users.remove(alice, NOW));
    expect((await store.read.lists.findByName("staff"))?.config.owners).toEqual([user("bob")]);
    const impostor = await addUser(store, "alice", { id: "second" });
    expect(await owned(store, impostor.id)).toEqual([]);
    expect((await store.read.lists.findByName("staff"))?.config.owners).toEqual([user("bob")]);
    const declared = await declare(store, "staff", [user("alice"), user("bob")]);
    expect(declared.config.owners).toEqual([user("alice"), user("bob")]);
    expect(await owned(store, impostor.id)).toEqual(["staff"]);
  });

  test("a renamed user keeps the binding, and the one who takes the old name gets none", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    await addList(store, "staff", { owners: [user("alice")] });
    const renamed = { ...alice, userName: "alicia", userNameKey: "alicia" };
    await commit(store, (tx) => tx.users.update(alice, renamed, NOW));
    const other = await addUser(store, "alice", { id: "second" });
    await declare(store, "staff", [user("alice", "described anew")]);
    expect(await owned(store, alice.id)).toEqual(["staff"]);
    expect(await owned(store, other.id)).toEqual([]);
  });

  test("one who is renamed to a name that was never bound is bound", async () => {
    const { store } = opened;
    await addList(store, "staff", { owners: [user("alice")] });
    const alice = await addUser(store, "alicia");
    const renamed = { ...alice, userName: "Alice", userNameKey: "alice" };
    await commit(store, (tx) => tx.users.update(alice, renamed, NOW));
    expect(await owned(store, alice.id)).toEqual(["staff"]);
  });

  test("update drops who is declared no more and keeps the words of the others", async () => {
    const { store } = opened;
    const [alice, bob] = [await addUser(store, "alice"), await addUser(store, "bob")];
    await addList(store, "staff", { owners: [user("alice"), user("bob")] });
    const declared = await declare(store, "staff", [user("Bob", "head")]);
    expect(declared.config.owners).toEqual([user("Bob", "head")]);
    expect(await owned(store, alice.id)).toEqual([]);
    expect(await owned(store, bob.id)).toEqual(["staff"]);
  });

  test("the same owner twice is refused, and nothing is kept", async () => {
    const { store } = opened;
    const config = listConfig("staff", { owners: [user("alice"), user("ALICE")] });
    const integration = await integrationOf(store);
    await expect(
      commit(store, (tx) => tx.lists.insert(integration, newList(config), NOW)),
    ).rejects.toMatchObject({ code: "invalid-value", details: { field: "owners" } });
    expect(await store.read.lists.findByName("staff")).toBeNull();
  });
}
