/**
 * What Terraform starts in a published provider: runs the program that lies beside it, with the code that was compiled ahead of
 * time for this very Node. Where there is none, or V8 refuses it, Node compiles the program itself and is only slower. A Node
 * that is too old gets to see nothing but this file, which is built for it, too.
 */
import { readFileSync, writeSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

/** Name of the program's files, which changes with its content: so no compiled code ever meets another source. */
declare const PROGRAM: string;
/** Whether the files are inside of a single executable. */
declare const EMBEDDED: boolean;

/** The oldest Node that the program runs on: major and minor version. */
const OLDEST = [20, 19] as const;

/** Terraform shows what a plugin says in place of its handshake. */
function refuseOldNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  writeSync(
    1,
    `The provider needs Node ${OLDEST.join(".")} or later on the PATH; this is ${process.version}.\n`,
  );
  process.exit(1);
}

function load(name: string): Buffer {
  if (!EMBEDDED) return readFileSync(join(__dirname, name));
  const { getAsset } = require("node:sea") as typeof import("node:sea");
  return Buffer.from(getAsset(name));
}

function loadCompiled(): Buffer | undefined {
  try {
    return load(`${PROGRAM}-${process.version}-${process.platform}-${process.arch}.cache`);
  } catch {
    return undefined;
  }
}

refuseOldNode();
const source = Module.wrap(load(`${PROGRAM}.cjs`).toString("utf8"));
const script = new Script(source, { filename: `${PROGRAM}.cjs`, cachedData: loadCompiled() });
const run: (...scope: unknown[]) => void = script.runInThisContext();
run.call(module.exports, module.exports, require, module, __filename, __dirname);
