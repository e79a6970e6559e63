import { Kysely, PostgresDialect, sql } from "kysely";
import type { Pool } from "pg";
import type { Migrated } from "../migrations/migrate";

/** Held by the process that migrates; another that starts at the same time waits for it. */
const MIGRATING = "8245935278387129450";

/** A Kysely that executes on this pool, for migrations alone. */
export async function forMigrations(pool: Pool): Promise<Migrated> {
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return { db, kind: "postgres", schema: await schemaOf(db), tables: () => tablesOf(db) };
}

/** Does the work while no other process migrates this database. */
export async function alone<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(${MIGRATING})`);
    return await work();
  } finally {
    // With the connection ends the lock, whatever state it is in.
    client.release(true);
  }
}

/** @throws Error where unqualified names mean no schema at all */
async function schemaOf(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ schema: string | null }>`select current_schema() as schema`.execute(db);
  const schema = rows[0]?.schema;
  if (!schema) throw new Error("no schema of the database's search_path exists: create it first");
  return schema;
}

/** The tables of the schema that unqualified names mean. */
async function tablesOf(db: Kysely<unknown>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()`.execute(db);
  return rows.map(({ name }) => name);
}
