import { SqliteError } from "better-sqlite3";
import { StoreUnavailable } from "../../domain/errors";
import { Conflict } from "../session";

/** What the machine did, not the statement: the same command may succeed later. */
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|PROTOCOL|CORRUPT|NOTADB)/;

export function isBusy(error: unknown): boolean {
  return error instanceof SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

/** An error of SQLite in the store's words; any other passes unchanged. */
export function fromSqlite(error: unknown): unknown {
  if (!(error instanceof SqliteError)) return error;
  if (error.code === "SQLITE_CONSTRAINT_UNIQUE" || error.code === "SQLITE_CONSTRAINT_PRIMARYKEY") {
    const [, columns = ""] = error.message.split("constraint failed: ");
    return new Conflict("unique", columns.split(", "), { cause: error });
  }
  if (error.code === "SQLITE_CONSTRAINT_FOREIGNKEY") return new Conflict("foreign-key", [], { cause: error });
  if (UNAVAILABLE.test(error.code)) return unavailable(error);
  return error;
}

function unavailable(error: InstanceType<typeof SqliteError>): StoreUnavailable {
  const damaged = error.code.startsWith("SQLITE_CORRUPT") || error.code === "SQLITE_NOTADB";
  return new StoreUnavailable(
    damaged
      ? "the database file is damaged: restore a backup"
      : `the database cannot answer now (${error.code})`,
    damaged ? 60 : 1,
    { cause: error },
  );
}
