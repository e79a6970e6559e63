/**
 * The one way to write: commands wait in line, and those that wait together share one transaction and so one durable commit.
 * Each runs in its own savepoint and is answered, also with its refusal, only after the commit.
 */
import { setImmediate, setTimeout } from "node:timers/promises";
import type Database from "better-sqlite3";
import { StoreUnavailable } from "../../domain/errors";
import { fromSqlite, isBusy } from "./errors";

/** So that nobody waits long for a batch that others fill. */
const BATCH = { commands: 64, milliseconds: 20 };

/** Changed rows from which on a batch's commit alone is as much as one turn should hold. */
const LARGE = 10_000;

/** Pages in the log after which a commit moves them into the database: SQLite's own default. */
const CHECKPOINT = 1_000;

/** How long a command waits while another program holds the database's write lock. */
const LOCK_PATIENCE = 5_000;
const LOCK_RETRY = 25;

interface Waiting {
  readonly since: number;
  run(): Promise<void>;
  /** Answers the caller with what `run` came to. */
  settle(): void;
  fail(error: unknown): void;
}

export class WriterQueue {
  readonly #db: Database.Database;
  readonly #do: Record<"begin" | "commit" | "save" | "release" | "undo", Database.Statement>;
  /** How many rows were ever changed. */
  readonly #changes: Database.Statement;
  #waiting: Waiting[] = [];
  #working: Promise<void> | null = null;
  #closed = false;
  /** Pages of a large commit are still to be moved into the database. */
  #unmoved = false;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#do = {
      begin: db.prepare("begin immediate"),
      commit: db.prepare("commit"),
      save: db.prepare("savepoint command"),
      release: db.prepare("release command"),
      undo: db.prepare("rollback to command"),
    };
    this.#changes = db.prepare("select total_changes()").pluck();
  }

  /** Runs the command in its turn. @throws StoreUnavailable when nothing of it was kept because of the database */
  submit<T>(command: () => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StoreUnavailable("the store is closed"));
    return new Promise<T>((resolve, reject) => {
      let answer = () => {};
      this.#waiting.push({
        since: performance.now(),
        run: async () => {
          try {
            const value = await command();
            answer = () => resolve(value);
          } catch (error) {
            answer = () => reject(error);
            throw error;
          }
        },
        settle: () => answer(),
        fail: reject,
      });
      this.#working ??= this.#work();
    });
  }

  /** Resolves when everything submitted before is answered; nothing is taken any more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
  }

  async #work(): Promise<void> {
    // One turn of the event loop, so that commands of requests that arrived together meet in one commit.
    await setImmediate();
    while (this.#waiting.length > 0 || this.#unmoved) {
      const unmoved = this.#unmoved;
      if (this.#waiting.length > 0) await this.#workOnce();
      await setImmediate();
      // Whoever waited for the large commit does not wait for this as well.
      if (unmoved) this.#checkpoint();
    }
    this.#working = null;
  }

  async #workOnce(): Promise<void> {
    try {
      this.#do.begin.run();
    } catch (error) {
      if (isBusy(error)) await this.#waitForLock(error);
      else this.#failAll(this.#waiting.splice(0), error);
      return;
    }
    await this.#runBatch();
  }

  async #waitForLock(error: unknown): Promise<void> {
    const now = performance.now();
    const tired = this.#waiting.findIndex(({ since }) => now - since < LOCK_PATIENCE);
    this.#failAll(this.#waiting.splice(0, tired < 0 ? this.#waiting.length : tired), error);
    if (this.#waiting.length > 0) await setTimeout(LOCK_RETRY);
  }

  async #runBatch(): Promise<void> {
    const batch: Waiting[] = [];
    const end = performance.now() + BATCH.milliseconds;
    const before = this.#changes.get() as number;
    try {
      do {
        const next = this.#waiting.shift();
        if (!next) break;
        batch.push(next);
        await this.#runOne(next);
      } while (batch.length < BATCH.commands && performance.now() < end);
      if ((this.#changes.get() as number) - before >= LARGE) await this.#prepareLarge();
      this.#do.commit.run();
      for (const command of batch) command.settle();
    } catch (error) {
      if (this.#db.inTransaction) this.#db.exec("rollback");
      this.#failAll(batch, error);
    }
  }

  /** A large commit has a turn of its own, and so has the move of its pages. */
  async #prepareLarge(): Promise<void> {
    this.#unmoved = true;
    this.#db.pragma("wal_autocheckpoint = 0");
    await setImmediate();
  }

  /** What cannot be moved now is moved after one of the next commits. */
  #checkpoint(): void {
    this.#unmoved = false;
    try {
      this.#db.pragma("wal_checkpoint(passive)");
    } catch {
      // As after a commit, where SQLite passes over it.
    }
    this.#db.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
  }

  /** Throws only when the transaction as a whole is lost. */
  async #runOne(command: Waiting): Promise<void> {
    this.#do.save.run();
    try {
      await command.run();
    } catch (error) {
      if (error instanceof StoreUnavailable || !this.#db.inTransaction) throw error;
      this.#do.undo.run();
    }
    this.#do.release.run();
  }

  #failAll(commands: readonly Waiting[], error: unknown): void {
    const cause = fromSqlite(error, this.#db.name);
    const failure =
      cause instanceof StoreUnavailable
        ? cause
        : new StoreUnavailable("the database did not take the change", 1, { cause });
    for (const command of commands) command.fail(failure);
  }
}
