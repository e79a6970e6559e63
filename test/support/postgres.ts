/** A real PostgreSQL server for the tests of one file: its own data, its own socket, gone afterwards. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Client } from "pg";
import { upgrade } from "../../gateway/store/upgrade";
import { findProgram, MISSING } from "./postgres-programs.cjs";

const ADMIN = "rollcall";

/** Far less than durable, which these tests are not about; the socket only, so that no port is taken. */
const SETTINGS = [
  "fsync=off",
  "full_page_writes=off",
  "listen_addresses=",
  "max_connections=200",
  "shared_buffers=32MB",
];

/** Neither a trigger nor a foreign key is in the way of putting rows back. */
const FREELY = "set session_replication_role = replica";
const KEEP = `
  select format('create table kept.%I as table %1$I', tablename) as sql
  from pg_tables where schemaname = 'public'`;
const PUT_BACK = `
  select format('delete from %I; insert into %1$I overriding system value table kept.%1$I', tablename) as sql
  from pg_tables where schemaname = 'public'
  union all
  select format('select setval(%L, %s, %L)', sequencename, coalesce(last_value, 1), last_value is not null)
  from pg_sequences where schemaname = 'public'`;

export class PostgresServer {
  readonly #folder = mkdtempSync(join(tmpdir(), "rollcall-pg-"));
  readonly #owner = unprivileged();
  #server: ChildProcess | undefined;
  #places = 0;
  #rewind: Promise<string> | undefined;

  static async start(): Promise<PostgresServer> {
    const server = new PostgresServer();
    server.#make();
    await server.resume();
    return server;
  }

  get running(): boolean {
    return this.#server !== undefined;
  }

  /** The address of the server's own database. */
  get url(): string {
    return `postgres:///postgres?host=${this.#folder}&user=${ADMIN}`;
  }

  /** The address of an empty place for a store: a schema of its own, which is made quicker than a database. */
  async place(): Promise<string> {
    const schema = `place_${++this.#places}`;
    await this.query(`create schema ${schema}`);
    return `${this.url}&options=${encodeURIComponent(`-c search_path=${schema}`)}`;
  }

  /**
   * The address of an empty store whose tables are there. It is one and the same database each time, put back to how it was
   * made, which is far quicker than making it: so what uses it is closed before the next is asked for.
   */
  async emptyStore(): Promise<string> {
    this.#rewind ??= this.#makeStore();
    const rewind = await this.#rewind;
    await this.query(rewind, this.#store);
    return this.#store;
  }

  get #store(): string {
    return this.url.replace("/postgres?", "/store?");
  }

  /** Makes the tables, keeps what they hold from the start, and returns the SQL that puts it back. */
  async #makeStore(): Promise<string> {
    await this.query("create database store");
    await upgrade({ url: this.#store });
    const statements = (sql: string) =>
      this.query<{ sql: string }>(sql, this.#store).then((rows) => rows.map((row) => row.sql).join(";"));
    await this.query(`create schema kept; ${await statements(KEEP)}`, this.#store);
    return `${FREELY}; ${await statements(PUT_BACK)}`;
  }

  /** Runs SQL as the server's administrator. */
  query<Row>(sql: string, url = this.url): Promise<Row[]> {
    return queryAt<Row>(url, sql);
  }

  /** Starts, on the same data and the same socket. */
  async resume(): Promise<void> {
    const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
    const args = ["-D", this.#data, "-k", this.#folder, ...settings];
    this.#server = spawn(binary("postgres"), args, { ...this.#owner, cwd: this.#folder, stdio: "ignore" });
    for (let tries = 0; tries < 200; tries++) {
      if (await this.#answers()) return;
      await setTimeout(50);
    }
    throw new Error("PostgreSQL did not start");
  }

  /** Ends the server; `immediate` as a crash would, leaving the log to be replayed. */
  async stop(mode: "fast" | "immediate" = "fast"): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill(mode === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  }

  async dispose(): Promise<void> {
    await this.stop("immediate");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  #make(): void {
    const { uid, gid } = this.#owner;
    if (uid !== undefined && gid !== undefined) chownSync(this.#folder, uid, gid);
    const args = [
      "-D",
      this.#data,
      "-U",
      ADMIN,
      "-A",
      "trust",
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ];
    const made = spawnSync(binary("initdb"), args, { ...this.#owner, cwd: this.#folder, encoding: "utf8" });
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  }

  async #answers(): Promise<boolean> {
    return this.query("select 1").then(
      () => true,
      () => false,
    );
  }
}

/** Runs SQL on a connection of its own. */
export async function queryAt<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** A server for the tests of the file that calls this. */
export function postgresServer(): PostgresServer {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await PostgresServer.start();
  });
  afterAll(() => server?.dispose());
  return new Proxy({} as PostgresServer, {
    get: (_, name) => {
      if (!server) throw new Error("the server is started before the first test, not earlier");
      const value: unknown = Reflect.get(server, name);
      return typeof value === "function" ? value.bind(server) : value;
    },
  });
}

function binary(name: string): string {
  const found = findProgram(name);
  if (found === undefined) throw new Error(`${name} is not there: ${MISSING}`);
  return found;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const user of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(spawnSync("id", [flag, user], { encoding: "utf8" }).stdout),
    );
    if (uid && gid) return { uid, gid };
  }
  throw new Error("there is neither a user postgres nor a user nobody to run PostgreSQL as");
}
