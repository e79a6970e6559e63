import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { makeMirror } from "../../scripts/mirror";

export interface ProviderExecutable {
  /** Command line configuration by which terraform finds the executable and nothing else. */
  readonly cliConfig: string;
  dispose(): void;
}

/** Builds the provider as a release is built, and lays it into a filesystem mirror of its own. */
export function buildProviderExecutable(): ProviderExecutable {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-mirror-"));
  execFileSync(process.execPath, ["scripts/build.mjs", "provider"], { cwd: resolve(__dirname, "../..") });
  const cliConfig = readFileSync(makeMirror(folder), "utf8");
  return { cliConfig, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
