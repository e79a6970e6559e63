/** `npm run release -- [--single-executable] [--gpg-key <id>] [--folder <path>]` */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { makeRelease } from "./release";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      folder: { type: "string", default: "dist/release" },
      "single-executable": { type: "boolean", default: false },
      "gpg-key": { type: "string" },
    },
  });
  execFileSync(process.execPath, ["scripts/build.mjs", "provider"], { stdio: "inherit" });
  const { folder = "", "single-executable": singleExecutable = false, "gpg-key": gpgKey } = values;
  await makeRelease({ folder, singleExecutable, gpgKey });
  const unsigned = gpgKey ? "" : " It is not signed: give --gpg-key for the registry.";
  process.stdout.write(`The release is in ${folder}.${unsigned}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
