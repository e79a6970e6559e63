import type { Pool, PoolClient } from "pg";
import type { Session } from "../session";
import type { Call } from "../statement";
import { connect } from "./connection";
import { ConnectionLost, fromPostgres } from "./errors";
import { queryOf } from "./prepared";

/** Connections that died unnoticed, of which a read may meet as many. */
const TRIES = 3;

/** Reads of the last commit, each on whatever connection is free. */
export class PostgresReader implements Session {
  constructor(private readonly pool: Pool) {}

  all<Row>(call: Call<Row>): Promise<Row[]> {
    return this.#read(async (client) => (await client.query(queryOf(call))).rows as Row[]);
  }

  async first<Row>(call: Call<Row>): Promise<Row | null> {
    return (await this.all(call))[0] ?? null;
  }

  run(): Promise<number> {
    return Promise.reject(new Error("only a command may write"));
  }

  /** In one round trip: nothing waits for the answer of what goes before. */
  async together<Rows extends readonly unknown[]>(calls: { [I in keyof Rows]: Call<Rows[I]> }) {
    const results = await this.#read(async (client) => {
      const begun = client.query("begin isolation level repeatable read read only");
      const answers = calls.map((call) => client.query(queryOf(call)));
      const [, , ...read] = await Promise.all([begun, client.query("commit"), ...answers]);
      return read.map(({ rows }) => rows);
    });
    return results as { [I in keyof Rows]: Rows[I][] };
  }

  async #read<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const client = await connect(this.pool);
      try {
        const result = await work(client);
        client.release();
        return result;
      } catch (error) {
        const cause = fromPostgres(error);
        client.release(cause instanceof ConnectionLost);
        if (!(cause instanceof ConnectionLost) || tries === TRIES) throw cause;
      }
    }
  }
}
