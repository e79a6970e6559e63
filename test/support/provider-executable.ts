import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeMirror } from "../../scripts/mirror";

export interface ProviderExecutable {
  /** Command line configuration by which terraform finds the executable and nothing else. */
  readonly cliConfig: string;
  dispose(): void;
}

/** Lays the provider, built as a release is built, into a filesystem mirror of its own. */
export function installProviderExecutable(): ProviderExecutable {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-mirror-"));
  const cliConfig = readFileSync(makeMirror(folder), "utf8");
  return { cliConfig, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
