import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BundledProvider, bundleProvider, TOY } from "../../support/bundled-provider";
import { Terraform } from "../../support/terraform";

const configuration = (body: string) => `
terraform {
  required_providers {
    toy = { source = "example/toy" }
  }
}
resource "toy_thing" "it" {
${body}
}
`;

let executable: BundledProvider;
let temporary: string;
const made: Terraform[] = [];

beforeAll(async () => {
  executable = await bundleProvider(TOY);
  temporary = mkdtempSync(join(tmpdir(), "executable-"));
});

afterAll(() => {
  executable.dispose();
  rmSync(temporary, { recursive: true, force: true });
});

afterEach(() => {
  for (const one of made.splice(0)) one.dispose();
});

async function initialised(body: string, environment: Record<string, string> = {}): Promise<Terraform> {
  const terraform = new Terraform({
    cliConfig: executable.cliConfig,
    environment: { TMPDIR: temporary, ...environment },
  });
  made.push(terraform);
  terraform.write(configuration(body));
  await terraform.init();
  return terraform;
}

test("terraform installs, starts, secures and ends it, and nothing is left behind", async () => {
  const terraform = await initialised('  name = "one"\n  secret_wo = "hush-hush"');
  await terraform.apply();
  expect(terraform.attributes("toy_thing.it")).toMatchObject({ id: "thing-1", name: "one" });
  expect(readdirSync(temporary)).toEqual([]);
});

test("a temporary folder whose path is too long for a socket", async () => {
  const long = join(temporary, "x".repeat(100));
  mkdirSync(long);
  const terraform = await initialised('  name = "one"', { TMPDIR: long });
  await terraform.apply();
  rmSync(long, { recursive: true });
});

test("TF_LOG shows its records by level, without what was masked", async () => {
  const terraform = await initialised('  name = "one"\n  secret_wo = "hush-hush"', {
    TF_LOG_PROVIDER: "info",
  });
  const output = await terraform.apply();
  const record = output.split("\n").find((line) => line.includes(": creating: "));
  expect(record).toMatch(/\[INFO\] {2}provider\.terraform-provider-toy/);
  expect(record).toContain("name=one");
  expect(record).toContain('secret="***"');
  expect(output).not.toContain("hush-hush");
});

test("a crash is shown with its stack trace", async () => {
  const terraform = await initialised('  name = "crash"');
  const output = await terraform.fails("apply", "-auto-approve");
  expect(output).toMatch(
    /Stack trace from the terraform-provider-toy_v1\.2\.3 plugin: panic: deliberate crash/,
  );
});

test("an interrupt ends what is under way with a diagnostic", async () => {
  const terraform = await initialised('  name = "slow"');
  const { process: child, end } = terraform.start("apply", "-auto-approve");
  child.stdout.on("data", (text: string) => {
    if (text.includes("Creating...")) child.kill("SIGINT");
  });
  const { code, stderr } = await end;
  expect(code).toBe(1);
  expect(stderr).toMatch(/Interrupted/);
  expect(stderr).not.toMatch(/did not respond|crashed/);
});

test("a terraform that is killed does not leave it running", async () => {
  const terraform = await initialised('  name = "slow"');
  const { process: child, end } = terraform.start("apply", "-auto-approve");
  let left: number[] = [];
  child.stdout.on("data", (text: string) => {
    if (!text.includes("Creating...")) return;
    left = childrenOf(child.pid);
    child.kill("SIGKILL");
  });
  await end;
  expect(left.length).toBeGreaterThan(0);
  for (let waited = 0; waited < 50 && left.some(isRunning); waited += 1) await sleep(100);
  expect(left.filter(isRunning)).toEqual([]);
});

function childrenOf(pid: number | undefined): number[] {
  const list = execFileSync("ps", ["-e", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = list
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.filter(([, parent]) => parent === pid).map(([child]) => child as number);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
