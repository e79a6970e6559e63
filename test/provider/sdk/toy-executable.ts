import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

export interface Executable {
  readonly file: string;
  /** Command line configuration by which terraform finds the executable and nothing else. */
  readonly cliConfig: string;
  dispose(): void;
}

/** Bundles the toy provider as a release is bundled and lays it into a filesystem mirror. */
export async function buildToyExecutable(): Promise<Executable> {
  const root = mkdtempSync(join(tmpdir(), "mirror-"));
  const cpu = process.arch === "x64" ? "amd64" : process.arch;
  const folder = join(root, "registry.terraform.io/example/toy/1.2.3", `${process.platform}_${cpu}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "terraform-provider-toy_v1.2.3");
  await build({
    entryPoints: [join(__dirname, "toy-main.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    keepNames: true,
    banner: { js: "#!/usr/bin/env node" },
    logLevel: "warning",
  });
  chmodSync(file, 0o755);
  return {
    file,
    cliConfig: `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(root)}\n  }\n}\n`,
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}
