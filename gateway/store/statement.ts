/**
 * Statements that are compiled once and executed many times. Kysely builds the SQL, with a placeholder where each value will
 * stand; executing binds the values by name. No value ever becomes SQL text.
 */
import { type Compilable, type Kysely, sql } from "kysely";
import type { Dialect, Sql } from "./dialect";
import type { Tables } from "./schema";

/** Stands in a query for a value that comes with each execution. */
export class Placeholder {
  constructor(readonly name: string) {}
}

/** A placeholder as a piece of SQL, for queries that are put together by hand. */
export function placeholder<T = unknown>(name: string): Sql<T> {
  return sql<T>`${new Placeholder(name)}`;
}

/** A bound value for `limit`. Cast, because SQLite would plan the statement anew for each value of a bare parameter there. */
export function bounded(limit: number | Sql<number>): Sql<number> {
  return sql<number>`cast(${limit} as integer)`;
}

/** Whether a bound text is null. Cast, because PostgreSQL cannot tell the type of a value of which nothing else is asked. */
export function isAbsent(text: string | null): Sql<boolean> {
  return sql<boolean>`cast(${text} as text) is null`;
}

/**
 * `write` changes what the store keeps, and a command with such a change must append an `event`;
 * `quiet` keeps the store's own books.
 */
export type Effect = "read" | "write" | "event" | "quiet";

/**
 * What a command that executes the statement keeps from other commands until it ends: the rows that it found, or its turn in
 * a matter that is about more than rows. Reads outside a command hold nothing. On SQLite commands run one by one anyway.
 */
export interface Hold {
  readonly rows?: keyof Tables;
  readonly turn?: Turn;
}

/**
 * Matters in which what one command decides would be undone by rows that another is just writing: loops of lists, the last
 * client that can manage, the active signing keys, names that are declared on one side and appear on the other, and
 * creations whose retry may overtake them.
 */
export type Turn = "nesting" | "clients" | "keys" | "names" | "creations";

/** A statement with its values: what a session executes. `Row` is the shape of what it returns. */
export interface Call<Row> {
  readonly statement: Statement<never, Row>;
  readonly values: readonly unknown[];
}

type Values = Readonly<Record<string, unknown>>;

export class Statement<Params, Row> {
  readonly #build: () => Compilable<Row>;
  #compiled: { readonly sql: string; readonly parameters: readonly unknown[] } | undefined;

  constructor(
    readonly effect: Effect,
    build: () => Compilable<Row>,
    readonly hold?: Hold,
  ) {
    this.#build = build;
  }

  get sql(): string {
    return this.#compile().sql;
  }

  with(params: Params): Call<Row> {
    const values = params as Values;
    const parameters = this.#compile().parameters;
    return {
      statement: this as unknown as Statement<never, Row>,
      values: parameters.map((value) => (value instanceof Placeholder ? values[value.name] : value)),
    };
  }

  #compile() {
    this.#compiled ??= this.#build().compile();
    return this.#compiled;
  }
}

type Build<Params, Row> = (db: Kysely<Tables>, p: Params) => Compilable<Row>;

/** Makes statements for one database. Each compiles at its first use. */
export class Compiler {
  constructor(
    readonly db: Kysely<Tables>,
    readonly dialect: Dialect,
  ) {}

  read<Params, Row>(build: Build<Params, Row>, hold?: Hold): Statement<Params, Row> {
    return this.#statement("read", build, hold);
  }

  write<Params, Row>(build: Build<Params, Row>, hold?: Hold): Statement<Params, Row> {
    return this.#statement("write", build, hold);
  }

  event<Params, Row>(build: Build<Params, Row>): Statement<Params, Row> {
    return this.#statement("event", build);
  }

  quiet<Params, Row>(build: Build<Params, Row>): Statement<Params, Row> {
    return this.#statement("quiet", build);
  }

  #statement<Params, Row>(effect: Effect, build: Build<Params, Row>, hold?: Hold): Statement<Params, Row> {
    return new Statement(effect, () => build(this.db, placeholders<Params>()), hold);
  }
}

/** Answers any property with the placeholder of that name, typed as the value that will be bound. */
function placeholders<Params>(): Params {
  return new Proxy({}, { get: (_, name) => new Placeholder(String(name)) }) as Params;
}
