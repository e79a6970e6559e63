/** The database that the settings name. */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { isPostgres } from "../config/database";
import type { Config } from "../config/settings";
import type { OpenOptions } from "../store/open";

/** Where a gateway on PostgreSQL writes what is for its operator alone. */
const FOLDER = ".rollcall";

/** What opens it. */
export function databaseOf({ database, databasePassword, databasePoolSize }: Config): OpenOptions {
  if (!isPostgres(database)) return { file: database };
  return { url: database, password: databasePassword, poolSize: databasePoolSize };
}

/** Makes the folder for files of the gateway. What they hold is nobody else's business on this machine. @returns its path */
export function prepareFolder({ database }: Config): string {
  const folder = isPostgres(database) ? FOLDER : dirname(database);
  process.umask(0o077);
  mkdirSync(folder, { recursive: true });
  return folder;
}
