/** Applies a membership delta as sets of rows: only rows that differ are written, and large sets go in slices. */
import { type ExpressionBuilder, expressionBuilder } from "kysely";
import type { AccessList } from "../domain/model";
import type { MemberIds, MembershipDelta, NewMembership } from "../domain/store";
import type { KindCode, Tables } from "./schema";
import { type Session, SLICE, slices } from "./session";
import { bounded, type Compiler } from "./statement";

interface Added {
  list: number;
  integration: string;
  ids: readonly string[];
  source: string;
  addedBy: string;
  reason: string;
  now: number;
  expiresAt: number | null;
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

function membership<DB, TB extends keyof DB>(eb: ExpressionBuilder<DB, TB>, p: Added, kind: KindCode) {
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

/** What really happened, by id. */
export interface Changes {
  readonly added: string[];
  readonly removed: string[];
  readonly unknown: string[];
}

export function membershipStatements(sql: Compiler) {
  const { each } = sql.dialect;
  const eb = expressionBuilder<Tables, "members">();
  const idOfUser = eb.selectFrom("users").select("users.id").whereRef("users.key", "=", "members.member");
  const idOfList = eb
    .selectFrom("lists")
    .select("lists.group_id")
    .whereRef("lists.key", "=", "members.member");
  return {
    addUsers: sql.write((db, p: Added) =>
      db
        .insertInto("members")
        .columns(COLUMNS)
        .expression((eb) =>
          eb
            .selectFrom(each(p.ids))
            .crossJoin("users")
            .whereRef("users.id", "=", "each.value")
            .select("users.key")
            .select((eb) => membership(eb, p, 0))
            .where("users.integration", "=", p.integration),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning(eb.parens(idOfUser).$castTo<string>().as("id")),
    ),
    addLists: sql.write((db, p: Added) =>
      db
        .insertInto("members")
        .columns(COLUMNS)
        .expression((eb) =>
          eb
            .selectFrom(each(p.ids))
            .crossJoin("lists")
            .whereRef("lists.group_id", "=", "each.value")
            .select("lists.key")
            .select((eb) => membership(eb, p, 1))
            .where("lists.integration", "=", p.integration),
        )
        .onConflict((conflict) => conflict.doNothing())
        .returning(eb.parens(idOfList).$castTo<string>().as("id")),
    ),
    removeUsers: sql.write((db, p: Removed) =>
      db
        .deleteFrom("members")
        .where("list", "=", p.list)
        .where("kind", "=", 0)
        .where("member", "in", (eb) =>
          eb
            .selectFrom(each(p.ids))
            .crossJoin("users")
            .whereRef("users.id", "=", "each.value")
            .select("users.key"),
        )
        .returning(eb.parens(idOfUser).$castTo<string>().as("id")),
    ),
    removeLists: sql.write((db, p: Removed) =>
      db
        .deleteFrom("members")
        .where("list", "=", p.list)
        .where("kind", "=", 1)
        .where("member", "in", (eb) =>
          eb
            .selectFrom(each(p.ids))
            .crossJoin("lists")
            .whereRef("lists.group_id", "=", "each.value")
            .select("lists.key"),
        )
        .returning(eb.parens(idOfList).$castTo<string>().as("id")),
    ),
    knownUsers: sql.read((db, p: { integration: string; ids: readonly string[] }) =>
      db
        .selectFrom(each(p.ids))
        .crossJoin("users")
        .whereRef("users.id", "=", "each.value")
        .select("users.id")
        .where("users.integration", "=", p.integration),
    ),
    knownLists: sql.read((db, p: { integration: string; ids: readonly string[] }) =>
      db
        .selectFrom(each(p.ids))
        .crossJoin("lists")
        .whereRef("lists.group_id", "=", "each.value")
        .select("lists.group_id as id")
        .where("lists.integration", "=", p.integration),
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

export class MembershipChange {
  readonly #changes: Changes = { added: [], removed: [], unknown: [] };
  /** Something was done in this turn already. */
  #sliced = false;

  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof membershipStatements>,
    private readonly list: AccessList,
    private readonly by: NewMembership,
  ) {}

  async apply({ set, add, remove }: MembershipDelta): Promise<Changes> {
    if (set) {
      await this.#replace(withoutIds(set, remove), add);
    } else {
      await this.#remove(remove);
      await this.#add(add);
    }
    return this.#changes;
  }

  /** Makes `set` and `add` together the members, touching only those that differ. */
  async #replace(set: MemberIds, add: MemberIds): Promise<void> {
    const users = new Set([...set.users, ...add.users]);
    const lists = new Set([...set.lists, ...add.lists]);
    this.#sliced = users.size + lists.size > SLICE;
    const leaving: string[] = [];
    for await (const { kind, id } of this.#standing()) {
      if (!(kind === 0 ? users : lists).delete(id)) leaving.push(id);
    }
    await this.#remove(leaving);
    await this.#add({ users: [...users], lists: [...lists] });
  }

  async *#standing() {
    let after = { kind: 0 as KindCode, member: 0 };
    for (;;) {
      const standing = this.on.standing.with({ list: this.list.key, ...after, limit: SLICE });
      const rows: { kind: KindCode; member: number; id: string }[] = await this.session.all(standing);
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < SLICE) return;
      after = last;
      await this.session.pause();
    }
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const slice of slices(ids)) {
      await this.#turn();
      const list = this.list.key;
      const removed = await this.session.all(this.on.removeUsers.with({ list, ids: slice }));
      if (removed.length < slice.length) {
        removed.push(...(await this.session.all(this.on.removeLists.with({ list, ids: slice }))));
      }
      for (const { id } of removed) this.#changes.removed.push(id);
    }
  }

  async #add({ users, lists }: MemberIds): Promise<void> {
    for (const slice of slices(users)) {
      await this.#turn();
      const added = await this.session.all(this.on.addUsers.with(this.#rows(slice)));
      await this.#note(slice, added, this.on.knownUsers);
    }
    for (const slice of slices(lists)) {
      await this.#turn();
      const added = await this.session.all(this.on.addLists.with(this.#rows(slice)));
      await this.#note(slice, added, this.on.knownLists);
    }
  }

  /** Notes who was added; of those who were not, some were members already and some do not exist. */
  async #note(
    ids: readonly string[],
    added: readonly { id: string }[],
    known: ReturnType<typeof membershipStatements>["knownUsers"],
  ): Promise<void> {
    for (const { id } of added) this.#changes.added.push(id);
    if (added.length === ids.length) return;
    const { integration } = this.list.config;
    const found = new Set((await this.session.all(known.with({ integration, ids }))).map(({ id }) => id));
    for (const id of new Set(ids)) if (!found.has(id)) this.#changes.unknown.push(id);
  }

  #rows(ids: readonly string[]): Added {
    const { source, addedBy, reason = "", now, expiresAt = null } = this.by;
    return {
      list: this.list.key,
      integration: this.list.config.integration,
      ids,
      source,
      addedBy,
      reason,
      now,
      expiresAt,
    };
  }

  /** Lets others have a turn before every slice of many. */
  async #turn(): Promise<void> {
    if (this.#sliced) await this.session.pause();
    this.#sliced = true;
  }
}

function withoutIds({ users, lists }: MemberIds, ids: readonly string[]): MemberIds {
  if (ids.length === 0) return { users, lists };
  const gone = new Set(ids);
  return { users: users.filter((id) => !gone.has(id)), lists: lists.filter((id) => !gone.has(id)) };
}
