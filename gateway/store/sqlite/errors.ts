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

/** Why a file could not be opened as the database, naming it; an error that is not SQLite's passes unchanged. */
export function openingFault(error: unknown, file: string): unknown {
  if (!isSqliteError(error) || isBusy(error)) return error;
  if (isDamage(error.code)) {
    return new Error(`${file} is not a database, or is damaged: name another file or restore a backup`, {
      cause: error,
    });
  }
  return new Error(`${file} cannot be opened (${error.code}: ${error.message})`, { cause: error });
}

/**
 * An error of SQLite in the store's words; any other passes unchanged.
 * @param file the database, for the operator who has to restore it
 */
export function fromSqlite(error: unknown, file: string): unknown {
  if (!isSqliteError(error)) return error;
  if (error.code === "SQLITE_CONSTRAINT_UNIQUE" || error.code === "SQLITE_CONSTRAINT_PRIMARYKEY") {
    const [, columns = ""] = error.message.split("constraint failed: ");
    return new Conflict("unique", columns.split(", "), { cause: error });
  }
  if (error.code === "SQLITE_CONSTRAINT_FOREIGNKEY") return new Conflict("foreign-key", [], { cause: error });
  if (UNAVAILABLE.test(error.code)) return unavailable(error, file);
  return error;
}

function unavailable(error: InstanceType<typeof SqliteError>, file: string): StoreUnavailable {
  const damaged = isDamage(error.code);
  return new StoreUnavailable(
    damaged
      ? `the database file ${file} is damaged: restore a backup`
      : `the database cannot answer now (${error.code})`,
    damaged ? 60 : 1,
    { cause: error },
  );
}

/** Pages that are missing or make no sense. */
function isDamage(code: string): boolean {
  return code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB" || code === "SQLITE_IOERR_SHORT_READ";
}
