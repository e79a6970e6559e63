/** How PostgreSQL is spoken to: in UTF-8, durably, never waiting for ever. */
import { Pool, type PoolClient, type PoolConfig, types } from "pg";
import { fromPostgres } from "./errors";

/** A caller is told to come again before it gives up by itself. Milliseconds, as all below. */
const CONNECT_WITHIN = 2_000;
const LOCK_WITHIN = 5_000;
const ANSWER_WITHIN = 30_000;
const IDLE_IN_TRANSACTION = 60_000;

/** The first with SQL function bodies as the schema has them. */
const OLDEST = 140_000;

export interface PostgresOptions {
  /** `postgres://user@host/database`. */
  readonly url: string;
  readonly password?: string;
  /** Connections for commands at most, and as many for reads. */
  readonly poolSize?: number;
  /** Milliseconds since the epoch; the system's clock unless a test brings its own. */
  readonly clock?: () => number;
  /** Is told of connections that end while nobody uses them. */
  readonly onLost?: (error: Error) => void;
}

/** Connections that are opened at need. They end by themselves when the server goes away, and are opened anew. */
export function openPool(options: PostgresOptions, more: PoolConfig = {}): Pool {
  const { url, password, poolSize = 10, onLost } = options;
  const pool = new Pool({
    connectionString: url,
    ...(password === undefined ? {} : { password }),
    application_name: "rollcall",
    max: poolSize,
    connectionTimeoutMillis: CONNECT_WITHIN,
    keepAlive: true,
    types: { getTypeParser },
    ...more,
  });
  // Without listeners, a connection that the server ends would end this process.
  pool.on("error", (error) => onLost?.(error));
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}

/** For requests: several statements go out without waiting for each other's answer, and none takes for ever. */
export function openServingPool(options: PostgresOptions): Pool {
  const pool = openPool(options, {
    pipeline: true,
    lock_timeout: LOCK_WITHIN,
    statement_timeout: ANSWER_WITHIN,
    query_timeout: ANSWER_WITHIN + CONNECT_WITHIN,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
  });
  // A connection on which this fails is of no use to what comes after it either, and that is told.
  pool.on("connect", (client) => void client.query(DURABLE).catch(() => {}));
  return pool;
}

/** @throws StoreUnavailable when no connection is free or can be made in time */
export async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw fromPostgres(error);
  }
}

/** A server that is set to answer before a commit is durable is asked not to. */
const DURABLE =
  "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'";

const PROPERTIES = `select
  current_setting('server_version_num')::integer as version,
  current_setting('server_encoding') as encoding,
  pg_is_in_recovery() as standby`;

/** @throws Error when the server cannot be reached, is too old or a standby, or keeps text in another encoding than UTF-8 */
export async function assertServable(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number; encoding: string; standby: boolean }>(PROPERTIES);
  for (const { version, encoding, standby } of rows) {
    if (version < OLDEST) throw new Error("PostgreSQL is too old: version 14 or newer is needed");
    if (encoding !== "UTF8") throw new Error(`the database is encoded in ${encoding}: create one in UTF8`);
    if (standby) throw new Error("the database is a standby and takes no writes: name the primary");
  }
}

/** Keys, times, counts and sums fit a number of JavaScript; the rest is as the driver has it. */
function getTypeParser(oid: number, format?: "text" | "binary") {
  if (format !== "binary" && (oid === types.builtins.INT8 || oid === types.builtins.NUMERIC)) return Number;
  return types.getTypeParser(oid, format);
}
