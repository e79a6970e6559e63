/** One command: a transaction on one connection, begun with its first statement and ended together with its events. */
import type { PoolClient, QueryResult } from "pg";
import { StoreUnavailable } from "../../domain/errors";
import type { Session } from "../session";
import type { Call, Turn } from "../statement";
import { ConnectionLost, fromPostgres } from "./errors";
import { extendedQueryOf, queryOf } from "./prepared";

/** Each statement sees what was committed before it: after waiting for a held row, that is what the other command left. */
const BEGIN = "begin isolation level read committed read write";

/** Keys of advisory locks, which the whole database shares. */
const TURNS: Readonly<Record<Turn, string>> = {
  nesting: "select pg_advisory_xact_lock(8245935278387129446)",
  clients: "select pg_advisory_xact_lock(8245935278387129447)",
  keys: "select pg_advisory_xact_lock(8245935278387129448)",
  names: "select pg_advisory_xact_lock(8245935278387129449)",
  creations: "select pg_advisory_xact_lock(8245935278387129450)",
};

export class PostgresTransaction implements Session {
  #begun = false;
  #wrote = false;
  /** Appended last of all, because whoever appends holds off every other command that does. */
  readonly #events: Call<unknown>[] = [];

  constructor(private readonly client: PoolClient) {}

  /** Rows were changed and no event tells of it. */
  get changedSilently(): boolean {
    return this.#wrote && this.#events.length === 0;
  }

  async all<Row>(call: Call<Row>): Promise<Row[]> {
    return (await this.#execute(call)).rows as Row[];
  }

  async first<Row>(call: Call<Row>): Promise<Row | null> {
    return (await this.all(call))[0] ?? null;
  }

  async run(call: Call<unknown>): Promise<number> {
    if (call.statement.effect === "event") return this.#events.push(call);
    return (await this.#execute(call)).rowCount ?? 0;
  }

  async together<Rows extends readonly unknown[]>(calls: { [I in keyof Rows]: Call<Rows[I]> }) {
    const results = await Promise.all(calls.map((call) => this.all(call)));
    return results as { [I in keyof Rows]: Rows[I][] };
  }

  /** @throws StoreUnavailable also when the connection was lost on the way, and so whether anything was kept is unknown */
  async commit(): Promise<void> {
    if (!this.#begun && this.#events.length === 0) return;
    const answers = [
      ...this.#begin(),
      ...this.#events.map((call) => this.client.query(queryOf(call))),
      this.client.query("commit"),
    ];
    try {
      const committed = (await Promise.all(answers)).at(-1);
      // A transaction that failed before is rolled back by its commit, which PostgreSQL does not call an error.
      if (committed?.command !== "COMMIT") throw new Error("the transaction was not committed");
    } catch (error) {
      const cause = fromPostgres(error);
      if (!(cause instanceof ConnectionLost)) throw cause;
      throw new StoreUnavailable("the database did not confirm the change", 1, { cause });
    }
  }

  async rollback(): Promise<void> {
    if (this.#begun) await this.client.query("rollback");
  }

  async #execute(call: Call<unknown>): Promise<QueryResult> {
    const before = [...this.#begin(), ...this.#hold(call)];
    const answer = this.client.query(queryOf(call));
    try {
      const [result] = await Promise.all([answer, ...before]);
      if (call.statement.effect === "write" && (result.rowCount ?? 0) > 0) this.#wrote = true;
      return result;
    } catch (error) {
      throw fromPostgres(error);
    }
  }

  #begin(): Promise<QueryResult>[] {
    if (this.#begun) return [];
    this.#begun = true;
    return [this.client.query(BEGIN)];
  }

  /** Goes ahead of the statement itself, which then sees what the wait was for. */
  #hold(call: Call<unknown>): Promise<QueryResult>[] {
    const { rows, turn } = call.statement.hold ?? {};
    const answers: Promise<QueryResult>[] = [];
    if (turn) answers.push(this.client.query(TURNS[turn]));
    if (rows) answers.push(this.client.query(extendedQueryOf(call, "held", `for update of "${rows}"`)));
    return answers;
  }
}
