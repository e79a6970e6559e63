import { setTimeout } from "node:timers/promises";
import type { Pool } from "pg";
import { StoreUnavailable } from "../../domain/errors";
import type { Reads, Store, Writes } from "../../domain/store";
import { Conflict, type Session, Superseded } from "../session";
import { Compiler, type Statement } from "../statement";
import { prepareVerbs } from "../verbs";
import { connect, openServingPool, type PostgresOptions } from "./connection";
import { postgresDialect } from "./dialect";
import { ConnectionLost, Contention, fromPostgres } from "./errors";
import { PostgresReader } from "./reader";
import { bringToSchema } from "./schema";
import { PostgresTransaction } from "./transaction";

/** A command that others were in the way of is run again, this often at most and after about so many milliseconds. */
const TRIES = 5;
const PAUSE = 20;

/** @throws SchemaMismatch, and Error when the database cannot be reached or served */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  try {
    await bringToSchema(options);
  } catch (error) {
    throw fromPostgres(error);
  }
  return new PostgresStore(options);
}

/**
 * Each command is a transaction of its own. Reads have connections of their own, so that a command that reads outside its
 * transaction never waits for itself.
 */
class PostgresStore implements Store {
  readonly read: Reads;
  readonly #readers: Pool;
  readonly #writers: Pool;
  readonly #verbs: (session: Session) => Writes;
  readonly #heartbeat: Statement<{ now: number }, unknown>;
  readonly #clock: () => number;
  #closed: Promise<unknown> | undefined;

  constructor(options: PostgresOptions) {
    this.#clock = options.clock ?? Date.now;
    const sql = new Compiler(postgresDialect.compiler(), postgresDialect);
    this.#verbs = prepareVerbs(sql, this.#clock);
    this.#heartbeat = sql.quiet((db, p: { now: number }) => db.updateTable("heartbeat").set({ time: p.now }));
    this.#readers = openServingPool(options);
    this.#writers = openServingPool(options);
    this.read = this.#verbs(new PostgresReader(this.#readers));
  }

  write<T>(command: (tx: Writes) => Promise<T>): Promise<T> {
    return this.#retried(async (transaction) => {
      const result = await command(this.#verbs(transaction));
      if (transaction.changedSilently) throw new Error("the command changed rows and appended no event");
      return result;
    });
  }

  async check(): Promise<void> {
    await this.read.clients.count();
    await this.#retried((transaction) => transaction.run(this.#heartbeat.with({ now: this.#clock() })));
  }

  async close(): Promise<void> {
    this.#closed ??= Promise.all([this.#readers.end(), this.#writers.end()]);
    await this.#closed;
  }

  async #retried<T>(work: (transaction: PostgresTransaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      if (this.#closed) throw new StoreUnavailable("the store is closed");
      try {
        return await this.#once(work);
      } catch (error) {
        if (!mayPass(error) || tries === TRIES) throw error;
        await setTimeout(Math.random() * PAUSE * tries);
      }
    }
  }

  async #once<T>(work: (transaction: PostgresTransaction) => Promise<T>): Promise<T> {
    const client = await connect(this.#writers);
    const transaction = new PostgresTransaction(client);
    let broken = false;
    try {
      const result = await work(transaction);
      await transaction.commit();
      return result;
    } catch (error) {
      broken = await transaction.rollback().then(
        () => false,
        () => true,
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Run once more, the command may see what was in its way: a conflict that it did not foresee is one it would have refused. */
function mayPass(error: unknown): boolean {
  return (
    error instanceof Contention ||
    error instanceof ConnectionLost ||
    error instanceof Conflict ||
    error instanceof Superseded
  );
}
