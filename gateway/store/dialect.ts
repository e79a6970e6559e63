/** Where the SQL of the two databases differs: nowhere else. */
import type { AliasedExpression, Kysely, RawBuilder } from "kysely";
import type { Tables } from "./schema";

/** A piece of SQL, its values bound. */
export type Sql<T = unknown> = RawBuilder<T>;

export interface Dialect {
  /** A Kysely instance that compiles and is never connected. */
  compiler(): Kysely<Tables>;
  /**
   * The elements of a bound array as the rows of a table `each` with the one column `value`. A table that is looked up for
   * each of them is cross joined: SQLite keeps the order of such a join, and would otherwise walk the whole table.
   * `type` is what PostgreSQL compares them with: row keys are "bigint".
   */
  each<T>(
    array: readonly T[] | Sql<readonly T[]>,
    type: T extends number ? "bigint" : "text",
  ): AliasedExpression<{ value: T }, "each">;
  /** The owners of the list at hand that are shown, as a JSON array of {kind, name, description} in the order of their key. */
  shownOwners(): Sql<string>;
  /** At the end of a query whose rows of the table must not be removed before the command at hand ends. */
  keep(table: keyof Tables): Sql;
  /** Text compared without case: the domain's folding, as an SQL function. */
  fold(text: Sql): Sql<string>;
  /** A dateTime as milliseconds since the epoch; null where the text is none. */
  instant(text: Sql): Sql<number>;
  /** Where `part` first stands in `text`; 0 for nowhere. */
  position(text: Sql, part: Sql): Sql<number>;
  readonly json: JsonDialect;
}

/** What stands at a place, as SQL by type: each is null where the value is of another type or missing. */
export interface Operand {
  readonly text?: Sql;
  readonly number?: Sql;
  /** 0 or 1. */
  readonly boolean?: Sql;
}

/** Reading documents that are kept as JSON. A path is a row of member names from the document's root. */
export interface JsonDialect {
  at(document: Sql, path: readonly string[]): Operand;
  /** The elements of the array at the path, as the rows of a table; `alias` is unique in the statement. */
  elements(document: Sql, path: readonly string[], alias: string): JsonElements;
  /** Whether anything stands at or below the path but nulls, empty texts and empty containers. */
  holdsValue(document: Sql, path: readonly string[]): Sql<boolean>;
}

export interface JsonElements {
  /** For `from`. */
  readonly table: Sql;
  /** The element where it is no object. */
  readonly value: Operand;
  /** The element where it is an object, else null: a document itself. */
  readonly document: Sql;
  /** For `order by`: the primary element first, then as they stand. */
  readonly order: Sql;
}
