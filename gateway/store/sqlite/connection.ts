/** How a SQLite file is opened: every setting that durability rests on is set and then read back. */
import { dirname, resolve } from "node:path";
import Database from "better-sqlite3";
import { canonicalUserName } from "../../domain/title";
import { openingFault } from "./errors";

/** Written into the file's header: tells a Rollcall database from another application's. */
const APPLICATION_ID = 0x526c_6c43;

/** The first release without the WAL-reset bug, which could corrupt a file that two connections write and checkpoint. */
const OLDEST_SQLITE = "3.51.3";

/** Short, because waiting here freezes the event loop; the writer queue tries again for as long as it has to. */
const BUSY_TIMEOUT = 10;

/** KiB of page cache for a connection that is not said to have more. */
const CACHE = 16_384;

/** The connection that all writes go through. @throws Error when the file is not a Rollcall database or cannot be made safe */
export function openWriter(file: string, cache = CACHE): Database.Database {
  return open(file, cache, { timeout: BUSY_TIMEOUT }, (db) => {
    assertOurs(db, file);
    db.pragma("journal_mode = wal");
    // Not the default: a build with WAL's default of NORMAL would lose acknowledged commits at a power failure.
    db.pragma("synchronous = full");
    db.pragma("foreign_keys = on");
    db.pragma("journal_size_limit = 67108864");
    // Each statement inside a savepoint walks over a journal that is kept in memory, so that a large command would cost the
    // square of its size; in a file it does not.
    db.pragma("temp_store = file");
    assertPragma(db, "journal_mode", "wal");
    assertPragma(db, "synchronous", 2);
    assertPragma(db, "foreign_keys", 1);
  });
}

/** A connection for reads alone, which see the last commit and never wait for the writer. */
export function openReader(file: string): Database.Database {
  return open(file, CACHE, { timeout: BUSY_TIMEOUT, readonly: true, fileMustExist: true }, (db) => {
    assertOurs(db, file);
    db.pragma("query_only = on");
    db.pragma("temp_store = memory");
  });
}

/** Marks the file as Rollcall's; for the one that makes its tables. */
export function claim(db: Database.Database): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
}

/** True when the file holds no table at all. */
export function isEmpty(db: Database.Database): boolean {
  return db.prepare("select count(*) from sqlite_schema").pluck().get() === 0;
}

function open(
  file: string,
  cache: number,
  options: Database.Options,
  set: (db: Database.Database) => void,
): Database.Database {
  // SQLite reads it once; beside the database is where there is room, and where nobody else may look.
  process.env.SQLITE_TMPDIR ??= dirname(resolve(file));
  let db: Database.Database | undefined;
  try {
    db = new Database(file, options);
    set(db);
    assertVersion(db);
    db.pragma(`cache_size = -${cache}`);
    db.pragma("mmap_size = 0");
    db.function("fold", { deterministic: true, directOnly: true }, fold);
    db.function("instant", { deterministic: true, directOnly: true }, instant);
    return db;
  } catch (error) {
    db?.close();
    throw openingFault(error, file);
  }
}

function fold(text: unknown): unknown {
  return typeof text === "string" ? canonicalUserName(text) : null;
}

const DATE_TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** An xsd:dateTime as milliseconds since the epoch, UTC where it names no offset; null for other text. */
function instant(text: unknown): number | null {
  const match = typeof text === "string" ? DATE_TIME.exec(text) : null;
  if (!match) return null;
  const local = match[1] !== undefined && match[4] === undefined;
  const milliseconds = Date.parse(local ? `${match[0]}Z` : match[0]);
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

function assertVersion(db: Database.Database): void {
  const version = String(db.prepare("select sqlite_version()").pluck().get());
  const order = new Intl.Collator("en", { numeric: true });
  if (order.compare(version, OLDEST_SQLITE) < 0) {
    throw new Error(
      `SQLite ${version} can corrupt a database in WAL mode: ${OLDEST_SQLITE} or newer is needed`,
    );
  }
}

function assertOurs(db: Database.Database, file: string): void {
  if (isEmpty(db)) return;
  const id = db.pragma("application_id", { simple: true });
  if (id !== APPLICATION_ID) {
    throw new Error(`${file} is a database of another application: name another file`);
  }
}

function assertPragma(db: Database.Database, name: string, expected: unknown): void {
  const actual = db.pragma(name, { simple: true });
  if (actual !== expected) {
    throw new Error(
      `the database refuses ${name} = ${String(expected)} (it is ${String(actual)}): it would not be durable`,
    );
  }
}
