/** Brings a database to the schema of this program, apart from serving it. */
import { existsSync } from "node:fs";
import type Database from "better-sqlite3";
import { MIGRATIONS } from "./migrations/all";
import { type MigrationStatus, migrate, migrationStatus } from "./migrations/migrate";
import type { OpenOptions } from "./open";
import { postgresStatus, upgradePostgres } from "./postgres/schema";
import { claim, isEmpty, openReader, openWriter } from "./sqlite/connection";
import { openingFault } from "./sqlite/errors";
import { forMigrations } from "./sqlite/migrations";
import { own } from "./sqlite/owner-lock";
import type { SqliteOptions } from "./sqlite/store";

/**
 * Applies what is pending, all of it or nothing, and returns its names. Makes a SQLite file when there is none.
 *
 * @throws SchemaMismatch when the database is newer than this program
 * @throws Error when the file belongs to another process or another application
 */
export function upgrade(options: OpenOptions): Promise<readonly string[]> {
  if ("url" in options) return upgradePostgres(options);
  return withDatabase(options, (writer) => {
    if (isEmpty(writer)) claim(writer);
    return migrate(forMigrations(writer));
  });
}

/** How the database stands against this program, also while a gateway serves it. Changes nothing, and makes no file. */
export async function schemaStatus(options: OpenOptions): Promise<MigrationStatus> {
  if ("url" in options) return postgresStatus(options);
  const { file } = options;
  if (!existsSync(file)) {
    return { applied: [], pending: MIGRATIONS.map(({ name }) => name), unknown: [], altered: [] };
  }
  const reader = openReader(file);
  try {
    return await migrationStatus(forMigrations(reader));
  } catch (error) {
    throw openingFault(error, file);
  } finally {
    reader.close();
  }
}

async function withDatabase<T>(
  { file }: SqliteOptions,
  work: (writer: Database.Database) => Promise<T>,
): Promise<T> {
  const lock = own(file);
  try {
    const writer = openWriter(lock.file);
    try {
      return await work(writer);
    } catch (error) {
      throw openingFault(error, file);
    } finally {
      writer.close();
    }
  } finally {
    lock.release();
  }
}
