/** The statements of a membership delta, each for a slice of ids. */
import { type ExpressionBuilder, expressionBuilder } from "kysely";
import type { KindCode, Tables } from "./schema";
import { bounded, type Compiler } from "./statement";

interface Membership {
  list: number;
  integration: string;
  source: string;
  addedBy: string;
  reason: string;
  now: number;
  expiresAt: number | null;
}

export interface Added extends Membership {
  ids: readonly string[];
}

interface Found {
  list: number;
  keys: readonly number[];
}

interface Removed {
  list: number;
  ids: readonly string[];
}

/** The columns in the order in which a look-up of the key, and then `membership`, give them. */
const COLUMNS = [
  "member",
  "list",
  "kind",
  "source",
  "added_by",
  "reason",
  "joined_at",
  "expires_at",
] as const;

function membership<DB, TB extends keyof DB>(eb: ExpressionBuilder<DB, TB>, p: Membership, kind: KindCode) {
  return [
    eb.val(p.list).as("list"),
    eb.val(kind).as("kind"),
    eb.val(p.source).as("source"),
    eb.val(p.addedBy).as("added_by"),
    eb.val(p.reason).as("reason"),
    eb.val(p.now).as("joined_at"),
    eb.val(p.expiresAt).as("expires_at"),
  ] as const;
}

export function membershipStatements(sql: Compiler) {
  return { ...additions(sql), ...removals(sql), ...lookUps(sql) };
}

/** The id of a membership's member, for `returning`. */
const eb = expressionBuilder<Tables, "members">();
const ID_OF_USER = eb.parens(
  eb.selectFrom("users").select("users.id").whereRef("users.key", "=", "members.member"),
);
const ID_OF_LIST = eb.parens(
  eb.selectFrom("lists").select("lists.group_id").whereRef("lists.key", "=", "members.member"),
);

function additions(sql: Compiler) {
  const { each, keep } = sql.dialect;
  return {
    addUsers: sql.write((db, p: Added) =>
      db
        .insertInto("members")
        .columns(COLUMNS)
        .expression((eb) =>
          eb
            .selectFrom(each(p.ids, "text"))
            .crossJoin("users")
            .whereRef("users.id", "=", "each.value")
            .select("users.key")
            .select((eb) => membership(eb, p, 0))
            .where("users.integration", "=", p.integration)
            .modifyEnd(keep("users")),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning(ID_OF_USER.$castTo<string>().as("id")),
    ),
    /** Users by their keys; says nothing of each, and so takes a third of the time. */
    addFound: sql.write((db, p: Membership & Found) =>
      db
        .insertInto("members")
        .columns(COLUMNS)
        .expression((eb) =>
          eb
            .selectFrom(each(p.keys, "bigint"))
            .crossJoin("users")
            .whereRef("users.key", "=", "each.value")
            .select("users.key")
            .select((eb) => membership(eb, p, 0))
            .where("users.integration", "=", p.integration)
            .modifyEnd(keep("users")),
        )
        .onConflict((conflict) => conflict.doNothing()),
    ),
    addLists: sql.write((db, p: Added) =>
      db
        .insertInto("members")
        .columns(COLUMNS)
        .expression((eb) =>
          eb
            .selectFrom(each(p.ids, "text"))
            .crossJoin("lists")
            .whereRef("lists.group_id", "=", "each.value")
            .select("lists.key")
            .select((eb) => membership(eb, p, 1))
            .where("lists.integration", "=", p.integration)
            .modifyEnd(keep("lists")),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning(ID_OF_LIST.$castTo<string>().as("id")),
    ),
  };
}

function removals(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    removeUsers: sql.write((db, p: Removed) =>
      db
        .deleteFrom("members")
        .where("list", "=", p.list)
        .where("kind", "=", 0)
        .where("member", "in", (eb) =>
          eb
            .selectFrom(each(p.ids, "text"))
            .crossJoin("users")
            .whereRef("users.id", "=", "each.value")
            .select("users.key"),
        )
        .returning(ID_OF_USER.$castTo<string>().as("id")),
    ),
    removeLists: sql.write((db, p: Removed) =>
      db
        .deleteFrom("members")
        .where("list", "=", p.list)
        .where("kind", "=", 1)
        .where("member", "in", (eb) =>
          eb
            .selectFrom(each(p.ids, "text"))
            .crossJoin("lists")
            .whereRef("lists.group_id", "=", "each.value")
            .select("lists.key"),
        )
        .returning(ID_OF_LIST.$castTo<string>().as("id")),
    ),
  };
}

function lookUps(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    knownUsers: sql.read((db, p: { integration: string; ids: readonly string[] }) =>
      db
        .selectFrom(each(p.ids, "text"))
        .crossJoin("users")
        .whereRef("users.id", "=", "each.value")
        .select(["users.id", "users.key"])
        .where("users.integration", "=", p.integration),
    ),
    knownLists: sql.read((db, p: { integration: string; ids: readonly string[] }) =>
      db
        .selectFrom(each(p.ids, "text"))
        .crossJoin("lists")
        .whereRef("lists.group_id", "=", "each.value")
        .select(["lists.group_id as id", "lists.key"])
        .where("lists.integration", "=", p.integration),
    ),
    /** Which of the users are members. */
    among: sql.read((db, p: Found) =>
      db
        .selectFrom(each(p.keys, "bigint"))
        .crossJoin("members")
        .whereRef("members.member", "=", "each.value")
        .select("members.member")
        .where("members.list", "=", p.list)
        .where("members.kind", "=", 0),
    ),
    standing: sql.read((db, p: { list: number; kind: KindCode; member: number; limit: number }) =>
      db
        .selectFrom("members")
        .leftJoin("users", (join) =>
          join.onRef("users.key", "=", "members.member").on("members.kind", "=", 0),
        )
        .leftJoin("lists", (join) =>
          join.onRef("lists.key", "=", "members.member").on("members.kind", "=", 1),
        )
        .select((eb) => [
          "members.kind",
          "members.member",
          eb.fn.coalesce("users.id", "lists.group_id").$notNull().as("id"),
        ])
        .where("members.list", "=", p.list)
        .where((eb) => eb(eb.refTuple("members.kind", "members.member"), ">", eb.tuple(p.kind, p.member)))
        .orderBy("members.kind")
        .orderBy("members.member")
        .limit(bounded(p.limit)),
    ),
  };
}
