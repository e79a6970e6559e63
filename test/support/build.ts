import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Bundles both programs once for the whole run: the tests that start processes start what a release would ship. */
module.exports = function build(): void {
  execFileSync(process.execPath, ["scripts/build.mjs"], {
    cwd: resolve(__dirname, "../.."),
    stdio: "inherit",
  });
};
