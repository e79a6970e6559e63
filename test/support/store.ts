/** The store below a test's gateway: a SQLite file of its own or, by `npm run test:postgres`, a database of its own. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Store } from "../../gateway/domain/store";
import { open } from "../../gateway/store/open";
import { queryAt } from "./postgres";
import { SERVER_VARIABLE, withDatabase } from "./postgres-for-all";

export interface TestStore {
  readonly store: Store;
  /** The SQLite file; empty where the store is on PostgreSQL. */
  readonly file: string;
  /** Runs SQL past the store's port. @returns its rows, if it gives any */
  query<Row>(sql: string): Promise<Row[]>;
  /** All that is stored, as text. */
  stored(): Promise<string>;
  /** Closes the store and takes away what it held. */
  dispose(): Promise<void>;
}

export async function openTestStore(clock: () => number): Promise<TestStore> {
  const server = process.env[SERVER_VARIABLE];
  return server ? onPostgres(server, clock) : onSqlite(clock);
}

async function onSqlite(clock: () => number): Promise<TestStore> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-test-"));
  const file = join(directory, "rollcall.sqlite");
  const store = await open({ file, clock });
  const past = new Database(file);
  return {
    store,
    file,
    query: async <Row>(sql: string) => {
      const statement = past.prepare<[], Row>(sql);
      if (statement.reader) return statement.all();
      statement.run();
      return [];
    },
    stored: async () => ["", "-wal"].map((suffix) => readFileSync(file + suffix, "latin1")).join(""),
    dispose: async () => {
      past.close();
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}

async function onPostgres(server: string, clock: () => number): Promise<TestStore> {
  const url = await withDatabase(server, `test_${randomUUID().replaceAll("-", "")}`);
  const store = await open({ url, poolSize: 20, clock });
  const query = <Row>(sql: string) => queryAt<Row>(url, sql);
  return {
    store,
    file: "",
    query,
    stored: async () => {
      const tables = await query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public'",
      );
      const rows = await Promise.all(
        tables.map(({ name }) => query<{ row: string }>(`select "${name}"::text as row from "${name}"`)),
      );
      return rows
        .flat()
        .map(({ row }) => row)
        .join("\n");
    },
    dispose: () => store.close(),
  };
}
