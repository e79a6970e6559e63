/** Where terraform is missing, the tests that run it say so and nothing else. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { TERRAFORM_IS_MISSING } from "../../scripts/quickstart/terraform";

const ROOT = resolve(__dirname, "../..");
const FILES = ["access-list", "access-list-member", "bad-input", "oauth-client", "functions"].map(
  (name) => `test/terraform/${name}.test.ts`,
);

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly failureMessages: readonly string[] }[];
  }[];
}

test("with an empty PATH each test fails with the one line that says how to get it", () => {
  // Without the global setup: what this very run has built stays as it is.
  const { globalSetup: _, ...config } = require(resolve(ROOT, "jest.config.cjs"));
  const { stdout } = spawnSync(
    process.execPath,
    [
      resolve(ROOT, "node_modules/jest/bin/jest.js"),
      `--config=${JSON.stringify({ ...config, rootDir: ROOT })}`,
      "--runInBand",
      "--json",
      "--runTestsByPath",
      ...FILES,
    ],
    { cwd: ROOT, encoding: "utf8", env: { ...process.env, PATH: "" }, maxBuffer: 64 << 20 },
  );
  const { testResults }: Report = JSON.parse(stdout);
  const failures = testResults.flatMap((file) => file.assertionResults.map((one) => one.failureMessages));
  // A file that is not there any more would be reported without a test.
  expect(testResults.map((file) => file.assertionResults.length > 0)).toEqual(FILES.map(() => true));
  const oneLine = [expect.stringMatching(`^Error: ${TERRAFORM_IS_MISSING}\n +at `)];
  expect(failures).toEqual(failures.map(() => oneLine));
}, 90_000);
