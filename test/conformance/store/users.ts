import { addList, addMembers, addUser, commit, integrationConfig, integrationOf, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

export function userSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  test("insert keeps everything and counts the user", async () => {
    const { store } = opened;
    const profile = JSON.stringify({
      userName: "Alice",
      name: { familyName: "O'Brien" },
      note: "\u2028 \\ \u0001",
    });
    const user = await addUser(store, "Alice", {
      externalId: "E-1",
      displayName: "Alice O'Brien",
      active: false,
      profile,
      labels: { "rollcall/origin": "okta" },
    });
    expect(user).toMatchObject({
      integration: "default",
      userName: "Alice",
      externalId: "E-1",
      active: false,
      profile,
      version: 1,
      createdAt: NOW,
      labels: { "rollcall/origin": "okta" },
    });
    expect(await store.read.users.find("default", user.id)).toEqual(user);
    expect(await store.read.users.findByName("default", "alice")).toEqual(user);
    expect((await integrationOf(store)).userCount).toBe(1);
  });

  test("userName is unique without case in its integration (RFC 7643 §4.1.1), and free in another", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    await addUser(store, "alice");
    await expect(addUser(store, "ALICE")).rejects.toMatchObject({
      code: "already-exists",
      details: { field: "userName" },
    });
    await expect(addUser(store, "alice", { id: "other" }, "okta")).resolves.toMatchObject({
      integration: "okta",
    });
  });

  test("another integration's user is not found", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    const user = await addUser(store, "alice", {}, "okta");
    expect(await store.read.users.find("default", user.id)).toBeNull();
    expect(await store.read.users.findByName("default", "alice")).toBeNull();
    expect(await store.read.users.integrationOf(user.id)).toBe("okta");
    expect(await store.read.users.integrationOf("nobody")).toBeNull();
  });

  test("update moves the version; a rename to a taken name is refused", async () => {
    const { store } = opened;
    const user = await addUser(store, "alice");
    await addUser(store, "bob");
    const row = { ...user, userName: "Alicia", userNameKey: "alicia", displayName: "A", active: false };
    const updated = await commit(store, (tx) => tx.users.update(user, row, NOW + 5));
    expect(updated).toMatchObject({ userName: "Alicia", version: 2, updatedAt: NOW + 5, createdAt: NOW });
    expect(await store.read.users.find("default", user.id)).toEqual(updated);
    expect(await store.read.users.findByName("default", "alice")).toBeNull();
    const taken = { ...row, userName: "BOB", userNameKey: "bob" };
    await expect(commit(store, (tx) => tx.users.update(updated, taken, NOW))).rejects.toMatchObject({
      code: "already-exists",
    });
  });

  test("a password's hash is in no answer", async () => {
    const { store } = opened;
    const user = await addUser(store, "alice");
    await commit(store, (tx) => tx.users.setPassword(user, "hash-canary"));
    const found = await store.read.users.find("default", user.id);
    const page = await store.read.users.page("default", null, null, { limit: 10 });
    const graph = await store.read.access.graph("default", { id: user.id }, NOW);
    expect(JSON.stringify([found, page, graph?.user])).not.toContain("hash-canary");
  });

  test("remove takes the memberships along; each list moves its count and version", async () => {
    const { store } = opened;
    const [alice, bob] = [await addUser(store, "alice"), await addUser(store, "bob")];
    const staff = await addList(store, "staff");
    const { list: before } = await addMembers(store, staff, [alice.id, bob.id]);
    const { list: untouched } = await addMembers(store, await addList(store, "other"), [bob.id]);
    await commit(store, (tx) => tx.users.remove(alice, NOW + 9));
    expect(await store.read.users.find("default", alice.id)).toBeNull();
    expect(await store.read.lists.findByName("staff")).toMatchObject({
      memberCount: 1,
      version: before.version + 1,
      updatedAt: NOW + 9,
    });
    expect(await store.read.lists.findByName("other")).toEqual(untouched);
    expect((await store.read.members.page(staff.key, null, 10)).map(({ id }) => id)).toEqual([bob.id]);
    expect((await integrationOf(store)).userCount).toBe(1);
  });

  test("a re-created user inherits no membership", async () => {
    const { store } = opened;
    const alice = await addUser(store, "alice");
    const staff = await addList(store, "staff");
    await addMembers(store, staff, [alice.id]);
    await commit(store, (tx) => tx.users.remove(alice, NOW));
    const again = await addUser(store, "alice", { id: alice.id });
    expect(again.key).not.toBe(alice.key);
    expect(await store.read.members.has(staff.key, alice.id)).toBe(false);
  });

  test("groupsOf shows the scim lists above each user, direct and not, and no expired membership", async () => {
    const { store } = opened;
    const [alice, bob] = [await addUser(store, "alice"), await addUser(store, "bob")];
    const team = await addList(store, "team");
    const hidden = await addList(store, "hidden", { type: "static" });
    const all = await addList(store, "all");
    const brief = await addList(store, "brief");
    await addMembers(store, team, [alice.id]);
    await addMembers(store, hidden, [], [team.group.id]);
    await addMembers(store, all, [], [hidden.group.id]);
    await addMembers(store, brief, [alice.id], [], NOW + 1_000);
    const groups = (await store.read.users.groupsOf([alice.key, bob.key])).get(alice.key);
    expect(groups).toEqual([
      { id: team.group.id, title: "Title of team", direct: true },
      { id: brief.group.id, title: "Title of brief", direct: true },
      { id: all.group.id, title: "Title of all", direct: false },
    ]);
    opened.now = NOW + 1_000;
    const later = await store.read.users.groupsOf([alice.key, bob.key]);
    expect(later.get(alice.key)?.map(({ id }) => id)).toEqual([team.group.id, all.group.id]);
    expect(later.has(bob.key)).toBe(false);
  });
}
