import type { Owner } from "../../../gateway/domain/model";
import { addList, addMembers } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const owner = (name: string): Owner => ({ kind: "list", name, description: "" });

export function nestingSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  test("edges are found upwards and downwards, over members and owners alike", async () => {
    const { store } = opened;
    const leaf = await addList(store, "leaf");
    const middle = await addList(store, "middle");
    const top = await addList(store, "top", { owners: [owner("middle")] });
    await addList(store, "apart");
    await addMembers(store, middle, [], [leaf.group.id]);
    const edges = [
      { parent: middle.key, child: leaf.key, relation: "member" },
      { parent: top.key, child: middle.key, relation: "owner" },
    ];
    const sorted = (found: readonly object[]) =>
      [...found].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
    expect(sorted(await store.read.lists.nesting([leaf.key], "up"))).toEqual(sorted(edges));
    expect(sorted(await store.read.lists.nesting([top.key], "down"))).toEqual(sorted(edges));
    expect(await store.read.lists.nesting([leaf.key], "down")).toEqual([]);
    expect(await store.read.lists.nesting([top.key], "up")).toEqual([]);
  });

  test("referrers names what has the list as a member or an owner, and at most ten", async () => {
    const { store } = opened;
    const board = await addList(store, "board");
    await addList(store, "owned", { owners: [owner("board")] });
    const parent = await addList(store, "parent");
    await addMembers(store, parent, [], [board.group.id]);
    expect(await store.read.lists.referrers(board)).toEqual(["owned", "parent"]);
    expect(await store.read.lists.referrers(parent)).toEqual([]);
    for (let index = 0; index < 12; index++)
      await addList(store, `more-${index}`, { owners: [owner("board")] });
    expect(await store.read.lists.referrers(board)).toHaveLength(10);
  });

  test("a chain deeper than nesting may be, and even a loop, is walked and ends", async () => {
    const { store } = opened;
    const lists = [];
    for (let index = 0; index < 30; index++) lists.push(await addList(store, `list-${index}`));
    for (const [index, list] of lists.entries()) {
      const next = lists[(index + 1) % lists.length];
      if (next) await addMembers(store, list, [], [next.group.id]);
    }
    const [first] = lists;
    if (!first) throw new Error("no list");
    expect(await store.read.lists.nesting([first.key], "down")).toHaveLength(20);
    expect(await store.read.lists.nesting([first.key], "up")).toHaveLength(20);
  });
}
