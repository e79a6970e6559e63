/** The store below a test's gateway: a SQLite file of its own or, by `npm run test:postgres`, a database of its own. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Store } from "../../gateway/domain/store";
import { open } from "../../gateway/store/open";
import { SERVER_VARIABLE, withDatabase } from "./postgres-for-all";

export interface TestStore {
  readonly store: Store;
  /** The SQLite file; there is none on PostgreSQL. */
  readonly file: string;
  /** Closes the store and takes away what it held. */
  dispose(): Promise<void>;
}

export async function openTestStore(clock: () => number): Promise<TestStore> {
  const server = process.env[SERVER_VARIABLE];
  if (server) {
    const url = await withDatabase(server, `test_${randomUUID().replaceAll("-", "")}`);
    const store = await open({ url, poolSize: 20, clock });
    return { store, file: "", dispose: () => store.close() };
  }
  const directory = mkdtempSync(join(tmpdir(), "rollcall-test-"));
  const file = join(directory, "rollcall.sqlite");
  const store = await open({ file, clock });
  return {
    store,
    file,
    dispose: async () => {
      await store.close();
      rmSync(directory, { recursive: true });
    },
  };
}
