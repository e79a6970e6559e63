import type { SqliteError } from "better-sqlite3";
import { StoreUnavailable } from "../../domain/errors";
import { Conflict } from "../session";

/** What the machine did, not the statement: the same command may succeed later. */
const UNAVAILABLE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|PROTOCOL|CORRUPT|NOTADB)/;

/**
 * Told by its name: the native part of the driver keeps the error class of whoever loaded it first, so `instanceof` fails
 * where the module is loaded once more, as test runners do.
 */
function isSqliteError(error: unknown): error is InstanceType<typeof SqliteError> {
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === "SqliteError" && typeof code === "string";
}

export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && /^SQLITE_(BUSY|LOCKED)/.test(error.code);
}

export function isNoDatabase(error: unknown): boolean {
  return isSqliteError(error) && error.code === "SQLITE_NOTADB";
}

/** An error of SQLite in the store's words; any other passes unchanged. */
export function fromSqlite(error: unknown): unknown {
  if (!isSqliteError(error)) return error;
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
