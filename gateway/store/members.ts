import type {
  AccessList,
  AccessListConfig,
  Member,
  MemberSource,
  NamedMember,
  RowKey,
  User,
} from "../domain/model";
import type {
  DeclarationOutcome,
  Declarer,
  MemberName,
  MembershipDeclaration,
} from "../domain/named-members";
import type { Page, PageRequest } from "../domain/query";
import type {
  KnownMembers,
  MemberIds,
  MemberPosition,
  MemberReads,
  MembershipDelta,
  MembershipOutcome,
  MemberWrites,
  NewMembership,
} from "../domain/store";
import { canonicalUserName } from "../domain/title";
import { declarationStatements } from "./declaration-statements";
import { findKnown } from "./known-members";
import { MemberDeclaration } from "./member-declaration";
import { MembershipChange } from "./membership-change";
import { differenceOf } from "./membership-difference";
import { membershipStatements } from "./membership-statements";
import { findNamed, namedMemberStatements, pageNamed } from "./named-members";
import { codeOf, kindOf, only } from "./rows";
import type { KindCode } from "./schema";
import type { Session } from "./session";
import { bounded, type Compiler } from "./statement";

export function memberStatements(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    ...membershipStatements(sql),
    named: namedMemberStatements(sql),
    declaration: declarationStatements(sql),
    page: sql.read((db, p: { list: number; kind: KindCode; after: number; limit: number }) =>
      db
        .selectFrom("members")
        .leftJoin("users", (join) =>
          join.onRef("users.key", "=", "members.member").on("members.kind", "=", 0),
        )
        .leftJoin("lists", (join) =>
          join.onRef("lists.key", "=", "members.member").on("members.kind", "=", 1),
        )
        .select((eb) => [
          "members.member as key",
          "members.kind",
          eb.fn.coalesce("users.id", "lists.group_id").$notNull().as("id"),
          eb.fn.coalesce("users.user_name", "lists.title").$notNull().as("display"),
          "members.source",
          "members.joined_at",
          "members.expires_at",
        ])
        .where("members.list", "=", p.list)
        .where((eb) => eb(eb.refTuple("members.kind", "members.member"), ">", eb.tuple(p.kind, p.after)))
        .orderBy("members.kind")
        .orderBy("members.member")
        .limit(bounded(p.limit)),
    ),
    hasUser: sql.read((db, p: { list: number; id: string }) =>
      db
        .selectFrom("users")
        .innerJoin("members", (join) =>
          join
            .onRef("members.member", "=", "users.key")
            .on("members.kind", "=", 0)
            .on("members.list", "=", p.list),
        )
        .select("members.member")
        .where("users.id", "=", p.id),
    ),
    hasList: sql.read((db, p: { list: number; id: string }) =>
      db
        .selectFrom("lists")
        .innerJoin("members", (join) =>
          join
            .onRef("members.member", "=", "lists.key")
            .on("members.kind", "=", 1)
            .on("members.list", "=", p.list),
        )
        .select("members.member")
        .where("lists.group_id", "=", p.id),
    ),
    resolveLists: sql.read((db, p: { integration: string; ids: readonly string[] }) =>
      db
        .selectFrom(each(p.ids, "text"))
        .crossJoin("lists")
        .whereRef("lists.group_id", "=", "each.value")
        .select(["lists.group_id as id", "lists.key"])
        .where("lists.integration", "=", p.integration),
    ),
    /** Any change of the members moves these. */
    count: sql.write((db, p: { list: number; by: number; now: number }) =>
      db
        .updateTable("lists")
        .set((eb) => ({
          member_count: eb("member_count", "+", p.by),
          version: eb("version", "+", 1),
          updated_at: p.now,
        }))
        .where("key", "=", p.list)
        .returning(["member_count", "version"]),
    ),
  };
}

export class Members implements MemberReads, MemberWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof memberStatements>,
  ) {}

  async page(list: RowKey, after: MemberPosition | null, limit: number): Promise<readonly Member[]> {
    const start = { kind: codeOf(after?.kind ?? "user"), after: after?.key ?? 0 };
    const rows = await this.session.all(this.on.page.with({ list, limit, ...start }));
    return rows.map((row) => ({
      key: row.key,
      kind: kindOf(row.kind),
      id: row.id,
      display: row.display,
      source: row.source as MemberSource,
      joinedAt: row.joined_at,
      expiresAt: row.expires_at,
    }));
  }

  async has(list: RowKey, id: string): Promise<boolean> {
    const user = await this.session.first(this.on.hasUser.with({ list, id }));
    return user !== null || (await this.session.first(this.on.hasList.with({ list, id }))) !== null;
  }

  known(integration: string, ids: MemberIds, stop: boolean): Promise<KnownMembers> {
    return findKnown(this.session, this.on, integration, ids, stop);
  }

  difference(list: RowKey, delta: MembershipDelta): Promise<MembershipDelta> {
    return differenceOf(this.session, this.on, list, delta);
  }

  async resolveLists(integration: string, ids: readonly string[]): Promise<ReadonlyMap<string, RowKey>> {
    const rows = await this.session.all(this.on.resolveLists.with({ integration, ids }));
    return new Map(rows.map(({ id, key }) => [id, key]));
  }

  async apply(list: AccessList, delta: MembershipDelta, by: NewMembership): Promise<MembershipOutcome> {
    const { added, removed, unknown } = await new MembershipChange(this.session, this.on, list, by).apply(
      delta,
    );
    if (added.length === 0 && removed.length === 0) return { added, removed, unknown, list };
    return {
      added,
      removed,
      unknown,
      list: await this.#count(list, added.length - removed.length, by.now),
    };
  }

  pageNamed(list: RowKey, page: PageRequest): Promise<Pick<Page<NamedMember>, "items" | "next">> {
    return pageNamed(this.session, this.on.named, list, page);
  }

  findNamed(list: RowKey, member: MemberName): Promise<NamedMember | null> {
    return findNamed(this.session, this.on.named, list, member);
  }

  async countWaiting(list: RowKey): Promise<number> {
    return only(await this.session.first(this.on.named.countWaiting.with({ list }))).total;
  }

  async resolveListNames(
    integration: string,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, RowKey>> {
    const rows = await this.session.all(this.on.named.resolveListNames.with({ integration, names }));
    return new Map(rows.map(({ name, key }) => [name, key]));
  }

  async declare(
    list: AccessList,
    declaration: MembershipDeclaration,
    by: Declarer,
  ): Promise<DeclarationOutcome> {
    const change = new MemberDeclaration(this.session, this.on.declaration, list, by);
    const outcome = await change.apply(declaration);
    if (Object.values(outcome).every((names) => names.length === 0)) return { ...outcome, list };
    const grown = outcome.added.length - outcome.removed.length;
    return { ...outcome, list: await this.#count(list, grown, by.now) };
  }

  async admit(
    { key, integration, userName }: User,
    now: number,
  ): Promise<readonly Pick<AccessListConfig, "name" | "integration">[]> {
    const { arrive, admit, nameOf } = this.on.declaration;
    const nameKey = canonicalUserName(userName);
    const joined: Pick<AccessListConfig, "name" | "integration">[] = [];
    for (const row of await this.session.all(arrive.with({ integration, nameKey }))) {
      if ((await this.session.run(admit.with({ ...row, member: key, now }))) === 0) continue;
      await this.session.run(this.on.count.with({ list: row.list, by: 1, now }));
      joined.push(only(await this.session.first(nameOf.with({ list: row.list }))));
    }
    return joined;
  }

  async #count(list: AccessList, by: number, now: number): Promise<AccessList> {
    const count = this.on.count.with({ list: list.key, by, now });
    const { member_count: memberCount, version } = only(await this.session.first(count));
    return { ...list, memberCount, version, updatedAt: now };
  }
}
