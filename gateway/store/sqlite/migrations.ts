import type Database from "better-sqlite3";
import { Kysely, SqliteAdapter, SqliteDialect } from "kysely";
import type { Migrated } from "../migrations/migrate";

/** A Kysely that executes on this connection, for migrations alone. Must not be destroyed: the connection is the store's. */
export function forMigrations(database: Database.Database): Migrated {
  const db = new Kysely<unknown>({ dialect: new TransactionalSqlite({ database }) });
  const tables = async () => (await db.introspection.getTables()).map(({ name }) => name);
  return { db, kind: "sqlite", tables };
}

/** SQLite can undo DDL with its transaction; Kysely does not make use of it by itself. */
class TransactionalSqlite extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
