/** The part of an ordered result that a page shows. */
import { sql } from "kysely";
import type { Sql } from "./dialect";
import { placeholder } from "./statement";

/** What a result is ordered by before its row key; nulls come last going up and first going down (RFC 7644 §3.4.2.3). */
export interface Order {
  readonly by: Sql;
  readonly descending: boolean;
  readonly nullable: boolean;
}

/** From where a page starts: the beginning, or after a row whose sort value is null or is not. */
export type Start = "beginning" | "after-null" | "after-value";

/** The condition for rows after the one with the key `:after` and the sort value `:value`. */
export function following(order: Order | null, key: Sql, start: Start): Sql<boolean> | null {
  if (start === "beginning") return null;
  const after = sql<boolean>`${key} > ${placeholder("after")}`;
  if (!order) return after;
  const { by, descending, nullable } = order;
  if (start === "after-null") {
    return descending
      ? sql<boolean>`(${by} is not null or ${after})`
      : sql<boolean>`(${by} is null and ${after})`;
  }
  const value = placeholder("value");
  if (descending) return sql<boolean>`(${by} <= ${value} and (${by} < ${value} or ${after}))`;
  const beyond = sql<boolean>`(${by} >= ${value} and (${by} > ${value} or ${after}))`;
  return nullable ? sql<boolean>`(${beyond} or ${by} is null)` : beyond;
}

/** The terms of `order by`. */
export function orderTerms(order: Order | null, key: Sql): readonly Sql[] {
  if (!order) return [key];
  const { by, descending, nullable } = order;
  const terms = descending ? [sql`${by} desc`, key] : [by, key];
  if (!nullable) return terms;
  return [descending ? sql`${by} is null desc` : sql`${by} is null`, ...terms];
}
