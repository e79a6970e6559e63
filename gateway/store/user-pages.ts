/** Pages of users: in the order of creation by key, or by what a filter and a sort attribute ask for. */
import { sql as raw } from "kysely";
import { pause } from "../domain/pause";
import type { Page, PageRequest, Query, SortBy } from "../domain/query";
import { userSource } from "./attributes";
import { pageOf } from "./paging";
import { isSelective } from "./query-shape";
import { type NamedOrder, type Scope, Search } from "./search";
import type { Session } from "./session";
import { bounded, type Compiler, placeholder } from "./statement";
import { alternativesOf, changedUsers, userCandidateStatements } from "./user-candidates";
import { blockOf, keyBefore } from "./user-ranks";
import { USER_COLUMNS, type UserRecord } from "./user-rows";

export function userPageStatements(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    ...userCandidateStatements(sql),
    /** Rows are looked up only for the keys of the page, not for those stepped over. */
    pageByKey: sql.read((db, p: { integration: string; after: number; limit: number; offset: number }) =>
      db
        .selectFrom((eb) =>
          eb
            .selectFrom("users")
            .select("key as at")
            .where("integration", "=", p.integration)
            .where("key", ">", p.after)
            .orderBy("key")
            .limit(bounded(p.limit))
            .offset(p.offset)
            .as("page"),
        )
        .innerJoin("users", "users.key", "page.at")
        .select(USER_COLUMNS)
        .orderBy("page.at"),
    ),
    blocks: sql.read((db, p: { integration: string }) =>
      db
        .selectFrom("user_ranks")
        .select(["block", "users"])
        .where("integration", "=", p.integration)
        .where("users", ">", 0)
        .orderBy("block"),
    ),
    total: sql.read((db, p: { integration: string }) =>
      db.selectFrom("integrations").select("user_count as total").where("name", "=", p.integration),
    ),
    /** The lists that one user is in, without looking for those above them. */
    directGroups: sql.read((db, p: { user: number; now: number }) =>
      db
        .selectFrom("members")
        .innerJoin("lists", "lists.key", "members.list")
        .select(["members.member as user", "lists.group_id as id", "lists.title", "lists.type"])
        .where("members.kind", "=", 0)
        .where("members.member", "=", p.user)
        .where((eb) => eb.or([eb("members.expires_at", "is", null), eb("members.expires_at", ">", p.now)]))
        .orderBy("lists.key"),
    ),
    /** Whether any list stands in another. */
    nested: sql.read((db) => db.selectFrom("members").select("list").where("kind", "=", 1).limit(bounded(1))),
    /** The scim lists above each user, nearest first; expired memberships do not count. */
    groups: sql.read((db, p: { users: readonly number[]; now: number }) =>
      db
        .withRecursive("above(user, list, depth)", (db) =>
          db
            .selectFrom(each(p.users, "bigint"))
            .crossJoin("members")
            .whereRef("members.member", "=", "each.value")
            .where("members.kind", "=", 0)
            .select((eb) => ["each.value as user", "members.list", eb.lit<number>(1).as("depth")])
            .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)]))
            .union((eb) =>
              eb
                .selectFrom("above")
                .crossJoin("members")
                .whereRef("members.member", "=", "above.list")
                .where("members.kind", "=", 1)
                .select((eb) => ["above.user", "members.list", eb("above.depth", "+", 1).as("depth")])
                .where("above.depth", "<", 10)
                .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)])),
            ),
        )
        .selectFrom("above")
        .crossJoin("lists")
        .whereRef("lists.key", "=", "above.list")
        .select((eb) => [
          "above.user",
          "lists.group_id as id",
          "lists.title",
          eb.fn.min("above.depth").as("depth"),
        ])
        .where("lists.type", "=", "scim")
        .groupBy(["above.user", "lists.key"])
        .orderBy("above.user")
        .orderBy("depth")
        .orderBy("lists.key"),
    ),
  };
}

export function userSearch(sql: Compiler, clock: () => number): Search<"users", UserRecord> {
  return new Search(
    sql,
    {
      from: (db) => db.selectFrom("users"),
      rows: (db) => db.selectFrom("users").select(USER_COLUMNS),
      key: raw.ref("users.key"),
      source: USERS,
    },
    clock,
  );
}

const USERS = userSource(placeholder("now"));

export class UserPages {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof userPageStatements>,
    private readonly search: Search<"users", UserRecord>,
    private readonly each: Compiler["dialect"]["each"],
  ) {}

  async page(
    integration: string,
    query: Query | null,
    sort: SortBy | null,
    page: PageRequest,
  ): Promise<Page<UserRecord>> {
    const order = this.search.orderBy(sort);
    if (query && (!isSelective(query, USERS) || alternativesOf(query, USERS)))
      return this.#walked(integration, query, order, page);
    if (!query && !order) return this.#inOrder(integration, page);
    const total = query ? null : await this.#total(integration);
    return this.search.page(this.session, { scope: within(integration), query, order, page, total });
  }

  async #inOrder(integration: string, page: PageRequest): Promise<Page<UserRecord>> {
    const { limit } = page;
    const start = await this.#start(integration, page);
    const [rows, [count]] = await this.session.together([
      this.on.pageByKey.with({ integration, limit: limit + 1, ...start }),
      this.on.total.with({ integration }),
    ]);
    return pageOf(rows, limit, count?.total ?? 0);
  }

  /** From where to step how far, so that the page begins at its position. */
  async #start(
    integration: string,
    { after, offset = 0 }: PageRequest,
  ): Promise<{ after: number; offset: number }> {
    if (after !== undefined) return { after, offset: 0 };
    if (offset === 0) return { after: 0, offset: 0 };
    let before = 0;
    for (const { block, users } of await this.session.all(this.on.blocks.with({ integration }))) {
      if (before + users > offset) return { after: keyBefore(block), offset: offset - before };
      before += users;
    }
    return { after: Number.MAX_SAFE_INTEGER, offset: 0 };
  }

  /** Where no index helps, every user is looked at, block by block, so that nobody waits for the whole of it. */
  async #walked(
    integration: string,
    query: Query,
    order: NamedOrder | null,
    page: PageRequest,
  ): Promise<Page<UserRecord>> {
    const { limit, after, offset = 0 } = page;
    // Once the matches are counted, a walk goes on from where it was and stops when its page is full.
    if (!order && after !== undefined && page.total !== undefined) {
      const keys = await this.#matching(integration, query, after, limit + 1);
      return this.#rowsOf(keys, limit, page.total);
    }
    const keys = await this.#matching(integration, query);
    const total = keys.length;
    if (order)
      return this.search.page(this.session, { scope: this.#of(keys), query: null, order, page, total });
    return this.#rowsOf(
      after === undefined ? keys.slice(offset) : keys.filter((key) => key > after),
      limit,
      total,
    );
  }

  #rowsOf(keys: readonly number[], limit: number, total: number): Promise<Page<UserRecord>> {
    const scope = this.#of(keys.slice(0, limit + 1));
    return this.search.page(this.session, { scope, query: null, order: null, page: { limit }, total });
  }

  /** Keys of users that match, in order; at least `most` of them where there are so many. */
  async #matching(integration: string, query: Query, after = -1, most = Infinity): Promise<number[]> {
    const few = await this.#found(integration, query);
    if (few) return few.filter((key) => key > after);
    const matching: number[] = [];
    for (const { block } of await this.session.all(this.on.blocks.with({ integration }))) {
      if (block < blockOf(after)) continue;
      await pause();
      const scope = withinBlock(integration, block, after);
      for (const key of await this.search.keys(this.session, { scope, query })) matching.push(key);
      if (matching.length >= most) break;
    }
    return matching;
  }

  /** Keys of users that match, in order, where indexes find them. */
  async #found(integration: string, query: Query): Promise<readonly number[] | undefined> {
    const alternatives = alternativesOf(query, USERS);
    if (alternatives) {
      const keys = new Set<number>();
      for (const one of alternatives) {
        const found = await this.search.keys(this.session, { scope: within(integration), query: one });
        for (const key of found) keys.add(key);
      }
      return [...keys].sort((a, b) => a - b);
    }
    const changed = await changedUsers(this.session, this.on, integration, query);
    return changed && this.search.keys(this.session, { scope: this.#of(changed), query });
  }

  async #total(integration: string): Promise<number> {
    return (await this.session.first(this.on.total.with({ integration })))?.total ?? 0;
  }

  #of(keys: readonly number[]): Scope {
    const each = this.each(placeholder<readonly number[]>("keys"), "bigint");
    return {
      name: "of keys",
      conditions: [raw<boolean>`users.key in (select value from ${each})`],
      values: { keys },
    };
  }
}

const IN_INTEGRATION = raw<boolean>`integration = ${placeholder("integration")}`;
const IN_BLOCK = raw<boolean>`users.key > ${placeholder("above")} and users.key <= ${placeholder("through")}`;

function within(integration: string): Scope {
  return { name: "within", conditions: [IN_INTEGRATION], values: { integration } };
}

function withinBlock(integration: string, block: number, after: number): Scope {
  return {
    name: "within block",
    conditions: [IN_INTEGRATION, IN_BLOCK],
    values: { integration, above: Math.max(keyBefore(block), after), through: keyBefore(block + 1) },
  };
}
