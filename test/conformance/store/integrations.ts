import { addList, addUser, commit, integrationConfig, integrationOf, NOW, newUser } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

export function integrationSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const add = (name: string) =>
    commit(opened.store, (tx) => tx.integrations.insert(integrationConfig(name), NOW));

  test("the one named default exists from the start, and is empty", async () => {
    const integration = await integrationOf(opened.store);
    expect(integration.config).toEqual(integrationConfig("default"));
    expect(integration).toMatchObject({ revision: 1, userCount: 0, listCount: 0 });
  });

  test("insert keeps the configuration whole", async () => {
    const config = {
      ...integrationConfig("okta"),
      description: "Staff",
      unmatchedGroups: "create" as const,
      defaultOwners: [{ kind: "user" as const, name: "alice", description: "of last resort" }],
      traitMapping: { department: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department" },
      lockTtl: 3_600,
    };
    const inserted = await commit(opened.store, (tx) => tx.integrations.insert(config, NOW));
    expect(inserted).toMatchObject({ config, revision: 1, createdAt: NOW, updatedAt: NOW });
    expect(await opened.store.read.integrations.find("okta")).toEqual(inserted);
  });

  test("a name is taken once", async () => {
    await add("okta");
    await expect(add("okta")).rejects.toMatchObject({ code: "already-exists", details: { field: "name" } });
  });

  test("update moves the revision", async () => {
    const integration = await add("okta");
    const config = { ...integration.config, description: "changed" };
    const updated = await commit(opened.store, (tx) => tx.integrations.update(integration, config, NOW + 1));
    expect(updated).toMatchObject({ config, revision: 2, updatedAt: NOW + 1, createdAt: NOW });
  });

  test("page goes by name, with the exact total on each page", async () => {
    for (const name of ["okta", "entra", "sailpoint"]) await add(name);
    const first = await opened.store.read.integrations.page({ limit: 2 });
    expect(first).toMatchObject({
      total: 4,
      items: [{ config: { name: "default" } }, { config: { name: "entra" } }],
    });
    const second = await opened.store.read.integrations.page({ limit: 2, after: first.next });
    expect(second.items.map(({ config }) => config.name)).toEqual(["okta", "sailpoint"]);
    expect(second).toMatchObject({ total: 4 });
    expect(second.next).toBeUndefined();
  });

  test("usage counts lists, and users that are active", async () => {
    const { store } = opened;
    await add("okta");
    await addUser(store, "alice", {}, "okta");
    await addUser(store, "bob", { active: false }, "okta");
    await addList(store, "staff", { integration: "okta" });
    const integration = await integrationOf(store, "okta");
    expect(integration).toMatchObject({ userCount: 2, listCount: 1 });
    expect(await store.read.integrations.usage(integration, NOW)).toEqual({
      lists: 1,
      activeUsers: 1,
      adminLocks: 0,
    });
    expect(await store.read.integrations.usage(await integrationOf(store), NOW)).toEqual({
      lists: 0,
      activeUsers: 0,
      adminLocks: 0,
    });
  });

  test("usage counts locks of administrators while they are in force", async () => {
    const { store } = opened;
    const integration = await add("okta");
    const admin = { ...LOCK, integration: "okta", source: "admin" as const };
    await commit(store, (tx) => tx.locks.insert({ ...admin, id: "a", expiresAt: NOW + 1 }, "bob"));
    await commit(store, (tx) => tx.locks.insert({ ...admin, id: "s", source: "scim" }, "bob"));
    expect((await store.read.integrations.usage(integration, NOW)).adminLocks).toBe(1);
    expect((await store.read.integrations.usage(integration, NOW + 1)).adminLocks).toBe(0);
  });

  test("remove takes its inactive users and its locks along, and nothing of another", async () => {
    const { store } = opened;
    await add("okta");
    await addUser(store, "bob", { active: false, id: "okta-bob" }, "okta");
    await addUser(store, "bob", { active: false });
    const lock = { ...LOCK, integration: "okta" };
    await commit(store, (tx) => tx.locks.insert(lock, "bob"));
    await commit(store, async (tx) => tx.integrations.remove(await integrationOf(store, "okta")));
    expect(await store.read.integrations.find("okta")).toBeNull();
    expect(await store.read.locks.find(lock.id)).toBeNull();
    expect(await store.read.users.integrationOf("okta-bob")).toBeNull();
    expect(await store.read.users.findByName("default", "bob")).not.toBeNull();
  });

  test("one to which an active user or a client belongs is not removed", async () => {
    const { store } = opened;
    const integration = await add("okta");
    const remove = () => commit(store, (tx) => tx.integrations.remove(integration));
    const user = await commit(store, (tx) => tx.users.insert(integration, newUser("alice"), NOW));
    await expect(remove()).rejects.toMatchObject({ code: "in-use" });
    await commit(store, (tx) => tx.users.remove(user, NOW));
    const config = {
      name: "okta",
      scopes: ["scim" as const],
      integration: "okta",
      expiresAt: null,
      basicAuth: false,
    };
    await commit(store, (tx) =>
      tx.clients.insert("client-1", config, { id: "secret-1", hash: Buffer.alloc(32), expiresAt: null }, NOW),
    );
    await expect(remove()).rejects.toMatchObject({ code: "in-use" });
    const client = await store.read.clients.find("client-1");
    if (client) await commit(store, (tx) => tx.clients.remove(client));
    const token = { name: "okta", integration: "okta", expiresAt: null };
    await commit(store, (tx) => tx.scimTokens.insert("token-1", token, Buffer.alloc(32), NOW));
    await expect(remove()).rejects.toMatchObject({ code: "in-use" });
    expect(await store.read.integrations.find("okta")).not.toBeNull();
  });
}

const LOCK = {
  id: "lock-1",
  integration: "default",
  userName: "bob",
  userId: null,
  source: "scim" as const,
  reason: "",
  createdBy: "tester",
  createdAt: NOW,
  expiresAt: null,
};
