/** `npm run provider:install`: puts the provider where this user's terraform finds it without a registry. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const before = sumOf(folder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (WINDOWS) writeFileSync(join(folder, `${EXECUTABLE_NAME}.exe`), await buildSingleExecutable());
  else cpSync(PROVIDER_PACKAGE, folder, { recursive: true });
  const replaced = before !== undefined && before !== sumOf(folder);
  process.stdout.write(`Installed in ${folder}\n${replaced ? REPLACED : ""}${advice(mirror)}`);
}

/** Lock files hold the sum of what a version was, and neither `init` nor `init -upgrade` takes another for the same version. */
const REPLACED = `This is another build of ${version} than was here before. Where that one was used, terraform refuses this one until the block
of ${SOURCE_ADDRESS} is taken out of .terraform.lock.hcl and terraform init is run.
`;

/** Of everything that is installed; undefined where nothing is. */
function sumOf(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const sum = createHash("sha256");
  for (const name of readdirSync(folder).sort()) sum.update(name).update(readFileSync(join(folder, name)));
  return sum.digest("hex");
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
