/** Where the SQL of the two databases differs: nowhere else. */
import type { AliasedExpression, Expression, Kysely, RawBuilder } from "kysely";
import type { Tables } from "./schema";

export interface Dialect {
  /** A Kysely instance that compiles and is never connected. */
  compiler(): Kysely<Tables>;
  /** The elements of a bound array as the rows of a table `each` with the one column `value`. */
  each<T>(array: readonly T[]): AliasedExpression<{ value: T }, "each">;
  /** Text compared without case: the domain's folding, as an SQL function. */
  fold(text: Expression<unknown>): RawBuilder<string>;
  /** The owners of the list at hand that are shown, as a JSON array of {kind, name, description} in the order of their key. */
  shownOwners(): RawBuilder<string>;
}
