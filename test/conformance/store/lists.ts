import type { PageRequest } from "../../../gateway/domain/query";
import { canonicalTitle } from "../../../gateway/domain/title";
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

export function listSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  test("insert keeps the configuration whole and counts the list", async () => {
    const { store } = opened;
    const config = listConfig("staff", {
      description: "Everyone",
      grants: { roles: ["reader"], traits: { team: ["a", "b"] } },
      ownerGrants: { roles: ["reviewer"], traits: {} },
      owners: [{ kind: "user", name: "alice", description: "head" }],
      membershipRequires: { roles: ["employee"], traits: {} },
      labels: { env: "prod" },
      expiresAt: NOW + 86_400_000,
      deletionProtection: true,
    });
    const integration = await integrationOf(store);
    const list = await commit(store, (tx) => tx.lists.insert(integration, newList(config), NOW));
    expect(list).toMatchObject({
      config,
      revision: 1,
      version: 1,
      memberCount: 0,
      createdAt: NOW,
      updatedAt: NOW,
    });
    expect(list.nextAuditDate).toBe(newList(config).nextAuditDate);
    expect(await store.read.lists.findByName("staff")).toEqual(list);
    expect(await store.write((tx) => tx.lists.auditBase(list))).toBe(NOW);
    expect((await integrationOf(store)).listCount).toBe(1);
  });

  test("a name is taken once in the gateway, a title once in its integration", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    await addList(store, "staff", { title: "Staff" });
    await expect(addList(store, "staff", { integration: "okta" })).rejects.toMatchObject({
      code: "already-exists",
      details: { field: "name" },
    });
    await expect(addList(store, "other", { title: "STAFF" })).rejects.toMatchObject({
      code: "already-exists",
      details: { field: "title" },
    });
    await expect(addList(store, "other", { title: "Staff", integration: "okta" })).resolves.toBeDefined();
  });

  test("findByTitle tells an equal title from a near miss", async () => {
    const { store } = opened;
    const list = await addList(store, "staff", { title: "Team Ä" });
    const find = (title: string) => store.read.lists.findByTitle("default", title, canonicalTitle(title));
    expect(await find("Team Ä")).toEqual({ list, exact: true });
    expect(await find("TEAM ä")).toEqual({ list, exact: false });
    expect(await find("Team A")).toBeNull();
    expect(await store.read.lists.findByTitle("okta", "Team Ä", canonicalTitle("Team Ä"))).toBeNull();
  });

  test("only a list of type scim is a group, and only in its own integration", async () => {
    const { store } = opened;
    const [scim, fixed] = [await addList(store, "scim"), await addList(store, "fixed", { type: "static" })];
    expect(await store.read.lists.findGroup("default", scim.group.id)).toEqual(scim);
    expect(await store.read.lists.findGroup("okta", scim.group.id)).toBeNull();
    expect(await store.read.lists.findGroup("default", fixed.group.id)).toBeNull();
  });

  test("update moves revision and version; members move only the version", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    const config = listConfig("staff", { title: "New", grants: { roles: ["x"], traits: {} } });
    const changes = { ...newList(config), nextAuditDate: 7, auditBase: 6 };
    const updated = await commit(store, (tx) => tx.lists.update(list, changes, NOW + 1));
    expect(updated).toMatchObject({ config, revision: 2, version: 2, nextAuditDate: 7, updatedAt: NOW + 1 });
    expect(updated.group).toEqual(list.group);
    expect(await store.write((tx) => tx.lists.auditBase(list))).toBe(6);
    const user = await addUser(store, "alice");
    expect((await addMembers(store, updated, [user.id])).list).toMatchObject({ revision: 2, version: 3 });
    await addList(store, "taken", { title: "Taken" });
    const taken = newList(listConfig("staff", { title: "taken" }));
    await expect(commit(store, (tx) => tx.lists.update(updated, taken, NOW))).rejects.toMatchObject({
      code: "already-exists",
      details: { field: "title" },
    });
  });

  test("link sets the group's side, and the title of a list made by SCIM", async () => {
    const { store } = opened;
    const list = await addList(store, "staff");
    const group = { id: "fresh", linked: true, externalId: "E-1", createdByScim: true };
    const linked = await commit(store, (tx) => tx.lists.link(list, group, NOW + 1));
    expect(linked).toMatchObject({ group, revision: 1, version: 2, config: list.config });
    expect(await store.read.lists.findGroup("default", list.group.id)).toBeNull();
    const title = { title: "Renamed", titleKey: "renamed" };
    const renamed = await commit(store, (tx) => tx.lists.link(linked, group, NOW + 2, title));
    expect(renamed.config.title).toBe("Renamed");
    expect(renamed).toMatchObject({ version: 3, revision: 2 });
  });

  test("remove takes members and owners along and gives name and title back", async () => {
    const { store } = opened;
    const user = await addUser(store, "alice");
    const owners = [{ kind: "user" as const, name: "alice", description: "" }];
    const list = await addList(store, "staff", { owners });
    await addMembers(store, list, [user.id]);
    await commit(store, (tx) => tx.lists.remove(list));
    expect(await store.read.lists.findByName("staff")).toBeNull();
    expect((await integrationOf(store)).listCount).toBe(0);
    expect((await store.read.access.graph("default", { id: user.id }, NOW))?.edges).toEqual([]);
    const again = await addList(store, "staff");
    expect(await store.read.members.page(again.key, null, 10)).toEqual([]);
  });

  test("page goes by name, or by creation for groups, with the exact total of its selection", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    for (const name of ["delta", "alpha", "charlie"]) await addList(store, name);
    await addList(store, "bravo", { type: "static" });
    await addList(store, "echo", { integration: "okta" });
    const names = async (selection: Parameters<typeof store.read.lists.page>[0]) => {
      const found: string[] = [];
      let end: Pick<PageRequest, "after" | "afterValue"> = {};
      do {
        const page = await store.read.lists.page(selection, { limit: 2, ...end });
        found.push(...page.items.map(({ config }) => config.name));
        expect(await store.read.lists.page(selection, { limit: 100 })).toMatchObject({ total: page.total });
        end = { after: page.next, afterValue: page.sortedBy?.at(-1) };
      } while (end.after !== undefined);
      return found;
    };
    expect(await names({})).toEqual(["alpha", "bravo", "charlie", "delta", "echo"]);
    expect(await names({ integration: "default" })).toEqual(["alpha", "bravo", "charlie", "delta"]);
    expect(await names({ integration: "default", type: "scim" })).toEqual(["delta", "alpha", "charlie"]);
    expect(await names({ type: "static" })).toEqual(["bravo"]);
    const totals = [{}, { integration: "default" }, { type: "scim" as const }, { type: "static" as const }];
    const pages = await Promise.all(
      totals.map((selection) => store.read.lists.page(selection, { limit: 1 })),
    );
    expect(pages.map(({ total }) => total)).toEqual([5, 4, 4, 1]);
  });

  test("groups sorted by what is the same for all were a fault: they stay in the order of creation", async () => {
    const { store } = opened;
    for (const name of ["bravo", "alpha"]) await addList(store, name);
    const attribute = {
      steps: [{ name: "schemas", multiValued: true }],
      type: "string" as const,
      caseExact: true,
    };
    const selection = {
      integration: "default",
      type: "scim" as const,
      sort: { attribute, descending: false },
    };
    const { items } = await store.read.lists.page(selection, { limit: 10 });
    expect(items.map(({ config }) => config.name)).toEqual(["bravo", "alpha"]);
  });
}
