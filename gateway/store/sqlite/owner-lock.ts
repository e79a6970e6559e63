import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { isBusy, openingFault } from "./errors";

export interface OwnerLock {
  /** The path without links, which is what is owned. */
  readonly file: string;
  release(): void;
}

/** Another process serves the file. */
export class FileInUse extends Error {
  override readonly name = "FileInUse";
}

/**
 * Makes this process the only one that serves the file, whatever path leads to it. The operating system holds the lock
 * (SQLite's own lock on a small file beside the database) and drops it when the process ends, however it ends: a crash leaves
 * nothing to clean up.
 *
 * @throws FileInUse when another process has it
 * @throws Error when nothing at this path could be owned: a directory, or a file that has a second name
 */
export function own(path: string): OwnerLock {
  const file = resolveLinks(path);
  refuseUnownable(file);
  const lock = openLock(`${file}.lock`);
  try {
    lock.pragma("journal_mode = memory");
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw openingFault(error, `${file}.lock`);
    throw new FileInUse(
      `another process has ${path} open: stop it first (one gateway serves a SQLite file; several need PostgreSQL)`,
      { cause: error },
    );
  }
  return { file, release: () => lock.close() };
}

function openLock(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 0 });
  } catch (error) {
    throw openingFault(error, file);
  }
}

/** A file that is not there yet has a place all the same, also where a link points to it. */
function resolveLinks(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) {
    return resolveLinks(resolve(realpathSync.native(dirname(path)), readlinkSync(path)));
  }
  const directory = dirname(path);
  if (!statOf(directory)) throw new Error(`there is no directory ${directory} for the database`);
  return join(realpathSync.native(directory), basename(path));
}

function refuseUnownable(file: string): void {
  const stats = statOf(file);
  if (!stats) return;
  if (stats.isDirectory()) throw new Error(`${file} is a directory: name a file in it for the database`);
  if (!stats.isFile()) throw new Error(`${file} is not a file: name another for the database`);
  if (stats.nlink > 1) {
    throw new Error(
      `${file} has a second name (a hard link), under which another process could have it open: remove that name, or copy the file`,
    );
  }
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
