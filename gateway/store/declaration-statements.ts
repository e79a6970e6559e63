/** The statements of a declaration of members by name, each for a slice of names. */
import { sql as raw } from "kysely";
import type { KindCode } from "./schema";
import type { Compiler } from "./statement";

interface Asked {
  list: number;
  integration: string;
  names: readonly string[];
}

interface Written {
  list: number;
  /** Each a JSON document: what differs from row to row. */
  rows: readonly string[];
  source: string;
  addedBy: string;
  now: number;
}

export function declarationStatements(sql: Compiler) {
  return { ...presence(sql), ...memberWrites(sql), ...waitingWrites(sql) };
}

/** What a declared name stands for now, and on which terms it is a member already. */
function presence(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    namedUsers: sql.read(
      (db, p: Asked) =>
        db
          .selectFrom(each(p.names, "text"))
          .crossJoin("users")
          .leftJoin("members", (join) =>
            join
              .onRef("members.member", "=", "users.key")
              .on("members.kind", "=", 0)
              .on("members.list", "=", p.list),
          )
          .whereRef("users.user_name_key", "=", "each.value")
          .where("users.integration", "=", p.integration)
          .select(["users.user_name_key as name", "users.key", "users.id"])
          .select(["members.joined_at", "members.reason", "members.expires_at"]),
      { rows: "users", turn: "names" },
    ),
    namedLists: sql.read(
      (db, p: Asked) =>
        db
          .selectFrom(each(p.names, "text"))
          .crossJoin("lists")
          .leftJoin("members", (join) =>
            join
              .onRef("members.member", "=", "lists.key")
              .on("members.kind", "=", 1)
              .on("members.list", "=", p.list),
          )
          .whereRef("lists.name", "=", "each.value")
          .where("lists.integration", "=", p.integration)
          .select(["lists.name", "lists.key", "lists.group_id as id"])
          .select(["members.joined_at", "members.reason", "members.expires_at"]),
      { rows: "lists" },
    ),
    awaited: sql.read((db, p: { list: number; names: readonly string[] }) =>
      db
        .selectFrom(each(p.names, "text"))
        .crossJoin("waiting_members")
        .whereRef("waiting_members.name_key", "=", "each.value")
        .where("waiting_members.list", "=", p.list)
        .select(["name_key", "reason", "expires_at"]),
    ),
  };
}

/** A value of the JSON document that a row of `each` is. */
function fieldsOf(sql: Compiler) {
  const document = raw<string>`${raw.ref("each.value")}`;
  const text = (name: string) => raw<string>`${sql.dialect.json.at(document, [name]).text}`;
  const number = (name: string) => raw<number>`${sql.dialect.json.at(document, [name]).number}`;
  return { text, number };
}

function memberWrites(sql: Compiler) {
  const { each } = sql.dialect;
  const { text, number } = fieldsOf(sql);
  return {
    /** Who is a member already stays one since when it was, on the new terms and by the new hand. */
    writeMembers: sql.write((db, p: Written & { kind: KindCode }) =>
      db
        .insertInto("members")
        .columns(["list", "kind", "member", "source", "added_by", "reason", "joined_at", "expires_at"])
        .expression((eb) =>
          eb
            .selectFrom(each(p.rows, "text"))
            .select((eb) => [
              eb.val(p.list).as("list"),
              eb.val(p.kind).as("kind"),
              number("key").as("member"),
              eb.val(p.source).as("source"),
              eb.val(p.addedBy).as("added_by"),
              text("reason").as("reason"),
              eb.val(p.now).as("joined_at"),
              number("expiresAt").as("expires_at"),
            ])
            .where((eb) => eb.lit(true)),
        )
        .onConflict((conflict) =>
          conflict.columns(["list", "kind", "member"]).doUpdateSet((eb) => ({
            reason: eb.ref("excluded.reason"),
            expires_at: eb.ref("excluded.expires_at"),
            added_by: eb.ref("excluded.added_by"),
          })),
        ),
    ),
    removeUsers: sql.write((db, p: Asked) =>
      db
        .deleteFrom("members")
        .where("list", "=", p.list)
        .where("kind", "=", 0)
        .where("member", "in", (eb) =>
          eb
            .selectFrom(each(p.names, "text"))
            .crossJoin("users")
            .whereRef("users.user_name_key", "=", "each.value")
            .where("users.integration", "=", p.integration)
            .select("users.key"),
        )
        .returning((eb) =>
          eb
            .selectFrom("users")
            .select("users.id")
            .whereRef("users.key", "=", "members.member")
            .$asScalar()
            .$notNull()
            .as("id"),
        ),
    ),
    removeLists: sql.write((db, p: { list: number; names: readonly string[] }) =>
      db
        .deleteFrom("members")
        .where("list", "=", p.list)
        .where("kind", "=", 1)
        .where("member", "in", (eb) =>
          eb
            .selectFrom(each(p.names, "text"))
            .crossJoin("lists")
            .whereRef("lists.name", "=", "each.value")
            .select("lists.key"),
        )
        .returning((eb) =>
          eb
            .selectFrom("lists")
            .select("lists.group_id")
            .whereRef("lists.key", "=", "members.member")
            .$asScalar()
            .$notNull()
            .as("id"),
        ),
    ),
  };
}

function waitingWrites(sql: Compiler) {
  const { each } = sql.dialect;
  const { text, number } = fieldsOf(sql);
  return {
    await: sql.write((db, p: Written & { integration: string }) =>
      db
        .insertInto("waiting_members")
        .columns([
          "list",
          "integration",
          "name_key",
          "name",
          "source",
          "added_by",
          "reason",
          "declared_at",
          "expires_at",
        ])
        .expression((eb) =>
          eb
            .selectFrom(each(p.rows, "text"))
            .select((eb) => [
              eb.val(p.list).as("list"),
              eb.val(p.integration).as("integration"),
              text("nameKey").as("name_key"),
              text("name").as("name"),
              eb.val(p.source).as("source"),
              eb.val(p.addedBy).as("added_by"),
              text("reason").as("reason"),
              eb.val(p.now).as("declared_at"),
              number("expiresAt").as("expires_at"),
            ])
            .where((eb) => eb.lit(true)),
        )
        .onConflict((conflict) =>
          conflict.columns(["list", "name_key"]).doUpdateSet((eb) => ({
            name: eb.ref("excluded.name"),
            reason: eb.ref("excluded.reason"),
            expires_at: eb.ref("excluded.expires_at"),
            added_by: eb.ref("excluded.added_by"),
          })),
        ),
    ),
    dismiss: sql.write((db, p: { list: number; names: readonly string[] }) =>
      db
        .deleteFrom("waiting_members")
        .where("list", "=", p.list)
        .where("name_key", "in", (eb) => eb.selectFrom(each(p.names, "text")).select("each.value"))
        .returning("name"),
    ),
    /** Ends the waiting for a user, and tells on which terms it was. */
    arrive: sql.write(
      (db, p: { integration: string; nameKey: string }) =>
        db
          .deleteFrom("waiting_members")
          .where("integration", "=", p.integration)
          .where("name_key", "=", p.nameKey)
          .returning(["list", "source", "added_by", "reason", "expires_at"]),
      { turn: "names" },
    ),
    admit: sql.write((db, p: Admitted) =>
      db
        .insertInto("members")
        .values({
          list: p.list,
          kind: 0,
          member: p.member,
          source: p.source,
          added_by: p.added_by,
          reason: p.reason,
          joined_at: p.now,
          expires_at: p.expires_at,
        })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    nameOf: sql.read((db, p: { list: number }) =>
      db.selectFrom("lists").select(["name", "integration"]).where("key", "=", p.list),
    ),
  };
}

interface Admitted {
  list: number;
  member: number;
  source: string;
  added_by: string;
  reason: string;
  now: number;
  expires_at: number | null;
}
