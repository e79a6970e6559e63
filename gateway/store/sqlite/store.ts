import type Database from "better-sqlite3";
import type { Reads, Store, Writes } from "../../domain/store";
import { migrate, migrationStatus, requireCurrent } from "../migrations/migrate";
import { Compiler, type Statement } from "../statement";
import { prepareVerbs } from "../verbs";
import { claim, isEmpty, openReader, openWriter } from "./connection";
import { sqliteDialect } from "./dialect";
import { openingFault } from "./errors";
import { forMigrations } from "./migrations";
import { type OwnerLock, own } from "./owner-lock";
import { WriterQueue } from "./queue";
import { SqliteSession } from "./session";

export interface SqliteOptions {
  /** Path of the database file; made when it does not exist. */
  readonly file: string;
  /** KiB of page cache of the connection that writes: more of it makes large transactions cheaper. */
  readonly writerCache?: number;
  /** Milliseconds since the epoch; the system's clock unless a test brings its own. */
  readonly clock?: () => number;
}

export async function openSqlite({ file, writerCache, clock = Date.now }: SqliteOptions): Promise<Store> {
  const lock = own(file);
  const opened: Database.Database[] = [];
  try {
    const writer = openWriter(lock.file, writerCache);
    opened.push(writer);
    await bringToSchema(writer);
    const reader = openReader(lock.file);
    opened.push(reader);
    return new SqliteStore(writer, reader, lock, clock);
  } catch (error) {
    for (const db of opened) db.close();
    lock.release();
    throw openingFault(error, file);
  }
}

async function bringToSchema(writer: Database.Database): Promise<void> {
  const db = forMigrations(writer);
  if (isEmpty(writer)) {
    claim(writer);
    await migrate(db);
    return;
  }
  requireCurrent(await migrationStatus(db));
}

class SqliteStore implements Store {
  readonly read: Reads;
  readonly #writes: Writes;
  readonly #queue: WriterQueue;
  readonly #writing: SqliteSession;
  readonly #reading: SqliteSession;
  readonly #heartbeat: Statement<{ now: number }, unknown>;
  readonly #close: () => void;

  constructor(
    writer: Database.Database,
    reader: Database.Database,
    lock: OwnerLock,
    private readonly clock: () => number,
  ) {
    const sql = new Compiler(sqliteDialect.compiler(), sqliteDialect);
    const verbs = prepareVerbs(sql, clock);
    this.#writing = new SqliteSession(writer);
    this.#reading = new SqliteSession(reader);
    this.read = verbs(this.#reading);
    this.#writes = verbs(this.#writing);
    this.#queue = new WriterQueue(writer);
    this.#heartbeat = sql.quiet((db, p: { now: number }) => db.updateTable("heartbeat").set({ time: p.now }));
    this.#close = () => {
      reader.close();
      writer.close();
      lock.release();
    };
  }

  write<T>(command: (tx: Writes) => Promise<T>): Promise<T> {
    return this.#queue.submit(async () => {
      this.#writing.startTally();
      const result = await command(this.#writes);
      if (this.#writing.changedSilently) throw new Error("the command changed rows and appended no event");
      return result;
    });
  }

  async check(): Promise<void> {
    await this.read.clients.count();
    await this.#queue.submit(() => this.#writing.run(this.#heartbeat.with({ now: this.clock() })));
  }

  async close(): Promise<void> {
    await this.#queue.close();
    this.#close();
  }
}
