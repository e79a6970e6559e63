/** The graph of lists that are members or owners of lists. */
import type { Compiler } from "./statement";

/** Deeper than nesting may be, so that a chain that is too long is seen. */
export const NESTING_DEPTH = 20;

export function nestingStatements(sql: Compiler) {
  const { each } = sql.dialect;
  /** Every edge between lists, whichever relation it is. */
  const edges = () =>
    sql.db
      .selectFrom("members")
      .select((eb) => ["list as parent", "member as child", eb.lit<number>(0).as("owner")])
      .where("kind", "=", 1)
      .unionAll(
        sql.db
          .selectFrom("owners")
          .select((eb) => [
            "list as parent",
            eb.ref("bound_list").$notNull().as("child"),
            eb.lit<number>(1).as("owner"),
          ])
          .where("bound_list", "is not", null),
      );
  const walk = (
    from: "parent" | "child",
    to: "parent" | "child",
    p: { lists: readonly number[]; depth: number },
  ) =>
    sql.db
      .withRecursive("reached(list, depth)", (db) =>
        db
          .selectFrom(each(p.lists))
          .select((eb) => ["each.value as list", eb.lit<number>(0).as("depth")])
          .union((eb) =>
            eb
              .selectFrom("reached")
              .innerJoin(edges().as("edge"), (join) => join.onRef(`edge.${from}`, "=", "reached.list"))
              .select((eb) => [eb.ref(`edge.${to}`).as("list"), eb("reached.depth", "+", 1).as("depth")])
              .where("reached.depth", "<", p.depth),
          ),
      )
      .selectFrom((eb) =>
        eb.selectFrom("reached").select("list").distinct().where("depth", "<", p.depth).as("at"),
      )
      .innerJoin(edges().as("edge"), (join) => join.onRef(`edge.${from}`, "=", "at.list"))
      .select(["edge.parent", "edge.child", "edge.owner"]);
  return {
    nestingUp: sql.read((_, p: { lists: readonly number[]; depth: number }) => walk("child", "parent", p)),
    nestingDown: sql.read((_, p: { lists: readonly number[]; depth: number }) => walk("parent", "child", p)),
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
