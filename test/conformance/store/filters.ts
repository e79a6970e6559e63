import type { AttributeRef, CompareOperator, Query, QueryValue } from "../../../gateway/domain/query";
import { addList, addMembers, addUser, addUsers, commit, NOW } from "../fixtures";
import { type OpenStore, openedForEach } from "./opened";

const attribute = (path: string, type: AttributeRef["type"] = "string", caseExact = false): AttributeRef => ({
  steps: path.split(".").map((name) => ({ name: name.replace("*", ""), multiValued: name.endsWith("*") })),
  type,
  caseExact,
});

const compare = (ref: AttributeRef, operator: CompareOperator, value: QueryValue): Query => ({
  kind: "compare",
  attribute: ref,
  operator,
  value,
});

const userName = attribute("userName");
const present = (ref: AttributeRef): Query => ({ kind: "present", attribute: ref });
const not = (operand: Query): Query => ({ kind: "not", operand });

export function filterSuite(open: OpenStore): void {
  const opened = openedForEach(open);

  const found = async (query: Query, limit = 100) => {
    const page = await opened.store.read.users.page("default", query, null, { limit });
    return page.items.map((user) => user.userName);
  };
  const groups = async (query: Query) => {
    const selection = { integration: "default", type: "scim" as const, query };
    const page = await opened.store.read.lists.page(selection, { limit: 100 });
    expect(page.total).toBe(page.items.length);
    return page.items.map(({ config }) => config.name);
  };

  test("text is compared without case unless the attribute is case-exact (RFC 7643 §2.2)", async () => {
    await addUser(opened.store, "Straße", { externalId: "E-1", displayName: "ΣΊΣΥΦΟΣ" });
    expect(await found(compare(userName, "eq", "STRASSE"))).toEqual(["Straße"]);
    expect(await found(compare(userName, "co", "ASS"))).toEqual(["Straße"]);
    expect(await found(compare(attribute("displayName"), "eq", "σίσυφος"))).toEqual(["Straße"]);
    expect(await found(compare(attribute("externalId", "string", true), "eq", "E-1"))).toEqual(["Straße"]);
    expect(await found(compare(attribute("externalId", "string", true), "eq", "e-1"))).toEqual([]);
  });

  test("% and _ mean themselves", async () => {
    await addUsers(opened.store, ["100%", "100x", "a_b", "axb"]);
    expect(await found(compare(userName, "co", "0%"))).toEqual(["100%"]);
    expect(await found(compare(userName, "sw", "a_"))).toEqual(["a_b"]);
    expect(await found(compare(userName, "ew", "_b"))).toEqual(["a_b"]);
  });

  test("ne and not include those who lack the attribute", async () => {
    await addUser(opened.store, "alice", { displayName: "A" });
    await addUser(opened.store, "bob");
    const isA = compare(attribute("displayName"), "eq", "a");
    expect(await found(compare(attribute("displayName"), "ne", "a"))).toEqual(["bob"]);
    expect(await found(not(isA))).toEqual(["bob"]);
    expect(await found(not(not(isA)))).toEqual(["alice"]);
  });

  test("pr is false for what is missing or empty", async () => {
    await addUser(opened.store, "alice", {
      profile: JSON.stringify({ title: "", emails: [], name: { givenName: "" } }),
    });
    await addUser(opened.store, "bob", { profile: JSON.stringify({ title: "x", emails: [{ value: "y" }] }) });
    for (const path of ["title", "emails*", "emails*.value"]) {
      expect(await found(present(attribute(path)))).toEqual(["bob"]);
    }
    expect(await found(present(attribute("name", "complex")))).toEqual([]);
    expect(await found(present(attribute("displayName")))).toEqual([]);
  });

  test("dateTimes are compared as instants, whatever their offset", async () => {
    await addUser(opened.store, "alice", { profile: JSON.stringify({ hired: "2026-01-01T01:00:00+01:00" }) });
    const midnight = Date.UTC(2026, 0, 1);
    expect(await found(compare(attribute("hired", "dateTime"), "eq", midnight))).toEqual(["alice"]);
    expect(await found(compare(attribute("hired", "dateTime"), "gt", midnight))).toEqual([]);
    expect(await found(compare(attribute("meta.created", "dateTime"), "le", NOW))).toEqual(["alice"]);
    expect(await found(compare(attribute("meta.lastModified", "dateTime"), "gt", NOW))).toEqual([]);
  });

  test("a value path asks for one element that satisfies all of it (RFC 7644 §3.5.2)", async () => {
    const emails = (...pairs: [string, string][]) =>
      JSON.stringify({ emails: pairs.map(([type, value]) => ({ type, value })) });
    await addUser(opened.store, "alice", { profile: emails(["work", "a@x"], ["home", "a@y"]) });
    await addUser(opened.store, "bob", { profile: emails(["work", "b@x"], ["home", "a@x"]) });
    const where: Query = {
      kind: "and",
      operands: [compare(attribute("type"), "eq", "work"), compare(attribute("value"), "eq", "a@x")],
    };
    expect(await found({ kind: "element", attribute: attribute("emails*"), where })).toEqual(["alice"]);
    expect(await found(compare(attribute("emails*.value"), "eq", "a@x"))).toEqual(["alice", "bob"]);
  });

  test("groups of users and members of groups are asked for by id", async () => {
    const { store } = opened;
    const [alice, bob] = [await addUser(store, "alice"), await addUser(store, "bob")];
    const [team, all] = [await addList(store, "team"), await addList(store, "all")];
    await addMembers(store, team, [alice.id]);
    await addMembers(store, all, [bob.id], [team.group.id]);
    const inGroup = (id: string) => compare(attribute("groups*.value", "string", true), "eq", id);
    expect(await found(inGroup(team.group.id))).toEqual(["alice"]);
    expect(await found(inGroup(all.group.id))).toEqual(["alice", "bob"]);
    expect(await found(not(inGroup(team.group.id)))).toEqual(["bob"]);
    expect(await found(present(attribute("groups*", "complex")))).toEqual(["alice", "bob"]);
    const hasMember = (id: string, exact: boolean) =>
      compare(attribute("members*.value", "string", exact), "eq", id);
    for (const exact of [true, false]) {
      expect(await groups(hasMember(alice.id, exact))).toEqual(["team"]);
      expect(await groups(hasMember(team.group.id, exact))).toEqual(["all"]);
      expect(await groups(hasMember("nobody", exact))).toEqual([]);
    }
    const where = compare(attribute("value", "string", true), "eq", bob.id);
    expect(await groups({ kind: "element", attribute: attribute("members*", "complex"), where })).toEqual([
      "all",
    ]);
    expect(await groups(compare(attribute("members*.type"), "eq", "group"))).toEqual(["all"]);
  });

  test("groups are asked for by title, id and externalId", async () => {
    const { store } = opened;
    const list = await addList(store, "team", { title: "Team Ä" });
    await addList(store, "other");
    await commit(store, (tx) =>
      tx.lists.link(list, { ...list.group, linked: true, externalId: "E-1" }, NOW + 1),
    );
    expect(await groups(compare(attribute("displayName"), "eq", "TEAM ä"))).toEqual(["team"]);
    expect(await groups(compare(attribute("displayName"), "eq", "team"))).toEqual([]);
    expect(await groups(compare(attribute("displayName"), "sw", "team"))).toEqual(["team"]);
    expect(await groups(compare(attribute("id", "string", true), "eq", list.group.id))).toEqual(["team"]);
    expect(await groups(compare(attribute("externalId", "string", true), "eq", "E-1"))).toEqual(["team"]);
    expect(await groups(compare(attribute("meta.lastModified", "dateTime"), "gt", NOW))).toEqual(["team"]);
    expect(await groups(compare(attribute("nickName"), "eq", "x"))).toEqual([]);
    expect(await groups(not(present(attribute("nickName"))))).toEqual(["team", "other"]);
  });

  test("a query is paged: its total counts every match, and each page goes on where the last one ended", async () => {
    await addUsers(
      opened.store,
      Array.from({ length: 25 }, (_, index) => `user-${index}`),
    );
    const queries: Query[] = [
      compare(userName, "sw", "user-1"),
      {
        kind: "or",
        operands: [10, 11, 12, 1, 13, 14, 15, 16, 17, 18, 19].map((n) =>
          compare(userName, "eq", `user-${n}`),
        ),
      },
    ];
    for (const query of queries) {
      const all = await found(query);
      expect(all).toHaveLength(11);
      const walked: string[] = [];
      let after: number | undefined;
      do {
        const page = await opened.store.read.users.page("default", query, null, { limit: 4, after });
        walked.push(...page.items.map((user) => user.userName));
        expect(page.total).toBe(11);
        after = page.next;
      } while (after !== undefined);
      expect(walked).toEqual(all);
      const second = await opened.store.read.users.page("default", query, null, { limit: 4, offset: 4 });
      expect(second.items.map((user) => user.userName)).toEqual(all.slice(4, 8));
      expect(second.total).toBe(11);
    }
  });

  test("a sorted query goes on where the last page ended", async () => {
    await addUsers(opened.store, ["c", "a", "b", "d", "x"]);
    const query = not(compare(userName, "eq", "x"));
    const sort = { attribute: userName, descending: true };
    const first = await opened.store.read.users.page("default", query, sort, { limit: 3 });
    const end = { after: first.next, afterValue: first.sortedBy?.at(-1) };
    const rest = await opened.store.read.users.page("default", query, sort, { limit: 3, ...end });
    expect([...first.items, ...rest.items].map((user) => user.userName)).toEqual(["d", "c", "b", "a"]);
    expect([first.total, rest.total]).toEqual([4, 4]);
  });

  test("a filter of a thousand comparisons, and one fifty deep, is answered", async () => {
    await addUsers(opened.store, ["user-7", "user-8"]);
    const operands = Array.from({ length: 1_000 }, (_, index) =>
      compare(attribute("nickName"), "ne", `x${index}`),
    );
    expect(await found({ kind: "and", operands: [...operands, compare(userName, "eq", "user-7")] })).toEqual([
      "user-7",
    ]);
    let deep: Query = compare(userName, "eq", "user-8");
    for (let depth = 0; depth < 50; depth++) deep = not({ kind: "and", operands: [deep] });
    expect(await found(deep)).toEqual(["user-8"]);
  });

  test("what a client writes is a value and never SQL (SEC-17)", async () => {
    const { store } = opened;
    await addUsers(store, ["alice", "bob"]);
    const refs = [
      userName,
      attribute("externalId", "string", true),
      attribute("emails*.value"),
      attribute("nickName"),
    ];
    const tryOut = async (value: string) => {
      const operands = refs.flatMap((ref) =>
        (["eq", "co", "sw", "ew"] as const).map((operator) => compare(ref, operator, value)),
      );
      expect({ value, found: await found({ kind: "or", operands }) }).toEqual({ value, found: [] });
      expect(await groups(compare(attribute("displayName"), "co", value))).toEqual([]);
      expect(await store.read.users.find(value, value)).toBeNull();
      expect(await store.read.users.findByName("default", value)).toBeNull();
    };
    const all = injections();
    for (let start = 0; start < all.length; start += 50) {
      await Promise.all(all.slice(start, start + 50).map(tryOut));
    }
    expect((await store.read.users.page("default", null, null, { limit: 10 })).total).toBe(2);
  });
}

/** Well over five hundred texts that would do something if they were ever read as SQL, JSON paths or patterns. */
function injections(): readonly string[] {
  const openings = [
    "'",
    '"',
    "`",
    "\\",
    "')",
    "'))",
    '")',
    "]",
    "'||'",
    "\u0000'",
    "%",
    "_",
    "?",
    ":v0",
    "@v0",
    "$v0",
    "$.",
    '$."',
  ];
  const payloads = [
    " or 1=1",
    " or '1'='1",
    "; drop table users",
    "; drop table users; --",
    " union select * from clients",
    " union select hash from client_secrets --",
    "; delete from events",
    "; attach database 'x' as y",
    "; pragma writable_schema = on",
    " and randomblob(1000000000)",
    " /*",
    " --",
    " limit 1 offset 1",
    " is null or 1",
    " like '%'",
    " glob '*'",
    " regexp '.*'",
    " collate nocase",
    "),(select password from users)",
    "||(select sql from sqlite_schema)",
    "\n;\nvacuum",
    "\u2028 or true",
    " = userName",
    "[0]",
    ".a.b",
    " in (select 1)",
    " escape '\\'",
    "' = ''",
    "<>x",
    "*/ or 1",
  ];
  return openings.flatMap((opening) => payloads.map((payload) => `${opening}${payload}`));
}
