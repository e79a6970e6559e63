/** What decides one user's access, read in one state of the database. Expired memberships are left out by the query itself. */
import type { RowKey } from "../domain/model";
import type { AccessEdge, AccessGraph, AccessReads } from "../domain/store";
import { integrationOf } from "./integrations";
import { listFrom } from "./list-rows";
import { lockOf } from "./locks";
import type { Session } from "./session";
import type { Compiler } from "./statement";
import { USER_COLUMNS, userOf } from "./user-rows";

/** How deep lists may stand in lists. */
const DEPTH = 10;

interface At {
  user: number;
  now: number;
  depth: number;
}

export function accessStatements(sql: Compiler) {
  /** The lists that the user is a member of, directly or through lists. */
  const withReached = (p: At) =>
    sql.db.withRecursive("reached(list, depth)", (db) =>
      db
        .selectFrom("members")
        .select((eb) => ["list", eb.lit<number>(1).as("depth")])
        .where("kind", "=", 0)
        .where("member", "=", p.user)
        .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)]))
        .union((eb) =>
          eb
            .selectFrom("reached")
            .crossJoin("members")
            .whereRef("members.member", "=", "reached.list")
            .where("members.kind", "=", 1)
            .select((eb) => ["members.list", eb("reached.depth", "+", eb.lit<number>(1)).as("depth")])
            .where("reached.depth", "<", p.depth)
            .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)])),
        ),
    );
  return {
    user: sql.read((db, p: { key: number }) =>
      db.selectFrom("users").select(USER_COLUMNS).where("key", "=", p.key),
    ),
    integration: sql.read((db, p: { key: number }) =>
      db
        .selectFrom("users")
        .innerJoin("integrations", "integrations.name", "users.integration")
        .selectAll("integrations")
        .where("users.key", "=", p.key),
    ),
    keyById: sql.read((db, p: { integration: string; id: string }) =>
      db.selectFrom("users").select("key").where("id", "=", p.id).where("integration", "=", p.integration),
    ),
    keyByName: sql.read((db, p: { integration: string; userNameKey: string }) =>
      db
        .selectFrom("users")
        .select("key")
        .where("integration", "=", p.integration)
        .where("user_name_key", "=", p.userNameKey),
    ),
    locks: sql.read((db, p: { key: number; now: number }) =>
      db
        .selectFrom("users")
        .innerJoin("locks", (join) =>
          join.on((eb) =>
            eb.or([
              eb.and([
                eb("locks.integration", "=", eb.ref("users.integration")),
                eb("locks.user_name_key", "=", eb.ref("users.user_name_key")),
              ]),
              eb("locks.user_id", "=", eb.ref("users.id")),
            ]),
          ),
        )
        .selectAll("locks")
        .where("users.key", "=", p.key)
        .where((eb) => eb.or([eb("locks.expires_at", "is", null), eb("locks.expires_at", ">", p.now)]))
        .orderBy("locks.key"),
    ),
    edges: sql.read((_, p: At) => {
      const reached = () => sql.db.selectFrom("reached" as never).select("list" as never) as never;
      return withReached(p)
        .selectFrom("members")
        .select((eb) => [
          "list",
          eb.case().when("kind", "=", 1).then(eb.ref("member")).end().as("through"),
          eb.lit<number>(0).as("owner"),
          "expires_at",
        ])
        .where((eb) =>
          eb.or([
            eb.and([eb("kind", "=", 0), eb("member", "=", p.user)]),
            eb.and([eb("kind", "=", 1), eb("member", "in", reached()), eb("list", "in", reached())]),
          ]),
        )
        .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)]))
        .unionAll((eb) =>
          eb
            .selectFrom("owners")
            .select((eb) => [
              "list",
              "bound_list as through",
              eb.lit<number>(1).as("owner"),
              eb.cast<number | null>(eb.lit(null), "integer").as("expires_at"),
            ])
            .where((eb) => eb.or([eb("bound_user", "=", p.user), eb("bound_list", "in", reached())])),
        );
    }),
    lists: sql.read((_, p: At) =>
      withReached(p)
        .selectFrom("lists")
        .selectAll("lists")
        .select(sql.dialect.shownOwners().as("owners"))
        .where((eb) =>
          eb.or([
            eb("key", "in", eb.selectFrom("reached").select("reached.list")),
            eb("key", "in", eb.selectFrom("owners").select("owners.list").where("bound_user", "=", p.user)),
            eb(
              "key",
              "in",
              eb
                .selectFrom("owners")
                .select("owners.list")
                .where("bound_list", "in", (eb) => eb.selectFrom("reached").select("reached.list")),
            ),
          ]),
        ),
    ),
  };
}

export class Access implements AccessReads {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof accessStatements>,
  ) {}

  async graph(
    integration: string,
    user: { id: string } | { userNameKey: string },
    now: number,
  ): Promise<AccessGraph | null> {
    const found = await this.session.first(
      "id" in user
        ? this.on.keyById.with({ integration, id: user.id })
        : this.on.keyByName.with({ integration, userNameKey: user.userNameKey }),
    );
    return found && this.#of(found.key, now);
  }

  async #of(key: RowKey, now: number): Promise<AccessGraph | null> {
    const at = { user: key, now, depth: DEPTH };
    const [[user], [integration], locks, lists, edges] = await this.session.together([
      this.on.user.with({ key }),
      this.on.integration.with({ key }),
      this.on.locks.with({ key, now }),
      this.on.lists.with(at),
      this.on.edges.with(at),
    ]);
    if (!user || !integration) return null;
    return {
      user: userOf(user),
      integration: integrationOf(integration),
      locks: locks.map(lockOf),
      lists: new Map(lists.map((row) => [row.key, listFrom(row)])),
      edges: edges.map(
        (edge): AccessEdge => ({
          list: edge.list,
          through: edge.through,
          relation: edge.owner === 1 ? "owner" : "member",
          expiresAt: edge.expires_at,
        }),
      ),
    };
  }
}
