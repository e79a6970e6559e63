/** The schema of a PostgreSQL database against this program's. */
import type { Pool } from "pg";
import {
  CHECKSUMS,
  type Migrated,
  type MigrationStatus,
  migrate,
  migrationStatus,
  requireCurrent,
} from "../migrations/migrate";
import { assertServable, openPool, type PostgresOptions } from "./connection";
import { alone, forMigrations } from "./migrations";

/** Gives an empty database its tables; one of another version is refused. */
export function bringToSchema(options: PostgresOptions): Promise<void> {
  return withDatabase(options, async (migrated) => {
    if ((await migrated.tables()).length === 0) await migrate(migrated);
    else requireCurrent(await migrationStatus(migrated));
  });
}

/** Applies what is pending, all of it or nothing, and returns its names. */
export function upgradePostgres(options: PostgresOptions): Promise<readonly string[]> {
  return withDatabase(options, migrate);
}

/** How the database stands against this program. Changes nothing. */
export async function postgresStatus(options: PostgresOptions): Promise<MigrationStatus> {
  return withPool(options, async (pool) => migrationStatus(await forMigrations(pool)));
}

function withDatabase<T>(options: PostgresOptions, work: (migrated: Migrated) => Promise<T>): Promise<T> {
  return withPool(options, async (pool) => {
    await assertServable(pool);
    return alone(pool, async () => {
      const migrated = await forMigrations(pool);
      await assertOurs(migrated);
      return work(migrated);
    });
  });
}

async function withPool<T>(options: PostgresOptions, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = openPool({ ...options, poolSize: 3 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function assertOurs(migrated: Migrated): Promise<void> {
  const tables = await migrated.tables();
  if (tables.length > 0 && !tables.includes(CHECKSUMS)) {
    throw new Error(
      "the database holds tables of another application: name an empty database, or a schema of its own",
    );
  }
}
