import { existsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { isBusy } from "./errors";

export interface OwnerLock {
  release(): void;
}

/**
 * Makes this process the only one that serves the file. The operating system holds the lock (SQLite's own lock on a small
 * file beside the database) and drops it when the process ends, however it ends: a crash leaves nothing to clean up.
 *
 * @throws Error when another process has it
 */
export function own(file: string): OwnerLock {
  if (!existsSync(dirname(file))) throw new Error(`there is no directory ${dirname(file)} for the database`);
  const lock = new Database(`${file}.lock`, { timeout: 0 });
  try {
    lock.pragma("journal_mode = memory");
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new Error(
      `another process has ${file} open: stop it first (one gateway serves a SQLite file; several need PostgreSQL)`,
      { cause: error },
    );
  }
  return { release: () => lock.close() };
}
