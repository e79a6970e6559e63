import { startForAll } from "./postgres-for-all";

/** Before all: the server, left where `postgres-teardown` finds it. */
module.exports = async function setUp(): Promise<void> {
  Object.assign(globalThis, { postgresOfTests: await startForAll() });
};
