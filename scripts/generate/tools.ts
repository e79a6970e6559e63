/** Generators that are too large for everyone's node_modules: they have a package of their own, in `tools/`. */
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const FOLDER = resolve(__dirname, "tools");
const LOCK = join(FOLDER, "package-lock.json");
const INSTALLED = join(FOLDER, "node_modules/.installed.json");

/** Where their programs are, once installed. */
export const TOOL_PROGRAMS = join(FOLDER, "node_modules/.bin");

/** Installs what the lock file names, unless it is there already. @throws Error when npm fails */
export function installTools(): void {
  if (existsSync(INSTALLED) && readFileSync(INSTALLED, "utf8") === readFileSync(LOCK, "utf8")) return;
  execFileSync("npm", ["ci"], { cwd: FOLDER, stdio: "inherit" });
  copyFileSync(LOCK, INSTALLED);
}

/** A module of theirs; its shape is for the caller to know. */
export function requireTool(name: string): unknown {
  return createRequire(LOCK)(name);
}
