/** Pages of users: in the order of creation by key, or by what a filter and a sort attribute ask for. */
import type { Page, PageRequest, Query, SortBy } from "../domain/query";
import { pageOf } from "./paging";
import type { Row } from "./rows";
import type { UsersTable } from "./schema";
import type { Session } from "./session";
import type { Compiler } from "./statement";
import { keyBefore } from "./user-ranks";

export function userPageStatements(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    /** The last block that starts at or before a position, and how many users stand before it. */
    blockAt: sql.read((db, p: { integration: string; offset: number }) =>
      db
        .selectFrom((eb) =>
          eb
            .selectFrom("user_ranks")
            .select((eb) => [
              "block",
              "users",
              eb.fn
                .sum<number>("users")
                .over((over) => over.orderBy("block"))
                .as("through"),
            ])
            .where("integration", "=", p.integration)
            .as("ranks"),
        )
        .select(["block", "users", "through"])
        .where("through", ">", p.offset)
        .orderBy("block")
        .limit(1),
    ),
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
            .limit(p.limit)
            .offset(p.offset)
            .as("page"),
        )
        .innerJoin("users", "users.key", "page.at")
        .selectAll("users")
        .orderBy("page.at"),
    ),
    total: sql.read((db, p: { integration: string }) =>
      db.selectFrom("integrations").select("user_count as total").where("name", "=", p.integration),
    ),
    /** The scim lists above each user, nearest first; expired memberships do not count. */
    groups: sql.read((db, p: { users: readonly number[]; now: number }) =>
      db
        .withRecursive("above(user, list, depth)", (db) =>
          db
            .selectFrom(each(p.users))
            .innerJoin("members", (join) =>
              join.onRef("members.member", "=", "each.value").on("members.kind", "=", 0),
            )
            .select((eb) => ["each.value as user", "members.list", eb.lit<number>(1).as("depth")])
            .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)]))
            .union((eb) =>
              eb
                .selectFrom("above")
                .innerJoin("members", (join) =>
                  join.onRef("members.member", "=", "above.list").on("members.kind", "=", 1),
                )
                .select((eb) => ["above.user", "members.list", eb("above.depth", "+", 1).as("depth")])
                .where("above.depth", "<", 10)
                .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)])),
            ),
        )
        .selectFrom("above")
        .innerJoin("lists", "lists.key", "above.list")
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

type UserRecord = Row<UsersTable>;

export class UserPages {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof userPageStatements>,
    readonly sql: Compiler,
  ) {}

  async page(
    integration: string,
    query: Query | null,
    sort: SortBy | null,
    page: PageRequest,
  ): Promise<Page<UserRecord>> {
    if (query === null && sort === null) return this.#inOrder(integration, page);
    throw new Error("not yet");
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
    const block = await this.session.first(this.on.blockAt.with({ integration, offset }));
    if (!block) return { after: Number.MAX_SAFE_INTEGER, offset: 0 };
    return { after: keyBefore(block.block), offset: offset - (block.through - block.users) };
  }
}
