/** The graph of lists that are members or owners of lists. */
import type { RowKey } from "../domain/model";
import type { NestingEdge } from "../domain/store";
import type { Session } from "./session";
import type { Compiler } from "./statement";

/** Deeper than nesting may be, so that a chain that is too long is seen. */
const DEPTH = 20;

export function nestingStatements(sql: Compiler) {
  const { each } = sql.dialect;
  return {
    /** The edges that lead up from these lists. */
    parents: sql.read(
      (db, p: { lists: readonly number[] }) =>
        db
          .selectFrom(each(p.lists, "bigint"))
          .crossJoin("members")
          .select((eb) => ["list as parent", "member as child", eb.lit<number>(0).as("owner")])
          .where("kind", "=", 1)
          .whereRef("member", "=", "each.value")
          .unionAll((eb) =>
            eb
              .selectFrom(each(p.lists, "bigint"))
              .crossJoin("owners")
              .select((eb) => ["list as parent", "each.value as child", eb.lit<number>(1).as("owner")])
              .whereRef("bound_list", "=", "each.value"),
          ),
      { turn: "nesting" },
    ),
    /** The edges that lead down from these lists. */
    children: sql.read(
      (db, p: { lists: readonly number[] }) =>
        db
          .selectFrom(each(p.lists, "bigint"))
          .crossJoin("members")
          .select((eb) => ["list as parent", "member as child", eb.lit<number>(0).as("owner")])
          .whereRef("list", "=", "each.value")
          .where("kind", "=", 1)
          .unionAll((eb) =>
            eb
              .selectFrom(each(p.lists, "bigint"))
              .crossJoin("owners")
              .select((eb) => [
                "list as parent",
                eb.ref("bound_list").$notNull().as("child"),
                eb.lit<number>(1).as("owner"),
              ])
              .whereRef("list", "=", "each.value")
              .where("bound_list", "is not", null),
          ),
      { turn: "nesting" },
    ),
    referrers: sql.read((db, p: { key: number }) =>
      db
        .selectFrom("lists")
        .select("name")
        .where("key", "in", (eb) =>
          eb
            .selectFrom("members")
            .select("list")
            .where("kind", "=", 1)
            .where("member", "=", p.key)
            .union(eb.selectFrom("owners").select("list").where("bound_list", "=", p.key)),
        )
        .orderBy("name")
        .limit(10),
    ),
  };
}

/** Walks the graph level by level, each list once, so that a loop ends. */
export async function walkNesting(
  session: Session,
  on: ReturnType<typeof nestingStatements>,
  lists: readonly RowKey[],
  direction: "up" | "down",
): Promise<readonly NestingEdge[]> {
  const statement = direction === "up" ? on.parents : on.children;
  const edges: NestingEdge[] = [];
  const reached = new Set(lists);
  let level = [...reached];
  for (let depth = 0; depth < DEPTH && level.length > 0; depth++) {
    const next: RowKey[] = [];
    for (const { parent, child, owner } of await session.all(statement.with({ lists: level }))) {
      edges.push({ parent, child, relation: owner === 1 ? "owner" : "member" });
      const list = direction === "up" ? parent : child;
      if (!reached.has(list)) next.push(list);
      reached.add(list);
    }
    level = next;
  }
  return edges;
}
