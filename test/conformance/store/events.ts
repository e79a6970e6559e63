import { addUser, commit, event, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

export function eventSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  test("events come in the order of their commands, whole", async () => {
    const { store } = opened;
    const appended = {
      ...event("user.created"),
      target: { type: "user" as const, id: "user-1", integration: "default" },
      delta: { added: ["a"], before: null, text: "\u0000 ' \"" },
    };
    await store.write((tx) => tx.events.append(appended));
    await store.write((tx) => tx.events.append(event("second")));
    const page = await store.read.events.page({}, { limit: 10 });
    expect(page.items[0]).toEqual({ ...appended, sequence: page.items[0]?.sequence });
    expect(page.items.map(({ action }) => action)).toEqual(["user.created", "second"]);
    expect(page.items[1]?.sequence).toBeGreaterThan(page.items[0]?.sequence ?? 0);
  });

  test("page selects, and goes on after a sequence", async () => {
    const { store } = opened;
    const user = (id: string, integration: string) => ({ type: "user" as const, id, integration });
    await store.write(async (tx) => {
      await tx.events.append({ ...event("a"), target: user("1", "default") });
      await tx.events.append({ ...event("b"), target: user("1", "default") });
      await tx.events.append({ ...event("a"), target: user("2", "okta") });
      await tx.events.append({ ...event("a"), target: { type: "token", id: "1", integration: null } });
    });
    const total = async (selection: object) => (await store.read.events.page(selection, { limit: 1 })).total;
    expect(await total({})).toBe(4);
    expect(await total({ action: "a" })).toBe(3);
    expect(await total({ targetId: "1" })).toBe(3);
    expect(await total({ targetType: "user", targetId: "1" })).toBe(2);
    expect(await total({ integration: "okta" })).toBe(1);
    expect(await total({ action: "b", integration: "okta" })).toBe(0);
    const first = await store.read.events.page({ action: "a" }, { limit: 2 });
    const rest = await store.read.events.page({ action: "a" }, { limit: 2, after: first.next });
    expect(rest.items.map(({ target }) => target.type)).toEqual(["token"]);
    expect(rest.next).toBeUndefined();
  });

  test("an undone command leaves no event and no gap in what is told", async () => {
    const { store } = opened;
    await addUser(store, "alice");
    await expect(
      commit(store, async (tx) => {
        await tx.events.append(event("lost"));
        throw new Error("undone");
      }),
    ).rejects.toThrow("undone");
    await addUser(store, "bob");
    const { items } = await store.read.events.page({}, { limit: 10 });
    expect(items.map(({ action, time }) => [action, time])).toEqual([
      ["tested", NOW],
      ["tested", NOW],
    ]);
  });
}
