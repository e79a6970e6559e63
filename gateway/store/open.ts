/** Opens the store: the one way in for the gateway, the command line and the tests. */
import type { Store } from "../domain/store";
import type { PostgresOptions } from "./postgres/connection";
import { openPostgres } from "./postgres/store";
import { openSqlite, type SqliteOptions } from "./sqlite/store";

export type OpenOptions = SqliteOptions | PostgresOptions;

/**
 * Opens the database; a SQLite file for this process alone. A new one gets its tables; one of an older version is refused
 * until it is migrated, one of a newer version is refused and left unchanged.
 *
 * @throws SchemaMismatch
 * @throws Error when the database cannot be reached or made durable, or belongs to another application, and when the file
 *   belongs to another process
 */
export async function open(options: OpenOptions): Promise<Store> {
  return "url" in options ? openPostgres(options) : openSqlite(options);
}
