/** The setting `database`: a SQLite file, or the address of a PostgreSQL database. */
import { isLoopback } from "./loopback";

const POSTGRES = /^postgres(ql)?:\/\//i;
const ANY_ADDRESS = /^(file:|[a-z][a-z0-9+.-]*:\/\/)/i;
/** SQLite's own name for a database that is never written down, one for each connection. */
const MEMORY = ":memory:";

/** Whether it names a PostgreSQL database rather than a file. */
export function isPostgres(database: string): boolean {
  return POSTGRES.test(database);
}

/** Whether a password stands in it. */
export function holdsPassword(database: string): boolean {
  return isPostgres(database) && new URL(database).password !== "";
}

/** What is wrong with it, or undefined. */
export function databaseFault(database: string): string | undefined {
  if (database === MEMORY) return "must be a file's path: what lies in memory alone is lost at the end";
  if (!isPostgres(database)) {
    return ANY_ADDRESS.test(database) ? "must be a file's path, or begin with postgres://" : undefined;
  }
  const url = URL.canParse(database) ? new URL(database) : undefined;
  // A second @ stands in a password that is not encoded: nobody could tell where it ends, to mask it.
  if (!url || url.pathname.length < 2 || database.split("@").length > 2) {
    return "must be like postgres://user@host/name, other characters %-encoded";
  }
  if (url.searchParams.has("password"))
    return "must not hold the password as a parameter: set database_password";
  if (!isNear(url) && !url.searchParams.has("sslmode")) {
    return "must say sslmode=verify-full, or sslmode=disable where nobody can listen on the way to the database";
  }
  return undefined;
}

/** Reached without a network: by a socket of this machine or its loopback address. */
function isNear(url: URL): boolean {
  const host = url.searchParams.get("host") ?? url.hostname;
  return host === "" || host.startsWith("/") || isLoopback(host);
}
