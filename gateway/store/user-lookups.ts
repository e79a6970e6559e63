/**
 * The index of values by which users are found within their documents: e-mail addresses and managers. It is made from the
 * document alone, with every write of it, so that it never says anything else.
 */

import type { RowKey } from "../domain/model";
import { canonicalUserName } from "../domain/title";
import type { JsonObject, JsonValue } from "../domain/traits";
import type { Session } from "./session";
import { bounded, type Compiler } from "./statement";
import { USER_COLUMNS } from "./user-rows";

const ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** Code points of a value that the index holds: what is longer is found by its beginning. */
const MAX_LENGTH = 200;

const emailEntry = (value: string) => `email:${startOf(canonicalUserName(value))}`;
export const managerEntry = (id: string) => `manager:${startOf(id)}`;

/** An attribute that the index covers, compared as its schema says. */
export interface Lookup {
  readonly caseExact: boolean;
  /** What the index holds for a value. */
  entry(value: string): string;
}

/** By the attribute's path. */
export const LOOKUPS: ReadonlyMap<string, Lookup> = new Map([
  ["emails.value", { caseExact: false, entry: emailEntry }],
  [`${ENTERPRISE_USER}.manager.value`, { caseExact: true, entry: managerEntry }],
]);

function startOf(text: string): string {
  return text.length > MAX_LENGTH ? [...text].slice(0, MAX_LENGTH).join("") : text;
}

/** Everything by which a user with this document is found, each entry once. */
function entriesOf(profile: string): readonly string[] {
  const document: JsonObject = JSON.parse(profile);
  const emails = Array.isArray(document.emails) ? document.emails : [];
  const manager = memberOf(memberOf(document, ENTERPRISE_USER), "manager");
  const entries = [
    ...emails.flatMap((email) => entryOf(emailEntry, memberOf(email, "value"))),
    ...entryOf(managerEntry, memberOf(manager, "value")),
  ];
  return [...new Set(entries)];
}

function entryOf(toEntry: (value: string) => string, value: JsonValue | undefined): string[] {
  return typeof value === "string" ? [toEntry(value)] : [];
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

export function userLookupStatements(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    addLookups: sql.quiet((db, p: { key: number; entries: readonly string[] }) =>
      db
        .insertInto("user_lookups")
        .columns(["entry", "user_key"])
        .expression((eb) =>
          eb
            .selectFrom(each(p.entries, "text"))
            .select((eb) => ["each.value as entry", eb.val(p.key).as("user_key")]),
        ),
    ),
    removeLookups: sql.quiet((db, p: { key: number }) =>
      db.deleteFrom("user_lookups").where("user_key", "=", p.key),
    ),
    /** Users of the integration that stand under this entry. */
    lookUp: sql.read((db, p: { integration: string; entry: string; limit: number }) =>
      db
        .selectFrom("user_lookups")
        .innerJoin("users", "users.key", "user_lookups.user_key")
        .select(USER_COLUMNS)
        .where("user_lookups.entry", "=", p.entry)
        .where("users.integration", "=", p.integration)
        .orderBy("users.key")
        .limit(bounded(p.limit)),
    ),
  };
}

type Statements = ReturnType<typeof userLookupStatements>;

/** @param before the document as it was; null for a new user */
export async function writeLookups(
  session: Session,
  on: Statements,
  key: RowKey,
  { before, after }: { before: string | null; after: string },
): Promise<void> {
  const [old, entries] = [before === null ? [] : entriesOf(before), entriesOf(after)];
  if (old.length === entries.length && old.every((entry, index) => entry === entries[index])) return;
  if (old.length > 0) await session.run(on.removeLookups.with({ key }));
  if (entries.length > 0) await session.run(on.addLookups.with({ key, entries }));
}
