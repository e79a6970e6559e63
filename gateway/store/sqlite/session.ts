import type Database from "better-sqlite3";
import type { Session } from "../session";
import type { Call, Statement } from "../statement";
import { fromSqlite } from "./errors";

/** A session on one SQLite connection. Its calls are done when they return; the promises are the port's shape. */
export class SqliteSession implements Session {
  readonly #db: Database.Database;
  readonly #begin: Database.Statement;
  readonly #commit: Database.Statement;
  readonly #prepared = new WeakMap<Statement<never, unknown>, Prepared>();
  /** Rows changed by statements of each effect since the last `startTally`. */
  #tally = { read: 0, write: 0, event: 0, quiet: 0 };

  constructor(db: Database.Database) {
    this.#db = db;
    this.#begin = db.prepare("begin deferred");
    this.#commit = db.prepare("commit");
  }

  startTally(): void {
    this.#tally = { read: 0, write: 0, event: 0, quiet: 0 };
  }

  /** Rows were changed and no event tells of it. */
  get changedSilently(): boolean {
    return this.#tally.write > 0 && this.#tally.event === 0;
  }

  async all<Row>(call: Call<Row>): Promise<Row[]> {
    return this.#rows(call);
  }

  async first<Row>(call: Call<Row>): Promise<Row | null> {
    return this.#rows(call)[0] ?? null;
  }

  async run(call: Call<unknown>): Promise<number> {
    return this.#execute(
      call,
      ({ statement }, values) => statement.run(values).changes,
      (changes) => changes,
    );
  }

  async together<Rows extends readonly unknown[]>(calls: { [I in keyof Rows]: Call<Rows[I]> }) {
    const read = () => calls.map((call) => this.#rows(call));
    const results = this.#db.inTransaction ? read() : this.#snapshot(read);
    return results as { [I in keyof Rows]: Rows[I][] };
  }

  #snapshot<T>(read: () => T): T {
    this.#begin.run();
    try {
      return read();
    } finally {
      this.#commit.run();
    }
  }

  #rows<Row>(call: Call<Row>): Row[] {
    return this.#execute(
      call,
      ({ statement, toRow }, values) => (statement.all(values) as unknown[][]).map(toRow) as Row[],
      (rows) => rows.length,
    );
  }

  #execute<T>(
    call: Call<unknown>,
    run: (prepared: Prepared, values: unknown[]) => T,
    changes: (result: T) => number,
  ): T {
    try {
      const result = run(this.#prepare(call.statement), call.values.map(encode));
      this.#tally[call.statement.effect] += changes(result);
      return result;
    } catch (error) {
      throw fromSqlite(error, this.#db.name);
    }
  }

  #prepare(statement: Statement<never, unknown>): Prepared {
    let prepared = this.#prepared.get(statement);
    if (!prepared) {
      prepared = prepare(this.#db, statement.sql);
      this.#prepared.set(statement, prepared);
    }
    return prepared;
  }
}

interface Prepared {
  readonly statement: Database.Statement;
  toRow(values: readonly unknown[]): object;
}

/** Rows come as arrays and become objects here, which is quicker than the driver's own objects. */
function prepare(db: Database.Database, sql: string): Prepared {
  const statement = db.prepare(sql);
  if (!statement.reader) return { statement, toRow: () => ({}) };
  const names = statement.columns().map(({ name }) => name);
  statement.raw(true);
  return {
    statement,
    toRow: (values) => {
      const row: Record<string, unknown> = {};
      for (let index = 0; index < names.length; index++) row[names[index] as string] = values[index];
      return row;
    },
  };
}

function encode(value: unknown): unknown {
  if (typeof value === "boolean") return value ? 1 : 0;
  return Array.isArray(value) ? JSON.stringify(value) : value;
}
