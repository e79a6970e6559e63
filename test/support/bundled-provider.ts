import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { platform } from "../../scripts/mirror";

export interface ProviderProgram {
  /** Path from the root of the repository. */
  readonly entry: string;
  /** For example `registry.terraform.io/example/toy`. */
  readonly address: string;
  readonly version: string;
}

export const TOY: ProviderProgram = {
  entry: "test/provider/sdk/toy-main.ts",
  address: "registry.terraform.io/example/toy",
  version: "1.2.3",
};

export interface BundledProvider {
  readonly file: string;
  /** Command line configuration by which terraform finds the executable and nothing else. */
  readonly cliConfig: string;
  dispose(): void;
}

/** Bundles a provider as a release is bundled and lays it into a filesystem mirror. */
export async function bundleProvider({ entry, address, version }: ProviderProgram): Promise<BundledProvider> {
  const root = mkdtempSync(join(tmpdir(), "mirror-"));
  const folder = join(root, address, version, platform());
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `terraform-provider-${address.split("/").at(-1)}_v${version}`);
  await build({
    entryPoints: [resolve(__dirname, "../..", entry)],
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
