/** Brings a database to the schema of this program, each run in one transaction: all of it or nothing. */
import { type Kysely, type MigrationProvider, Migrator, sql } from "kysely";
import { MIGRATIONS } from "./all";
import { checksum, type DatabaseKind, type Migration } from "./migration";

/** The table that tells a database of Rollcall. */
export const CHECKSUMS = "schema_checksums";

export interface MigrationStatus {
  /** Names of applied migrations, in order. */
  readonly applied: readonly string[];
  /** Those of this program that the database lacks. */
  readonly pending: readonly string[];
  /** Applied ones that this program does not know: the database is newer. */
  readonly unknown: readonly string[];
  /** Applied ones whose text has changed since. */
  readonly altered: readonly string[];
}

/** The database at hand, and which text is for it. */
export interface Migrated {
  readonly db: Kysely<unknown>;
  readonly kind: DatabaseKind;
  /** Where the tables are, on a database that has several schemas. */
  readonly schema?: string;
  /** Names of the tables that are there. */
  tables(): Promise<readonly string[]>;
}

/** The schema of the database cannot be served by this program as it is; the message says what to do. */
export class SchemaMismatch extends Error {
  override readonly name = "SchemaMismatch";
}

/** Compares the database with the migrations of this program. Changes nothing. */
export async function migrationStatus(
  migrated: Migrated,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<MigrationStatus> {
  const { kind } = migrated;
  const recorded = await checksums(migrated);
  const known = new Set(migrations.map(({ name }) => name));
  return {
    applied: [...recorded.keys()],
    pending: migrations.map(({ name }) => name).filter((name) => !recorded.has(name)),
    unknown: [...recorded.keys()].filter((name) => !known.has(name)),
    altered: migrations
      .filter((migration) => recorded.has(migration.name))
      .filter((migration) => recorded.get(migration.name) !== checksum(migration[kind]))
      .map(({ name }) => name),
  };
}

/**
 * @throws SchemaMismatch when the database is newer than this program, or was made by an edited one. Nothing is changed then.
 */
export function assertServable({ unknown, altered }: MigrationStatus): void {
  if (unknown.length > 0) {
    throw new SchemaMismatch(
      `the database was written by a newer version of Rollcall (it has ${unknown.join(", ")}): ` +
        "run that version, or restore a backup from before the upgrade",
    );
  }
  if (altered.length > 0) {
    throw new SchemaMismatch(
      `the database was made by a different build of ${altered.join(", ")}: run the build that made it`,
    );
  }
}

/** @throws SchemaMismatch also when the database is older than this program */
export function requireCurrent(status: MigrationStatus): void {
  assertServable(status);
  if (status.pending.length > 0) {
    throw new SchemaMismatch(
      `the database lacks ${status.pending.join(", ")}: back it up and run "rollcall migrate up" first`,
    );
  }
}

/** Applies what is pending and returns its names. @throws SchemaMismatch as `assertServable` does */
export async function migrate(
  migrated: Migrated,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly string[]> {
  const { db, kind, schema } = migrated;
  const status = await migrationStatus(migrated, migrations);
  assertServable(status);
  if (status.pending.length === 0) return [];
  const { error } = await new Migrator({
    db,
    provider: provider(migrations, kind),
    migrationTableSchema: schema,
  }).migrateToLatest();
  if (error) throw error;
  return status.pending;
}

/** Name to checksum of the applied migrations, in order. */
async function checksums({ db, tables }: Migrated): Promise<ReadonlyMap<string, string>> {
  if (!(await tables()).includes(CHECKSUMS)) return new Map();
  const { rows } = await sql<{ name: string; checksum: string }>`
    select name, checksum from ${sql.table(CHECKSUMS)} order by name`.execute(db);
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function provider(migrations: readonly Migration[], kind: DatabaseKind): MigrationProvider {
  return {
    getMigrations: async () =>
      Object.fromEntries(
        migrations.map((migration) => [
          migration.name,
          { up: (db) => apply(db, migration.name, migration[kind]) },
        ]),
      ),
  };
}

async function apply(db: Kysely<unknown>, name: string, statements: readonly string[]): Promise<void> {
  await sql`create table if not exists ${sql.table(CHECKSUMS)} (name text primary key, checksum text not null)`.execute(
    db,
  );
  for (const statement of statements) await sql.raw(statement).execute(db);
  await sql`insert into ${sql.table(CHECKSUMS)} values (${name}, ${checksum(statements)})`.execute(db);
}
