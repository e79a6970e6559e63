import { Refusal } from "../../../gateway/domain/errors";
import { addUser, commit, event, integrationOf, NOW, newUser } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

export function transactionSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  test("a command's result is what it returned, and readable at once", async () => {
    const { store } = opened;
    const user = await addUser(store, "alice");
    expect(await store.read.users.find("default", user.id)).toEqual(user);
  });

  test("a refusal undoes the whole command and is thrown on", async () => {
    const { store } = opened;
    const integration = await integrationOf(store);
    const refusal = new Refusal("forbidden", "no");
    await expect(
      commit(store, async (tx) => {
        await tx.users.insert(integration, newUser("alice"), NOW);
        throw refusal;
      }),
    ).rejects.toBe(refusal);
    expect(await store.read.users.findByName("default", "alice")).toBeNull();
    expect((await integrationOf(store)).userCount).toBe(0);
    expect((await store.read.events.page({}, { limit: 10 })).total).toBe(0);
  });

  test("a command that changes rows without an event is a fault, and undone", async () => {
    const { store } = opened;
    const integration = await integrationOf(store);
    await expect(store.write((tx) => tx.users.insert(integration, newUser("alice"), NOW))).rejects.toThrow(
      "no event",
    );
    expect(await store.read.users.findByName("default", "alice")).toBeNull();
  });

  test("a command that changes nothing needs no event", async () => {
    const { store } = opened;
    await expect(store.write((tx) => tx.users.find("default", "nobody"))).resolves.toBeNull();
    await expect(store.write((tx) => tx.locks.remove([7]))).resolves.toBeUndefined();
  });

  test("commands see what they wrote themselves, readers only what is committed", async () => {
    const { store } = opened;
    const integration = await integrationOf(store);
    await store.write(async (tx) => {
      await tx.users.insert(integration, newUser("alice"), NOW);
      expect(await tx.users.findByName("default", "alice")).toMatchObject({ userName: "alice" });
      expect(await store.read.users.findByName("default", "alice")).toBeNull();
      await tx.events.append(event());
    });
    expect(await store.read.users.findByName("default", "alice")).not.toBeNull();
  });

  test("commands that wait together stand and fall each by itself", async () => {
    const { store } = opened;
    const integration = await integrationOf(store);
    const insert = (name: string) => commit(store, (tx) => tx.users.insert(integration, newUser(name), NOW));
    const [a, b, alsoA, c, alsoB, d] = (
      await Promise.allSettled(["a", "b", "A", "c", "b", "d"].map(insert))
    ).map(({ status }) => status);
    expect([c, d]).toEqual(["fulfilled", "fulfilled"]);
    // "A" and "a" have different ids and one canonical name. Who comes first is the database's choice.
    expect([a, alsoA].sort()).toEqual(["fulfilled", "rejected"]);
    expect([b, alsoB].sort()).toEqual(["fulfilled", "rejected"]);
    expect((await integrationOf(store)).userCount).toBe(4);
    expect((await store.read.events.page({}, { limit: 10 })).total).toBe(4);
  });

  test("concurrent changes of one row are all counted", async () => {
    const { store } = opened;
    const user = await addUser(store, "alice");
    const countOne = () =>
      commit(store, async (tx) => {
        const current = await tx.users.find("default", user.id);
        if (!current) throw new Error("gone");
        const count = Number(current.displayName ?? 0) + 1;
        await tx.users.update(current, { ...current, userNameKey: "alice", displayName: String(count) }, NOW);
      });
    // In waves: a store may turn away whom it would keep waiting for long.
    for (let wave = 0; wave < 5; wave++) await Promise.all(Array.from({ length: 40 }, countOne));
    expect(await store.read.users.find("default", user.id)).toMatchObject({
      displayName: "200",
      version: 201,
    });
  });

  test("check resolves while the store is open, and nothing is taken once it is closed", async () => {
    const { store } = opened;
    await expect(store.check()).resolves.toBeUndefined();
    const late = addUser(store, "alice");
    await late;
    await store.close();
    await expect(store.write(async () => 1)).rejects.toThrow("closed");
  });
}
