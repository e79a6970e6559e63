import type { AccessGraph, Store } from "../../../gateway/domain/store";
import { addList, addMembers, addUser, commit, integrationConfig, integrationOf, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

export function accessSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const graphOf = async (store: Store, id: string, now = NOW): Promise<AccessGraph> => {
    const graph = await store.read.access.graph("default", { id }, now);
    if (!graph) throw new Error("no graph");
    return graph;
  };
  /** Edges as `list < through (relation)`, by name. */
  const edgesOf = ({ edges, lists }: AccessGraph) => {
    const name = (key: number | null) => (key === null ? "user" : (lists.get(key)?.config.name ?? "?"));
    return edges
      .map(({ list, through, relation }) => `${name(list)} < ${name(through)} (${relation})`)
      .sort();
  };

  test("the user is found by id or by canonical name, in its integration alone", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    const alice = await addUser(store, "Alice");
    const graph = await graphOf(store, alice.id);
    expect(graph).toEqual({
      user: alice,
      integration: await integrationOf(store),
      locks: [],
      lists: new Map(),
      edges: [],
    });
    expect(await store.read.access.graph("default", { userNameKey: "alice" }, NOW)).toEqual(graph);
    expect(await store.read.access.graph("okta", { id: alice.id }, NOW)).toBeNull();
    expect(await store.read.access.graph("okta", { userNameKey: "alice" }, NOW)).toBeNull();
  });

  test("every way up from the user is an edge; lists below or beside are not", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const [team, area] = [await addList(store, "team"), await addList(store, "area")];
    const all = await addList(store, "all", { owners: [{ kind: "list", name: "team", description: "" }] });
    await addList(store, "mine", { owners: [{ kind: "user", name: "alice", description: "" }] });
    const below = await addList(store, "below");
    await addMembers(store, team, [alice.id], [below.group.id]);
    await addMembers(store, area, [alice.id], [team.group.id]);
    await addMembers(store, all, [], [area.group.id]);
    const graph = await graphOf(store, alice.id);
    expect(edgesOf(graph)).toEqual([
      "all < area (member)",
      "all < team (owner)",
      "area < team (member)",
      "area < user (member)",
      "mine < user (owner)",
      "team < user (member)",
    ]);
    expect([...graph.lists.values()].map(({ config }) => config.name).sort()).toEqual([
      "all",
      "area",
      "mine",
      "team",
    ]);
    expect(graph.lists.get(area.key)).toMatchObject({ memberCount: 2, config: area.config });
  });

  test("an expired membership is no edge from that moment on, with no job running (SEC-35)", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const [team, all] = [await addList(store, "team"), await addList(store, "all")];
    await addMembers(store, team, [alice.id], [], NOW + 1_000);
    await addMembers(store, all, [], [team.group.id], NOW + 500);
    expect((await graphOf(store, alice.id, NOW + 499)).lists.size).toBe(2);
    expect(edgesOf(await graphOf(store, alice.id, NOW + 500))).toEqual(["team < user (member)"]);
    expect((await graphOf(store, alice.id, NOW + 1_000)).edges).toEqual([]);
  });

  test("only locks in force are told", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const lock = (id: string, expiresAt: number | null) => ({
      id,
      integration: "default",
      userName: "alice",
      userId: alice.id,
      source: "scim" as const,
      reason: "",
      createdBy: "tester",
      createdAt: NOW,
      expiresAt,
    });
    await commit(store, async (tx) => {
      await tx.locks.insert(lock("past", NOW), "alice");
      await tx.locks.insert(lock("brief", NOW + 1), "alice");
      await tx.locks.insert(lock("lasting", null), "alice");
    });
    expect((await graphOf(store, alice.id)).locks.map(({ id }) => id)).toEqual(["brief", "lasting"]);
  });

  test("ten lists deep is seen, an eleventh is not, and a loop ends", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const lists = [];
    for (let index = 1; index <= 11; index++) lists.push(await addList(store, `list-${index}`));
    let below: { users: string[]; lists: string[] } = { users: [alice.id], lists: [] };
    for (const list of lists) {
      await addMembers(store, list, below.users, below.lists);
      below = { users: [], lists: [list.group.id] };
    }
    const names = async () =>
      [...(await graphOf(store, alice.id)).lists.values()].map(({ config }) => config.name).sort();
    expect(await names()).toHaveLength(10);
    expect(await names()).not.toContain("list-11");
    const [first, second] = lists;
    if (first && second) await addMembers(store, first, [], [second.group.id]);
    expect(await names()).toHaveLength(10);
  });
}
