/** Where the first client's secret goes when no terminal shows it. */
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isPostgres } from "../config/database";
import type { Config } from "../config/settings";
import { prepareFolder } from "./database";

const NAME = "bootstrap-client-secret";

/**
 * Writes it where only this user can read it. A file that is there already may hold the secret of another database, or of one
 * that was moved away: it stays as it is, and the new one gets a number.
 * @returns where it is
 */
export function keepSecret(secret: string, config: Config): string {
  const path = join(prepareFolder(config), `${nameOf(config)}.${NAME}`);
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? path : `${path}-${number}`;
    if (writeNew(file, `${secret}\n`)) return file;
  }
}

function nameOf({ database }: Config): string {
  if (!isPostgres(database)) return basename(database);
  return new URL(database).pathname.slice(1).replace(/[^\w.-]/g, "_");
}

function writeNew(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { mode: 0o600, flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
