/** `npm run provider:install`: puts the provider where this user's terraform finds it without a registry. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { EXECUTABLE_NAME, PROVIDER_PACKAGE, platform, SOURCE_ADDRESS } from "../mirror";
import { buildSingleExecutable } from "./single-executable";

const WINDOWS = process.platform === "win32";

async function main(): Promise<void> {
  execFileSync(process.execPath, ["scripts/build.mjs", "provider"], { stdio: "inherit" });
  const mirror = pluginFolder();
  const folder = join(mirror, SOURCE_ADDRESS, version, platform());
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (WINDOWS) writeFileSync(join(folder, `${EXECUTABLE_NAME}.exe`), await buildSingleExecutable());
  else cpSync(PROVIDER_PACKAGE, folder, { recursive: true });
  process.stdout.write(`Installed in ${folder}\n${advice(mirror)}`);
}

/** Terraform looks here by itself, unless its configuration says where to look. */
function pluginFolder(): string {
  return join(settingsFolder(), WINDOWS ? "terraform.d" : ".terraform.d", "plugins");
}

function settingsFolder(): string {
  return WINDOWS ? (process.env.APPDATA ?? homedir()) : homedir();
}

function advice(mirror: string): string {
  const file =
    process.env.TF_CLI_CONFIG_FILE || join(settingsFolder(), WINDOWS ? "terraform.rc" : ".terraformrc");
  const configured = existsSync(file) && readFileSync(file, "utf8").includes("provider_installation");
  const use = `Use it with: source = "rollcall/rollcall", version = "${version}"\n`;
  if (!configured) return use;
  return `${use}
${file} says where terraform looks for providers. Add this to its provider_installation block:

  filesystem_mirror {
    path    = ${JSON.stringify(mirror)}
    include = ["${SOURCE_ADDRESS}"]
  }

and exclude = ["${SOURCE_ADDRESS}"] to its other methods.
`;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
