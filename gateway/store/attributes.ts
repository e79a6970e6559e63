/** Where the attributes of users and groups are kept: which in columns, which in other tables, which in the profile. */
import { sql } from "kysely";
import type { Operand, Sql } from "./dialect";
import { LOOKUPS } from "./user-lookups";

/** An attribute kept in a column. */
export interface Column extends Operand {
  /** The text folded already, where the store keeps it so. */
  readonly folded?: Sql;
  /** Kept on the canonical key of a title. */
  readonly titleKey?: Sql;
  /** Milliseconds since the epoch. */
  readonly instant?: Sql;
  /** Never null. */
  readonly required?: boolean;
  /** An equal value is found by an index. */
  readonly indexed?: boolean;
}

/** A multi-valued attribute that stands in other tables: each row is one element. */
export interface Rows {
  /** For `from`, correlated with the resource's row; named `element`. */
  readonly table: Sql;
  readonly columns: ReadonlyMap<string, Column>;
  /** A quicker test for an element with this `value`: it finds its resources by an index. */
  hasValue?(value: Sql): Sql<boolean>;
}

/** Where the attributes of a resource, or of an element, are found. Names are joined by points. */
export interface Source {
  readonly columns: ReadonlyMap<string, Column>;
  readonly rows: ReadonlyMap<string, Rows>;
  /** The JSON document that holds every other attribute. */
  readonly document: Sql | null;
  /** By path, a condition that an index answers: it holds at least for every resource that has the entry's value there. */
  readonly lookups: ReadonlyMap<string, (entry: Sql) => Sql<boolean>>;
}

const TIMES: readonly [string, Column][] = [
  ["meta.created", { instant: sql.ref("created_at"), required: true }],
  ["meta.lastModified", { instant: sql.ref("updated_at"), required: true }],
];

/** What is one and the same for every row. Cast, because PostgreSQL takes a bare constant in an order for a mistake. */
const same = (text: string): Sql => sql`cast(${sql.lit(text)} as text)`;

/** Every list of type scim above the user, at `now`. */
const groups = (now: Sql): Rows => ({
  table: sql`(
    with recursive above(list, depth) as (
      select list, 1 from members
      where kind = 0 and member = users.key and (expires_at is null or expires_at > ${now})
      union
      select members.list, depth + 1 from above cross join members
      where kind = 1 and member = above.list and depth < 10 and (expires_at is null or expires_at > ${now})
    )
    select group_id as value, title as display, case min(depth) when 1 then 'direct' else 'indirect' end as type
    from above cross join lists
    where lists.key = above.list and lists.type = 'scim'
    group by lists.key
  ) as element`,
  columns: new Map<string, Column>([
    ["value", { text: sql.ref("element.value"), required: true }],
    ["display", { text: sql.ref("element.display"), required: true }],
    ["type", { text: sql.ref("element.type"), required: true }],
  ]),
  // From the group downwards: the other way, every user would be asked.
  hasValue: (value) => sql<boolean>`(users.key in (
    with recursive below(list, depth) as (
      select key, 1 from lists where group_id = ${value} and type = 'scim'
      union
      select member, depth + 1 from below cross join members
      where members.list = below.list and kind = 1 and depth < 10 and (expires_at is null or expires_at > ${now})
    )
    select member from below cross join members
    where members.list = below.list and kind = 0 and (expires_at is null or expires_at > ${now})
  ))`,
});

const isFoundBy = (entry: Sql) =>
  sql<boolean>`(users.key in (select user_key from user_lookups where entry = ${entry}))`;

export const userSource = (now: Sql): Source => ({
  columns: new Map<string, Column>([
    ["id", { text: sql.ref("users.id"), required: true, indexed: true }],
    [
      "userName",
      { text: sql.ref("user_name"), folded: sql.ref("user_name_key"), required: true, indexed: true },
    ],
    ["externalId", { text: sql.ref("external_id"), indexed: true }],
    ["displayName", { text: sql.ref("display_name"), folded: sql.ref("display_name_key"), indexed: true }],
    ["active", { boolean: sql.ref("active"), required: true }],
    ["meta.resourceType", { text: same("User"), required: true }],
    ...TIMES,
  ]),
  rows: new Map([["groups", groups(now)]]),
  document: sql.ref("profile"),
  lookups: new Map([...LOOKUPS.keys()].map((path) => [path, isFoundBy])),
});

const members: Rows = {
  table: sql`(
    select coalesce(users.id, nested.group_id) as value,
           coalesce(users.user_name, nested.title) as display,
           case kind when 0 then 'User' else 'Group' end as type
    from members
    left join users on kind = 0 and users.key = member
    left join lists as nested on kind = 1 and nested.key = member
    where members.list = lists.key
  ) as element`,
  columns: new Map<string, Column>([
    ["value", { text: sql.ref("element.value"), required: true }],
    ["display", { text: sql.ref("element.display"), required: true }],
    ["type", { text: sql.ref("element.type"), required: true }],
  ]),
  hasValue: (value) => sql<boolean>`(lists.key in (
    select list from members where kind = 0 and member = (select key from users where users.id = ${value})
    union all
    select list from members where kind = 1 and member = (select key from lists as nested where nested.group_id = ${value})
  ))`,
};

export const groupSource: Source = {
  columns: new Map<string, Column>([
    ["id", { text: sql.ref("group_id"), required: true, indexed: true }],
    [
      "displayName",
      { text: sql.ref("title"), titleKey: sql.ref("title_key"), required: true, indexed: true },
    ],
    ["externalId", { text: sql.ref("lists.external_id"), indexed: true }],
    ["schemas", { text: same("urn:ietf:params:scim:schemas:core:2.0:Group"), required: true }],
    ["meta.resourceType", { text: same("Group"), required: true }],
    ...TIMES,
  ]),
  rows: new Map([["members", members]]),
  document: null,
  lookups: new Map(),
};
