/** C070, C083: what clients look users and groups up by is found by an index, however many of them there are. */
import type Database from "better-sqlite3";
import type { Query } from "../../../../gateway/domain/query";
import { parseQuery } from "../../../../gateway/scim/filter/query";
import { GROUP, USER } from "../../../../gateway/scim/schemas/resource-schema";
import { open } from "../../../../gateway/store/open";
import { openReader } from "../../../../gateway/store/sqlite/connection";
import { sqliteDialect } from "../../../../gateway/store/sqlite/dialect";
import { SqliteSession } from "../../../../gateway/store/sqlite/session";
import { type Call, Compiler } from "../../../../gateway/store/statement";
import { prepareVerbs } from "../../../../gateway/store/verbs";
import { addUsers, NOW } from "../../../conformance/fixtures";
import { temporaryFiles } from "../temporary";

const temporaryFile = temporaryFiles();
const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

let reader: Database.Database;

beforeAll(async () => {
  const file = temporaryFile();
  const store = await open({ file, clock: () => NOW });
  await addUsers(
    store,
    Array.from({ length: 50 }, (_, index) => `user-${index}`),
  );
  await store.close();
  reader = openReader(file);
});
afterAll(() => reader.close());

/** A session that also notes how SQLite goes about each statement. */
function watched(plans: string[]): SqliteSession {
  const session = new SqliteSession(reader);
  const note = ({ statement, values }: Call<unknown>) => {
    const bound = values.map((value) =>
      Array.isArray(value)
        ? JSON.stringify(value)
        : typeof value === "boolean"
          ? Number(value)
          : (value ?? null),
    );
    const rows = reader.prepare(`explain query plan ${statement.sql}`).all(bound) as { detail: string }[];
    plans.push(...rows.map(({ detail }) => detail));
  };
  return new Proxy(session, {
    get(target, name) {
      if (name === "all" || name === "first") {
        return (call: Call<unknown>) => {
          note(call);
          return target[name](call);
        };
      }
      const value = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

const PAGE = { limit: 10, offset: 0 };
/** Every user or every list of an integration is looked at. */
const WALK =
  /^SCAN (users|lists)\b|\((integration=\?|integration=\? AND type=\?|integration=\? AND (rowid|key)[<>]\?.*)\)$/;

async function walksOf(type: "User" | "Group", filter: string): Promise<string[]> {
  const plans: string[] = [];
  const verbs = prepareVerbs(
    new Compiler(sqliteDialect.compiler(), sqliteDialect),
    () => NOW,
  )(watched(plans));
  const query: Query = parseQuery(type === "User" ? USER : GROUP, filter);
  if (type === "User") await verbs.users.page("default", query, null, PAGE);
  else await verbs.lists.page({ integration: "default", type: "scim", query }, PAGE);
  expect(plans.length).toBeGreaterThan(0);
  return plans.filter((plan) => WALK.test(plan));
}

test.each([
  'userName eq "x"',
  'externalId eq "x"',
  'displayName eq "x"',
  'id eq "x"',
  'emails.value eq "x"',
  'emails eq "x"',
  'emails[value eq "x"]',
  'emails[type eq "work" and value eq "x"]',
  'emails[type eq "work"].value eq "x"',
  `${ENTERPRISE}:manager eq "m"`,
  `${ENTERPRISE}:manager.value eq "m"`,
  `id eq "u" and ${ENTERPRISE}:manager eq "m"`,
  'groups.value eq "g"',
  'groups eq "g"',
  'active eq true and emails.value eq "x"',
  'userName eq "x" or emails.value eq "x"',
  'emails.value eq "x" or emails.value eq "y"',
  'meta.lastModified gt "2027-01-01T00:00:00Z"',
  'active eq false and meta.lastModified ge "2027-01-01T00:00:00Z" and userType pr',
])("C070, C083: users by %s", async (filter) => {
  expect(await walksOf("User", filter)).toEqual([]);
});

test.each([
  'displayName eq "x"',
  'externalId eq "x"',
  'id eq "g"',
  'members eq "u"',
  'members.value eq "u"',
  'id eq "g" and members eq "u"',
])("C070, C083: groups by %s", async (filter) => {
  expect(await walksOf("Group", filter)).toEqual([]);
});

test("the patterns above do see a walk", async () => {
  expect(await walksOf("User", 'nickName eq "x"')).not.toEqual([]);
  expect(await walksOf("User", 'emails[type eq "work"]')).not.toEqual([]);
  expect(await walksOf("Group", 'displayName co "x"')).not.toEqual([]);
});
