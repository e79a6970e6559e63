/** Opens the store: the one way in for the gateway, the command line and the tests. */
import type { Store } from "../domain/store";
import { openSqlite, type SqliteOptions } from "./sqlite/store";

export interface OpenOptions extends SqliteOptions {}

/**
 * Opens the database for this process alone. A new file gets its tables; one of an older version is refused until it is
 * migrated, one of a newer version is refused and left unchanged.
 *
 * @throws SchemaMismatch
 * @throws Error when the file belongs to another process or another application, or cannot be made durable
 */
export async function open(options: OpenOptions): Promise<Store> {
  return openSqlite(options);
}
