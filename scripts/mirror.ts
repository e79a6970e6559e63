/** A filesystem mirror made from the built provider, so that terraform installs it as it would from a registry. */
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { version } from "../package.json";

export const SOURCE_ADDRESS = "registry.terraform.io/rollcall/rollcall";
const PLATFORMS: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64", ia32: "386" };

/** Where `npm run build` leaves the provider: what Terraform starts, and beside it what that runs. */
export const PROVIDER_PACKAGE = resolve(__dirname, "../dist/provider");
export const EXECUTABLE_NAME = `terraform-provider-rollcall_v${version}`;
export const PROVIDER_EXECUTABLE = join(PROVIDER_PACKAGE, EXECUTABLE_NAME);

/** Terraform's name of this machine's platform, such as `linux_amd64`. */
export function platform(): string {
  return `${process.platform === "win32" ? "windows" : process.platform}_${PLATFORMS[process.arch] ?? process.arch}`;
}

/**
 * Lays the mirror out below `directory` and writes a CLI configuration that knows nothing else.
 * @returns the path of that configuration, for `TF_CLI_CONFIG_FILE`
 */
export function makeMirror(directory: string): string {
  const mirror = join(resolve(directory), "mirror");
  const packageDirectory = join(mirror, SOURCE_ADDRESS, version, platform());
  mkdirSync(packageDirectory, { recursive: true });
  cpSync(PROVIDER_PACKAGE, packageDirectory, { recursive: true });
  const configuration = join(resolve(directory), "terraform.rc");
  writeFileSync(
    configuration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  return configuration;
}
