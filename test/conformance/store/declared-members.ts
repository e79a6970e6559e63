import type { AccessList } from "../../../gateway/domain/model";
import type { DeclaredMember, MembershipDeclaration } from "../../../gateway/domain/named-members";
import { addList, addUser, addUsers, commit, integrationConfig, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const LATER = NOW + 86_400_000;

/** Members that are declared by name. */
export function declaredMemberSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const user = (name: string, terms: Partial<DeclaredMember> = {}): DeclaredMember => ({
    kind: "user",
    name,
    reason: "",
    expiresAt: null,
    ...terms,
  });
  const nested = (name: string): DeclaredMember => ({ ...user(name), kind: "list" });
  const declare = (list: AccessList, delta: Partial<MembershipDeclaration>, now = NOW) =>
    commit(opened.store, (tx) =>
      tx.members.declare(
        list,
        { add: [], remove: [], ...delta },
        { source: "terraform", addedBy: "tester", now },
      ),
    );
  const shown = async (list: AccessList) =>
    (await opened.store.read.members.pageNamed(list.key, { limit: 100 })).items.map(
      ({ kind, name, waiting }) => `${waiting ? "waiting " : ""}${kind} ${name}`,
    );

  test("users, lists and users yet to come are told apart, in this order", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    const alice = await addUser(store, "Alice");
    const board = await addList(store, "board");
    const add = [user("carol", { expiresAt: LATER, reason: "May" }), nested("board"), user("alice")];
    const outcome = await declare(list, { add }, NOW + 1);
    expect(outcome).toMatchObject({
      added: expect.arrayContaining([alice.id, board.group.id]),
      awaited: ["carol"],
      changed: [],
      removed: [],
      dismissed: [],
    });
    expect(outcome.list).toMatchObject({ memberCount: 2, version: 2, revision: 1, updatedAt: NOW + 1 });
    expect(await store.read.lists.findByName("staff")).toEqual(outcome.list);
    const terms = { source: "terraform", addedBy: "tester", joinedAt: NOW + 1 };
    const plain = { ...terms, reason: "", expiresAt: null, waiting: false };
    expect((await store.read.members.pageNamed(list.key, { limit: 10 })).items).toEqual([
      { kind: "user", name: "Alice", userId: alice.id, ...plain },
      { kind: "list", name: "board", userId: null, ...plain },
      {
        ...terms,
        kind: "user",
        name: "carol",
        userId: null,
        reason: "May",
        expiresAt: LATER,
        waiting: true,
      },
    ]);
    expect(await store.read.members.countWaiting(list.key)).toBe(1);
  });

  test("pages of any size show each member once", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    await addUsers(store, ["a", "b", "c"]);
    await addList(store, "one");
    await addList(store, "two");
    const names = ["a", "b", "c", "x", "y", "z"].map((name) => user(name));
    await declare(list, { add: [...names, nested("one"), nested("two")] });
    const whole = await shown(list);
    expect(whole).toHaveLength(8);
    for (const limit of [1, 2, 3, 4, 5, 7, 8]) {
      const walked: string[] = [];
      let after: number | undefined;
      do {
        const page = await store.read.members.pageNamed(list.key, { limit, after });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        walked.push(
          ...page.items.map(({ kind, name, waiting }) => `${waiting ? "waiting " : ""}${kind} ${name}`),
        );
        after = page.next;
      } while (after !== undefined);
      expect(walked).toEqual(whole);
    }
  });

  test("what is declared again changes nothing, and needs no event; other terms change it", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    const alice = await addUser(store, "alice");
    const add = [user("alice"), user("carol")];
    const first = await declare(list, { add });
    const by = { source: "terraform" as const, addedBy: "other", now: NOW + 5 };
    const again = await store.write((tx) => tx.members.declare(first.list, { add, remove: [] }, by));
    expect(again).toMatchObject({ added: [], changed: [], awaited: [], list: first.list });
    const longer = [user("ALICE", { expiresAt: LATER }), user("CAROL", { reason: "why" })];
    const changed = await declare(again.list, { add: longer }, NOW + 6);
    expect(changed).toMatchObject({ added: [], changed: [alice.id], awaited: ["CAROL"] });
    expect(changed.list).toMatchObject({ memberCount: 1, version: first.list.version + 1 });
    expect(await store.read.members.findNamed(list.key, { kind: "user", name: "alice" })).toMatchObject({
      expiresAt: LATER,
      joinedAt: NOW,
    });
    expect(await store.read.members.findNamed(list.key, { kind: "user", name: "carol" })).toMatchObject({
      name: "CAROL",
      reason: "why",
      waiting: true,
    });
  });

  test("removing takes who is there and who is awaited, and passes over the rest", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    const alice = await addUser(store, "alice");
    await addUser(store, "bob");
    const { list: full } = await declare(list, { add: [user("alice"), user("bob"), user("carol")] });
    const outcome = await declare(full, { remove: [user("Alice"), user("Carol"), nested("bob"), user("x")] });
    expect(outcome).toMatchObject({ removed: [alice.id], dismissed: ["carol"] });
    expect(outcome.list.memberCount).toBe(1);
    expect(await shown(list)).toEqual(["user bob"]);
  });

  test("the one who comes is admitted to every list that waits, on the declared terms, and once", async () => {
    const { store } = opened;
    const [staff, club] = [await addList(store, "staff"), await addList(store, "club")];
    await declare(staff, { add: [user("Carol", { expiresAt: LATER, reason: "May" })] });
    await declare(club, { add: [user("carol"), user("dave")] });
    const carol = await addUser(store, "CAROL");
    const joined = await commit(store, (tx) => tx.members.admit(carol, NOW + 2));
    expect(joined.map(({ name }) => name).sort()).toEqual(["club", "staff"]);
    expect(await shown(club)).toEqual(["user CAROL", "waiting user dave"]);
    expect(await store.read.members.findNamed(staff.key, { kind: "user", name: "carol" })).toMatchObject({
      userId: carol.id,
      expiresAt: LATER,
      reason: "May",
      joinedAt: NOW + 2,
    });
    expect((await store.read.lists.findByName("staff"))?.memberCount).toBe(1);
    expect(await store.write((tx) => tx.members.admit(carol, NOW + 3))).toEqual([]);
    await commit(store, (tx) => tx.users.remove(carol, NOW));
    const second = await addUser(store, "carol", { id: "second" });
    expect(await store.write((tx) => tx.members.admit(second, NOW + 4))).toEqual([]);
  });

  test("names of another integration are nobody's here", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    const stranger = await addUser(store, "alice", {}, "okta");
    const list = await addList(store, "staff");
    const outcome = await declare(list, { add: [user("alice")] });
    expect(outcome).toMatchObject({ added: [], awaited: ["alice"] });
    expect(await store.write((tx) => tx.members.admit(stranger, NOW))).toEqual([]);
    expect(await store.read.members.resolveListNames("okta", ["staff"])).toEqual(new Map());
    expect(await store.read.members.resolveListNames("default", ["staff", "x"])).toEqual(
      new Map([["staff", list.key]]),
    );
  });

  test("those who are awaited go with their list", async () => {
    const { store } = opened;
    const { list } = await declare(await addList(store, "staff"), { add: [user("carol")] });
    await commit(store, (tx) => tx.lists.remove(list));
    const carol = await addUser(store, "carol");
    expect(await store.write((tx) => tx.members.admit(carol, NOW))).toEqual([]);
  });
}
