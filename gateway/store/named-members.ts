/** Members by name: of users and lists that are there, and of users who are yet to come. */
import type { MemberSource, NamedMember, RowKey } from "../domain/model";
import type { MemberName } from "../domain/named-members";
import type { Page, PageRequest } from "../domain/query";
import { kindOf } from "./rows";
import type { KindCode } from "./schema";
import type { Session } from "./session";
import { bounded, type Compiler } from "./statement";

const TERMS = ["reason", "source", "added_by", "expires_at"] as const;

export function namedMemberStatements(sql: Compiler) {
  const members = () =>
    sql.db
      .selectFrom("members")
      .leftJoin("users", (join) => join.onRef("users.key", "=", "members.member").on("members.kind", "=", 0))
      .leftJoin("lists", (join) => join.onRef("lists.key", "=", "members.member").on("members.kind", "=", 1))
      .select((eb) => [
        "members.member as key",
        "members.kind",
        eb.fn.coalesce("users.user_name", "lists.name").$notNull().as("name"),
        "users.id as user_id",
        "members.joined_at as since",
      ])
      .select(TERMS.map((column) => `members.${column}` as const));
  const waiting = () =>
    sql.db.selectFrom("waiting_members").select(["key", "name", "declared_at as since", ...TERMS]);
  return {
    pageNamed: sql.read((_, p: { list: number; kind: KindCode; after: number; limit: number }) =>
      members()
        .where("members.list", "=", p.list)
        .where((eb) => eb(eb.refTuple("members.kind", "members.member"), ">", eb.tuple(p.kind, p.after)))
        .orderBy("members.kind")
        .orderBy("members.member")
        .limit(bounded(p.limit)),
    ),
    pageWaiting: sql.read((_, p: { list: number; after: number; limit: number }) =>
      waiting().where("list", "=", p.list).where("key", ">", p.after).orderBy("key").limit(bounded(p.limit)),
    ),
    countWaiting: sql.read((db, p: { list: number }) =>
      db
        .selectFrom("waiting_members")
        .select((eb) => eb.fn.countAll<number>().as("total"))
        .where("list", "=", p.list),
    ),
    findUser: sql.read((_, p: { list: number; nameKey: string }) =>
      members()
        .where("members.list", "=", p.list)
        .where("members.kind", "=", 0)
        .where("members.member", "in", (eb) =>
          eb
            .selectFrom("users as named")
            .innerJoin("lists as own", "own.integration", "named.integration")
            .select("named.key")
            .where("own.key", "=", p.list)
            .where("named.user_name_key", "=", p.nameKey),
        ),
    ),
    findList: sql.read((_, p: { list: number; name: string }) =>
      members()
        .where("members.list", "=", p.list)
        .where("members.kind", "=", 1)
        .where("members.member", "in", (eb) =>
          eb.selectFrom("lists as named").select("named.key").where("named.name", "=", p.name),
        ),
    ),
    findWaiting: sql.read((_, p: { list: number; nameKey: string }) =>
      waiting().where("list", "=", p.list).where("name_key", "=", p.nameKey),
    ),
    resolveListNames: sql.read((db, p: { integration: string; names: readonly string[] }) =>
      db
        .selectFrom(sql.dialect.each(p.names, "text"))
        .crossJoin("lists")
        .whereRef("lists.name", "=", "each.value")
        .select(["lists.name", "lists.key"])
        .where("lists.integration", "=", p.integration),
    ),
  };
}

type Statements = ReturnType<typeof namedMemberStatements>;

/** The parts of the list's members, in the order in which pages show them. */
const PARTS = ["user", "list", "waiting"] as const;
type Part = (typeof PARTS)[number];

/** Where a page ended: the part and the row in it, in the one number that pages carry. */
const positionOf = (part: Part, key: RowKey) => key * PARTS.length + PARTS.indexOf(part);
const partAt = (position: number): Part => PARTS[position % PARTS.length] ?? "user";
const keyAt = (position: number): RowKey => Math.floor(position / PARTS.length);

export async function pageNamed(
  session: Session,
  on: Statements,
  list: RowKey,
  { limit, after = 0 }: PageRequest,
): Promise<Pick<Page<NamedMember>, "items" | "next">> {
  const [part, key] = [partAt(after), keyAt(after)];
  const found: Placed[] = [];
  if (part !== "waiting") {
    const kind: KindCode = part === "user" ? 0 : 1;
    const rows = await session.all(on.pageNamed.with({ list, kind, after: key, limit: limit + 1 }));
    found.push(...rows.map(placedMember));
  }
  if (found.length <= limit) {
    const start = { after: part === "waiting" ? key : 0, limit: limit + 1 - found.length };
    found.push(...(await session.all(on.pageWaiting.with({ list, ...start }))).map(placedWaiting));
  }
  const items = found.slice(0, limit).map(({ member }) => member);
  const last = found[limit - 1];
  return found.length > limit && last ? { items, next: last.position } : { items };
}

export async function findNamed(
  session: Session,
  on: Statements,
  list: RowKey,
  { kind, name }: MemberName,
): Promise<NamedMember | null> {
  const member = await session.first(
    kind === "user" ? on.findUser.with({ list, nameKey: name }) : on.findList.with({ list, name }),
  );
  if (member) return placedMember(member).member;
  const waiting = kind === "user" ? await session.first(on.findWaiting.with({ list, nameKey: name })) : null;
  return waiting && placedWaiting(waiting).member;
}

interface Placed {
  readonly position: number;
  readonly member: NamedMember;
}

interface TermsRow {
  key: number;
  name: string;
  reason: string;
  source: string;
  added_by: string;
  since: number;
  expires_at: number | null;
}

function placedMember(row: TermsRow & { kind: KindCode; user_id: string | null }): Placed {
  const kind = kindOf(row.kind);
  const member = { kind, userId: row.user_id, waiting: false, ...termsOf(row) };
  return { position: positionOf(kind, row.key), member };
}

function placedWaiting(row: TermsRow): Placed {
  const member = { kind: "user" as const, userId: null, waiting: true, ...termsOf(row) };
  return { position: positionOf("waiting", row.key), member };
}

function termsOf(row: TermsRow) {
  return {
    name: row.name,
    reason: row.reason,
    source: row.source as MemberSource,
    addedBy: row.added_by,
    joinedAt: row.since,
    expiresAt: row.expires_at,
  };
}
