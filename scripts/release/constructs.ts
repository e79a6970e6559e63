/** `@rollcall/constructs` as npm publishes and installs it: the same bytes from the same sources. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PACKAGE = "provider/constructs";
const COMPILER = "node_modules/typescript/bin/tsc";

/** Compiles the constructs apart from their sources, where somebody else may be compiling, and packs them into the folder. */
export function packConstructs(folder: string): void {
  const work = mkdtempSync(join(tmpdir(), "rollcall-constructs-"));
  try {
    const options = ["-p", PACKAGE, "--outDir", join(work, "dist")];
    execFileSync(process.execPath, [COMPILER, ...options], { stdio: "inherit" });
    for (const name of ["README.md", "LICENSE"]) copyFileSync(join(PACKAGE, name), join(work, name));
    writeFileSync(join(work, "package.json"), renderPackage());
    unifyModes(work);
    npm("pack", work, "--ignore-scripts", "--silent", "--pack-destination", resolve(folder));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The sources are kept from being published as they lie there; what is packed here is meant to be. */
function renderPackage(): string {
  const sources = JSON.parse(readFileSync(join(PACKAGE, "package.json"), "utf8"));
  const { private: _, scripts: __, ...published } = sources;
  return `${JSON.stringify({ ...published, publishConfig: { access: "public" } }, null, 2)}\n`;
}

/** An archive holds the modes of its files, and these depend on who checked the sources out. */
function unifyModes(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o644);
  }
}

/** On Windows npm is no program that could be started by its name; `npm run` tells where its script is. */
function npm(...args: readonly string[]): void {
  const { npm_execpath: script } = process.env;
  const [program, ...first] = script?.endsWith("js") ? [process.execPath, script] : ["npm"];
  execFileSync(program ?? "npm", [...first, ...args], { stdio: ["ignore", "ignore", "inherit"] });
}
