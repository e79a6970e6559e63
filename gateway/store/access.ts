/** What decides one user's access, read in one state of the database. Expired memberships are left out by the query itself. */
import { type Expression, expressionBuilder, sql as raw } from "kysely";
import type { AccessEdge, AccessGraph, AccessReads } from "../domain/store";
import { integrationOf } from "./integrations";
import { listFrom } from "./list-rows";
import { lockOf } from "./locks";
import type { Tables } from "./schema";
import type { Session } from "./session";
import type { Compiler } from "./statement";
import { USER_COLUMNS, userOf } from "./user-rows";

/** How deep lists may stand in lists. */
const DEPTH = 10;

interface Asked {
  integration: string;
  /** The user's id, or its canonical name. */
  user: string;
  now: number;
  depth: number;
}

const NONE = raw<number | null>`cast(null as bigint)`;

/** The key of the user that is asked about, as a subquery. */
type UserKey = (p: Asked) => Expression<number>;

export function accessStatements(sql: Compiler) {
  const users = sql.db.selectFrom("users").select("users.key");
  const byId: UserKey = (p) =>
    users.where("users.id", "=", p.user).where("users.integration", "=", p.integration).$asScalar();
  const byName: UserKey = (p) =>
    users
      .where("users.user_name_key", "=", p.user)
      .where("users.integration", "=", p.integration)
      .$asScalar();
  return { byId: statementsFor(sql, byId), byName: statementsFor(sql, byName) };
}

function statementsFor(sql: Compiler, keyOf: UserKey) {
  return {
    ...personStatements(sql, keyOf),
    edges: sql.read((_, p: Asked) => withEdges(sql, keyOf, p).selectFrom("edges").selectAll("edges")),
    lists: sql.read((_, p: Asked) =>
      withEdges(sql, keyOf, p)
        .selectFrom((eb) => eb.selectFrom("edges").select("edges.list as at").distinct().as("seen"))
        .crossJoin("lists")
        .selectAll("lists")
        .select(sql.dialect.shownOwners().as("owners"))
        .whereRef("lists.key", "=", "seen.at"),
    ),
  };
}

function personStatements(sql: Compiler, keyOf: UserKey) {
  return {
    user: sql.read((db, p: Asked) =>
      db.selectFrom("users").select(USER_COLUMNS).where("users.key", "=", keyOf(p)),
    ),
    integration: sql.read((db, p: Asked) =>
      db.selectFrom("integrations").selectAll().where("name", "=", p.integration),
    ),
    locks: sql.read((db, p: Asked) =>
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
        .where("users.key", "=", keyOf(p))
        .where((eb) => eb.or([eb("locks.expires_at", "is", null), eb("locks.expires_at", ">", p.now)]))
        .orderBy("locks.key"),
    ),
  };
}

/**
 * `reached`: the lists that the user is a member of, directly or through lists, each at its least depth.
 * `edges`: how they were reached, and what the user or they own.
 */
function withEdges(sql: Compiler, keyOf: UserKey, p: Asked) {
  const inForce = () => {
    const eb = expressionBuilder<Tables, "members">();
    return eb.or([eb("members.expires_at", "is", null), eb("members.expires_at", ">", p.now)]);
  };
  return sql.db
    .withRecursive("walked(list, depth)", (db) =>
      db
        .selectFrom("members")
        .select((eb) => ["list", eb.lit<number>(1).as("depth")])
        .where("kind", "=", 0)
        .where("member", "=", keyOf(p))
        .where(inForce())
        .union((eb) =>
          eb
            .selectFrom("walked")
            .crossJoin("members")
            .select((eb) => ["members.list", eb("walked.depth", "+", eb.lit<number>(1)).as("depth")])
            .whereRef("members.member", "=", "walked.list")
            .where("members.kind", "=", 1)
            .where("walked.depth", "<", p.depth)
            .where(inForce()),
        ),
    )
    .with("reached", (db) =>
      db
        .selectFrom("walked")
        .select((eb) => ["walked.list", eb.fn.min("walked.depth").as("depth")])
        .groupBy("walked.list"),
    )
    .with("edges(list, through, owner, expires_at)", (db) =>
      db
        .selectFrom("members")
        .select((eb) => ["list", NONE.as("through"), eb.lit<number>(0).as("owner"), "expires_at"])
        .where("kind", "=", 0)
        .where("member", "=", keyOf(p))
        .where(inForce())
        .unionAll((eb) =>
          eb
            .selectFrom("reached")
            .crossJoin("members")
            .select((eb) => [
              "members.list",
              "member as through",
              eb.lit<number>(0).as("owner"),
              "expires_at",
            ])
            .whereRef("members.member", "=", "reached.list")
            .where("members.kind", "=", 1)
            .where("reached.depth", "<", p.depth)
            .where(inForce()),
        )
        .unionAll((eb) =>
          eb
            .selectFrom("owners")
            .select((eb) => [
              "owners.list",
              NONE.as("through"),
              eb.lit<number>(1).as("owner"),
              NONE.as("expires_at"),
            ])
            .where("bound_user", "=", keyOf(p)),
        )
        .unionAll((eb) =>
          eb
            .selectFrom("reached")
            .crossJoin("owners")
            .select((eb) => [
              "owners.list",
              "bound_list as through",
              eb.lit<number>(1).as("owner"),
              NONE.as("expires_at"),
            ])
            .whereRef("bound_list", "=", "reached.list"),
        ),
    );
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
    const [on, name] = "id" in user ? [this.on.byId, user.id] : [this.on.byName, user.userNameKey];
    const asked = { integration, user: name, now, depth: DEPTH };
    const [[person], [source], locks, lists, edges] = await this.session.together([
      on.user.with(asked),
      on.integration.with(asked),
      on.locks.with(asked),
      on.lists.with(asked),
      on.edges.with(asked),
    ]);
    if (!person || !source) return null;
    return {
      user: userOf(person),
      integration: integrationOf(source),
      locks: locks.map(lockOf),
      lists: new Map(lists.map((row) => [row.key, listFrom(row)])),
      edges: edges.map(
        ({ list, through, owner, expires_at: expiresAt }): AccessEdge => ({
          list,
          through,
          relation: owner === 1 ? "owner" : "member",
          expiresAt,
        }),
      ),
    };
  }
}
