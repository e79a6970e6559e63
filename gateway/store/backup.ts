/** A copy of the whole database, taken while a gateway serves it. */
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import Database from "better-sqlite3";
import { openReader } from "./sqlite/connection";

/**
 * Copies the database at `file`, as of one moment, to a new file at `target`, which appears only when it is whole and sound.
 *
 * @throws Error when `target` exists already, when there is no database, or when the copy does not pass the integrity check
 */
export async function backup(file: string, target: string): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists already: name a new file`);
  const partial = `${target}.partial`;
  const reader = openReader(file);
  try {
    await reader.backup(partial);
    makeSelfContained(partial);
    await rename(partial, target);
  } finally {
    reader.close();
    await rm(partial, { force: true });
  }
}

/** Leaves one file, with no log beside it that could be forgotten in a copy. */
function makeSelfContained(file: string): void {
  const copy = new Database(file);
  try {
    copy.pragma("journal_mode = delete");
    const found = copy.pragma("integrity_check", { simple: true });
    if (found !== "ok") throw new Error(`the copy is damaged (${String(found)}), and so may be the database`);
  } finally {
    copy.close();
  }
}
