/** What the pipelines in examples/ci do around the script that both call, without terraform. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const CI = resolve(__dirname, "../../examples/ci");
const SCRIPT = "rollcall-terraform.sh";
const GITHUB = readFileSync(join(CI, "github-actions.yml"), "utf8");
const GITLAB = readFileSync(join(CI, "gitlab-ci.yml"), "utf8");

test.each([
  ["GitHub", GITHUB],
  ["GitLab", GITLAB],
])("%s calls the script, and has no terraform command of its own", (_, pipeline) => {
  for (const verb of ["check", "plan", "apply", "drift"]) expect(pipeline).toContain(`./${SCRIPT} ${verb}`);
  expect(pipeline).not.toMatch(/terraform (?:init|plan|apply|validate|fmt)/);
  for (const [, version] of pipeline.matchAll(/uses: \S+@(\S+)/g)) expect(version).toMatch(/^[0-9a-f]{40}$/);
});

test("no job of a pull request can cancel an apply that waits", () => {
  expect(GITHUB).not.toMatch(/^\s*concurrency:/m);
});

/** The shell of the step that calls the script, as the runner is given it. */
function shellOf(pipeline: string, verb: string): string {
  const github = pipeline.match(/(?<=run: \|\n)(?: {10}.*\n)+/g) ?? [];
  const gitlab = pipeline.match(/(?<=script:\n)(?: {4}- .*\n?)+/g) ?? [];
  const step = [...github, ...gitlab].find((shell) => shell.includes(`./${SCRIPT} ${verb}`)) ?? "";
  return step.replace(/^ {10}| {4}- /gm, "");
}

/** Runs the step where the script ends with `code`: whether its job passes, and whether it opened an issue. */
function runStep(pipeline: string, verb: string, code: number) {
  const folder = mkdtempSync(join(tmpdir(), "ci-"));
  const stub = (name: string, text: string) => writeFileSync(join(folder, name), text, { mode: 0o755 });
  stub(SCRIPT, `#!/bin/sh\necho what differs >tfplan.txt\nexit ${code}\n`);
  stub("gh", '#!/bin/sh\necho "$@" >>issues\n');
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
    GITHUB_SERVER_URL: "https://example.com",
    GITHUB_REPOSITORY: "a/b",
    GITHUB_RUN_ID: "1",
  };
  const args = ["-euo", "pipefail", "-c", shellOf(pipeline, verb)];
  const { status } = spawnSync("bash", args, { cwd: folder, env });
  const result = { passes: status === 0, asks: existsSync(join(folder, "issues")) };
  rmSync(folder, { recursive: true });
  return result;
}

test.each([
  ["GitHub", "plan", GITHUB, { passes: true, asks: false }],
  ["GitHub", "drift", GITHUB, { passes: true, asks: true }],
  ["GitLab", "plan", GITLAB, { passes: true, asks: false }],
  ["GitLab", "drift", GITLAB, { passes: false, asks: false }],
])("%s: a job that could not %s never passes for one that could", (_, verb, pipeline, whenItDiffers) => {
  expect(runStep(pipeline, verb, 0)).toEqual({ passes: true, asks: false });
  expect(runStep(pipeline, verb, 2)).toEqual(whenItDiffers);
  for (const code of [1, 64, 127, 137])
    expect([code, runStep(pipeline, verb, code)]).toEqual([code, { passes: false, asks: false }]);
});
