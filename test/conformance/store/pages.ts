import type { AttributeRef, PageRequest, SortBy } from "../../../gateway/domain/query";
import type { Store } from "../../../gateway/domain/store";
import { addUser, addUsers, commit, integrationConfig, integrationOf, NOW, newUser } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const by = (name: string, caseExact = false): AttributeRef => ({
  steps: name.split(".").map((step) => ({ name: step.replace("*", ""), multiValued: step.endsWith("*") })),
  type: "string",
  caseExact,
});

export function pageSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  /** The ids of a walk to the end, each page asked for with what `next` says. */
  async function walk(
    store: Store,
    sort: SortBy | null,
    limit: number,
    byOffset: boolean,
  ): Promise<string[]> {
    const ids: string[] = [];
    let page: PageRequest = { limit };
    for (let turn = 0; turn < 2_000; turn++) {
      const { items, total, next, sortedBy } = await store.read.users.page("default", null, sort, page);
      expect(total).toBe((await integrationOf(store)).userCount);
      ids.push(...items.map(({ id }) => id));
      if (next === undefined) return ids;
      page = byOffset ? { limit, offset: ids.length } : { limit, after: next, afterValue: sortedBy?.at(-1) };
    }
    throw new Error("the walk does not end");
  }

  test.each([true, false])(
    "1,003 users in pages of 100 are 1,003 different users (by position: %s)",
    async (byOffset) => {
      const { store } = opened;
      const users = await addUsers(
        store,
        Array.from({ length: 1_003 }, (_, index) => `user-${index}`),
      );
      expect(await walk(store, null, 100, byOffset)).toEqual(users.map(({ id }) => id));
    },
  );

  test("a position stays exact among another integration's users and after removals", async () => {
    const { store } = opened;
    await commit(store, (tx) => tx.integrations.insert(integrationConfig("okta"), NOW));
    const [ours, theirs] = [await integrationOf(store), await integrationOf(store, "okta")];
    const kept: string[] = [];
    // More than two blocks of keys.
    for (let block = 0; block < 10; block++) {
      await commit(store, async (tx) => {
        const users = await Promise.all(
          Array.from({ length: 500 }, (_, index) =>
            tx.users.insert(index % 3 === 0 ? theirs : ours, newUser(`user-${block}-${index}`), NOW),
          ),
        );
        kept.push(...users.filter((_, index) => index % 3 === 1).map(({ id }) => id));
        const gone = users.filter((_, index) => index % 3 === 2);
        await Promise.all(gone.map((user) => tx.users.remove(user, NOW)));
      });
    }
    for (const offset of [0, 1, 500, 682, 683, 1_000, 1_300, kept.length - 1]) {
      const page = await store.read.users.page("default", null, null, { limit: 3, offset });
      expect(page.items.map(({ id }) => id)).toEqual(kept.slice(offset, offset + 3));
      expect(page.total).toBe(kept.length);
    }
    for (const offset of [kept.length, kept.length + 5_000]) {
      const page = await store.read.users.page("default", null, null, { limit: 3, offset });
      expect(page).toEqual({ items: [], total: kept.length });
    }
  });

  test("a page of none still tells the total (RFC 7644 §3.4.2.4: count 0)", async () => {
    const { store } = opened;
    await addUsers(store, ["alice", "bob"]);
    expect(await store.read.users.page("default", null, null, { limit: 0 })).toMatchObject({
      items: [],
      total: 2,
    });
  });

  test("a cursor goes on after a row that is gone", async () => {
    const { store } = opened;
    const [, second, third] = await addUsers(store, ["alice", "bob", "carol"]);
    const { next } = await store.read.users.page("default", null, null, { limit: 2 });
    expect(next).toBe(second?.key);
    if (second) await commit(store, (tx) => tx.users.remove(second, NOW));
    const page = await store.read.users.page("default", null, null, { limit: 2, after: next });
    expect(page.items.map(({ id }) => id)).toEqual([third?.id]);
  });

  describe("sorted (RFC 7644 §3.4.2.3)", () => {
    const people: [string, object][] = [
      ["dave", { nickName: "b", emails: [{ value: "z" }, { value: "a", primary: true }] }],
      ["Alice", { nickName: "B" }],
      ["carol", { emails: [{ value: "m" }, { value: "b" }] }],
      ["bob", { nickName: "a" }],
      ["Érin", {}],
    ];

    async function sorted(
      attribute: AttributeRef,
      descending: boolean,
      byOffset: boolean,
    ): Promise<string[]> {
      const { store } = opened;
      for (const [name, document] of people)
        await addUser(store, name, { profile: JSON.stringify(document) });
      const ids = await walk(store, { attribute, descending }, 2, byOffset);
      return ids.map((id) => id.replace("user-", ""));
    }

    test.each([true, false])("by a column, without case (by position: %s)", async (byOffset) => {
      expect(await sorted(by("userName"), false, byOffset)).toEqual([
        "Alice",
        "bob",
        "carol",
        "dave",
        "Érin",
      ]);
    });

    test.each([true, false])(
      "by a value of the profile, those without one last (by position: %s)",
      async (byOffset) => {
        expect(await sorted(by("nickName"), false, byOffset)).toEqual([
          "bob",
          "dave",
          "Alice",
          "carol",
          "Érin",
        ]);
      },
    );

    test.each([true, false])(
      "descending, those without a value first (by position: %s)",
      async (byOffset) => {
        expect(await sorted(by("nickName"), true, byOffset)).toEqual([
          "carol",
          "Érin",
          "dave",
          "Alice",
          "bob",
        ]);
      },
    );

    test.each([true, false])(
      "by the primary value of several, or the first (by position: %s)",
      async (byOffset) => {
        expect(await sorted(by("emails*.value"), false, byOffset)).toEqual([
          "dave",
          "carol",
          "Alice",
          "bob",
          "Érin",
        ]);
      },
    );

    test("a page goes on after a row that is gone, by what it was sorted by", async () => {
      const { store } = opened;
      const [, bob] = await addUsers(store, ["alice", "bob", "carol", "dave"]);
      if (!bob) throw new Error("no user");
      const sort = { attribute: by("userName"), descending: false };
      const first = await store.read.users.page("default", null, sort, { limit: 2 });
      expect(first).toMatchObject({ next: bob.key, sortedBy: ["alice", "bob"] });
      await commit(store, (tx) => tx.users.remove(bob, NOW));
      const rest = { limit: 2, after: first.next, afterValue: first.sortedBy?.at(-1) };
      const { items } = await store.read.users.page("default", null, sort, rest);
      expect(items.map(({ userName }) => userName)).toEqual(["carol", "dave"]);
    });

    test("a page that does not say after what is refused rather than guessed", async () => {
      const { store } = opened;
      const [alice] = await addUsers(store, ["alice", "bob"]);
      const sort = { attribute: by("userName"), descending: false };
      const page = store.read.users.page("default", null, sort, { limit: 1, after: alice?.key });
      await expect(page).rejects.toMatchObject({ code: "invalid-value" });
    });

    test("long texts are sorted by their beginning, which fits into a cursor", async () => {
      const { store } = opened;
      const long = "x".repeat(10_000);
      for (const [name, nickName] of [
        ["b", `${long}b`],
        ["a", `${long}a`],
        ["c", "w"],
      ] as const) {
        await addUser(store, name, { profile: JSON.stringify({ nickName }) });
      }
      const sort = { attribute: by("nickName"), descending: false };
      const { items, sortedBy } = await store.read.users.page("default", null, sort, { limit: 3 });
      expect(items.map(({ userName }) => userName)).toEqual(["c", "b", "a"]);
      expect(sortedBy).toEqual(["w", "x".repeat(256), "x".repeat(256)]);
    });
  });
}
