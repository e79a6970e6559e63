import type { PostgresServer } from "./postgres";

/** After all: ends the server that `postgres-setup` started. */
module.exports = async function tearDown(): Promise<void> {
  const { postgresOfTests } = globalThis as { postgresOfTests?: PostgresServer };
  await postgresOfTests?.dispose();
};
