/** Several processes on one database: what one decides, another must not undo. */
import { randomUUID } from "node:crypto";
import { Lists } from "../../../../gateway/domain/lists";
import type { Store } from "../../../../gateway/domain/store";
import { canonicalUserName } from "../../../../gateway/domain/title";
import { open } from "../../../../gateway/store/open";
import { addList, addUser, commit, event, listConfig, NOW } from "../../../conformance/fixtures";
import { postgresServer } from "../../../support/postgres";

const server = postgresServer();
let url: string;
let one: Store;
let other: Store;

beforeEach(async () => {
  url = await server.place();
  // Both find an empty database, and one of them makes the tables.
  [one, other] = await Promise.all([open({ url }), open({ url })]);
});
afterEach(() => Promise.all([one.close(), other.close()]));

const by = { source: "scim" as const, addedBy: "idp", now: NOW };

test("members that are added through both at once are all there, and counted", async () => {
  const list = await addList(one, "staff");
  const users = await Promise.all(
    Array.from({ length: 40 }, (_, index) => addUser(index % 2 ? one : other, `user-${index}`)),
  );
  await Promise.all(
    users.map(({ id }, index) =>
      commit(index % 2 ? one : other, async (tx) => {
        const current = await tx.lists.findByName("staff");
        if (!current) throw new Error("gone");
        const delta = { add: { users: [id], lists: [] }, remove: [] };
        await tx.members.apply(current, delta, by);
      }),
    ),
  );
  expect(await one.read.lists.findByName("staff")).toMatchObject({ memberCount: 40, version: 41 });
  expect(await other.read.members.page(list.key, null, 100)).toHaveLength(40);
  expect((await one.read.integrations.find("default"))?.userCount).toBe(40);
});

test("a user that is removed while others add it leaves no membership behind", async () => {
  const list = await addList(one, "staff");
  for (let round = 0; round < 10; round++) {
    const user = await addUser(one, `user-${round}`);
    await Promise.all([
      commit(one, async (tx) => {
        const current = await tx.lists.findByName("staff");
        if (current)
          await tx.members.apply(current, { add: { users: [user.id], lists: [] }, remove: [] }, by);
      }),
      commit(other, async (tx) => {
        const current = await tx.users.find("default", user.id);
        if (current) await tx.users.remove(current, NOW);
      }),
    ]);
  }
  expect(await one.read.lists.findByName("staff")).toMatchObject({ memberCount: 0 });
  const rows = await server.query("select 1 from members", url);
  expect(rows).toEqual([]);
  expect(list.memberCount).toBe(0);
});

test("lists that are put into each other at the same time do not both succeed", async () => {
  const [a, b] = [await addList(one, "a"), await addList(one, "b")];
  const put = (store: Store, [parent, child]: [string, string]) =>
    commit(store, async (tx) => {
      const [above, below] = [await tx.lists.findByName(parent), await tx.lists.findByName(child)];
      if (!above || !below) throw new Error("gone");
      const edges = await tx.lists.nesting([below.key], "down");
      if (edges.some((edge) => edge.child === above.key)) throw new Error("a loop");
      await tx.members.apply(above, { add: { users: [], lists: [below.group.id] }, remove: [] }, by);
    });
  const outcomes = await Promise.allSettled([put(one, ["a", "b"]), put(other, ["b", "a"])]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await one.read.lists.nesting([a.key, b.key], "down")).toHaveLength(1);
});

test("events never appear behind a reader that pages by sequence", async () => {
  let writing = true;
  const writes = Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let round = 0; round < 15; round++) {
        const store = writer % 2 ? one : other;
        await store.write(async (tx) => {
          await tx.events.append(event(`writer-${writer}`));
          await tx.users.findByName("default", "nobody");
        });
      }
    }),
  ).finally(() => {
    writing = false;
  });
  const seen: number[] = [];
  for (let last = false; !last; ) {
    last = !writing;
    const { items } = await one.read.events.page({}, { limit: 50, after: seen.at(-1) ?? 0 });
    seen.push(...items.map(({ sequence }) => sequence));
  }
  await writes;
  const all = await one.read.events.page({}, { limit: 200 });
  expect(seen).toEqual(all.items.map(({ sequence }) => sequence));
  expect(all.total).toBe(120);
});

test("an owner that is declared while its user is made is bound", async () => {
  for (let round = 0; round < 5; round++) {
    const name = `owner-${round}`;
    const owners = [{ name, kind: "user" as const, description: "" }];
    await Promise.all([addList(one, `list-${round}`, { owners }), addUser(other, name)]);
    const [row] = await server.query<{ bound: boolean }>(
      `select bound_user is not null as bound from owners where name = '${name}'`,
      url,
    );
    expect(row).toEqual({ bound: true });
  }
});

test("a creation that is sent again while the first is under way was refused: it finds what the first made", async () => {
  const once = { key: "apply-1", fingerprint: "the same request" };
  const lists = [one, other, one].map((store) => new Lists({ store, clock: () => NOW, newId: randomUUID }));
  const actor = { id: "rc_admin", requestId: "test" };
  const made = await Promise.all(lists.map((each) => each.create(listConfig("staff"), actor, once)));
  expect(new Set(made.map(({ key }) => key)).size).toBe(1);
});

test("text sorts and folds as on SQLite, whatever language the database has", async () => {
  const columns = await server.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = current_schema() and data_type = 'text' and collation_name is distinct from 'C'
       and table_name not like 'kysely%' and table_name <> 'schema_checksums'`,
    url,
  );
  expect(columns).toEqual([]);
  const texts = ["Straße", "ΑΣ", "ﬁn", "İ", "ǅ", "ＡＢ", "e\u0301É", "ꭰ", "ŉ", "\u0345α", "ΌΣΟΣ ΑΣ", "ſ"];
  for (const text of texts) {
    const [row] = await server.query<{ folded: string }>(`select fold('${text}') as folded`, url);
    expect(row?.folded).toBe(canonicalUserName(text));
  }
});
