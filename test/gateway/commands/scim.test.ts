/** `rollcall scim log`: an identity engineer asks why a push failed. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientAt, newGroup } from "../scim/service";
import { PROGRAM, rollcall, type Served, serve } from "./cli";

const SECRET = "s".repeat(43);
let folder: string;
let served: Served;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-scim-log-"));
  const bootstrap = { ROLLCALL_BOOTSTRAP_CLIENT_ID: "terraform", ROLLCALL_BOOTSTRAP_CLIENT_SECRET: SECRET };
  served = await serve(folder, bootstrap, ["--conformance"]);
  environment = {
    ROLLCALL_ENDPOINT: served.publicUrl,
    ROLLCALL_CLIENT_ID: "terraform",
    ROLLCALL_CLIENT_SECRET: SECRET,
  };
  const client = clientAt(
    `${served.publicUrl}/scim/v2`,
    /bearer token +(\S+)/.exec(served.output.stderr)?.[1] ?? "",
  );
  await client.get(`/Users?filter=${encodeURIComponent('userName eq "alice@example.com"')}`);
  await client.post("/Groups", newGroup("Requesters", ["alice@example.com"]));
});
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

test("shows one line a request, oldest first, and masks values", async () => {
  const { code, stdout } = await rollcall(["scim", "log"], environment);
  const lines = stdout.trimEnd().split("\n");
  expect(code).toBe(0);
  expect(lines).toEqual([
    expect.stringMatching(
      /^\S+Z {2}200 {2}[\d.]+ ms {2}rt_\S+ {2}GET \/scim\/v2\/Users filter userName eq "\*\*\*"$/,
    ),
    expect.stringMatching(
      / 400 .* POST \/scim\/v2\/Groups {2}invalidValue: These members do not exist.*\*\*\*/,
    ),
  ]);
  expect(stdout).not.toContain("alice");
});

test("--refused --json gives objects with the masked body", async () => {
  const { stdout } = await rollcall(["scim", "log", "--refused", "--json"], environment);
  const [request, ...rest] = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rest).toEqual([]);
  expect(request).toMatchObject({
    status: 400,
    scim_type: "invalidValue",
    body: { displayName: "Requesters", members: [{ value: "***" }] },
  });
});

test("--limit takes the newest", async () => {
  const { stdout } = await rollcall(["scim", "log", "--limit", "1"], environment);
  expect(stdout.trim().split("\n")).toEqual([expect.stringContaining("POST /scim/v2/Groups")]);
  expect((await rollcall(["scim", "log", "--limit", "none"], environment)).code).toBe(2);
});

test("an integration that does not exist is exit code 3", async () => {
  const { code, stderr } = await rollcall(["scim", "log", "--integration", "nobody"], environment);
  expect([code, stderr]).toEqual([3, expect.stringContaining("there is no integration named nobody")]);
});

test("--follow goes on with what comes, each once", async () => {
  const child = spawn(process.execPath, [PROGRAM, "scim", "log", "--follow"], {
    env: { PATH: process.env.PATH, ...environment },
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  const until = async (wanted: number) => {
    for (let i = 0; i < 200 && text.split("\n").length <= wanted; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await until(2);
  await fetch(`${served.publicUrl}/scim/v2/Users`);
  await until(3);
  await fetch(`${served.publicUrl}/scim/v2/Groups`);
  await until(4);
  const ended = new Promise((resolve) => child.once("close", resolve));
  child.kill();
  await ended;
  const lines = text.trimEnd().split("\n");
  expect(lines.slice(2)).toEqual([
    expect.stringMatching(/ 401 .* - {2}GET \/scim\/v2\/Users /),
    expect.stringMatching(/ 401 .* - {2}GET \/scim\/v2\/Groups /),
  ]);
}, 20_000);
