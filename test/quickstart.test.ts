/** The README's first command, run as a new user runs it. */
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { TERRAFORM_IS_MISSING } from "../scripts/quickstart/terraform";
import { findTerraform } from "./support/terraform";

const ROOT = resolve(__dirname, "..");
const COMMAND = ["--import", "tsx", "scripts/quickstart/main.ts"];

/** What a shell may hold from other work, none of it meant for the quickstart. */
const STRAY = {
  ROLLCALL_CONFIG: "/nowhere/rollcall.json",
  TF_CLI_ARGS: "-nonsense",
  TF_DATA_DIR: "/nowhere",
};

function quickstart(...args: string[]) {
  findTerraform();
  const env = { ...process.env, ...STRAY };
  return promisify(execFile)(process.execPath, [...COMMAND, ...args], { cwd: ROOT, env });
}

/** Runs it where the PATH leads to node and, if there is a script for it, to a terraform of that script. */
function quickstartWith(script?: string) {
  const path = mkdtempSync(join(tmpdir(), "no-terraform-"));
  symlinkSync(process.execPath, join(path, "node"));
  if (script) writeFileSync(join(path, "terraform"), script, { mode: 0o755 });
  const env = { ...process.env, PATH: path };
  const result = spawnSync(process.execPath, COMMAND, { cwd: ROOT, encoding: "utf8", env });
  rmSync(path, { recursive: true });
  return result;
}

async function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += chunk;
    const found = pattern.exec(text)?.[0];
    if (found) return found;
  }
  throw new Error(`it ended without printing ${pattern}:\n${text}`);
}

describe("npm run quickstart", () => {
  it("tells the whole story, a line for each step, and stops", async () => {
    const { stdout } = await quickstart();
    const told = stdout.trim().split("\n");
    expect(told).toEqual([
      expect.stringMatching(/^Building/),
      expect.stringMatching(/^Gateway ready at http:\/\/127\.0\.0\.1:\d+/),
      expect.stringMatching(/^terraform init/),
      expect.stringMatching(/^terraform apply: the list titled GroupRequester/),
      "terraform plan: nothing to change",
      expect.stringMatching(/^The identity provider has a token/),
      expect.stringMatching(/found no user bob@example\.com, and created one/),
      expect.stringMatching(/found the group GroupRequester/),
      "bob@example.com now holds: requester",
      "It deactivated the user",
      "bob@example.com now holds nothing",
      expect.stringMatching(/^terraform destroy/),
      expect.stringMatching(/The gateway is stopped/),
    ]);
    const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(stdout)?.[0];
    await expect(fetch(`${endpoint}/openapi.json`)).rejects.toThrow();
  }, 90_000);

  it("with --keep leaves the gateway up and prints what to paste, the secret in a private file", async () => {
    const { stdout } = await quickstart("--keep");
    const pid = Number(/kill (\d+)/.exec(stdout)?.[1]);
    try {
      const value = (label: string) => new RegExp(`${label} +(\\S.*)`).exec(stdout)?.[1] ?? "";
      const secretFile = value("client secret").replace(/^in /, "");
      expect(statSync(secretFile).mode & 0o777).toBe(0o600);
      const response = await fetch(value("token URL"), {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: value("client id"),
          client_secret: readFileSync(secretFile, "utf8").trim(),
        }),
      });
      expect(response.status).toBe(200);
      const { access_token } = (await response.json()) as { access_token: string };
      const users = await fetch(`${value("SCIM base URL")}/Users`, {
        headers: { authorization: `Bearer ${access_token}` },
      });
      expect(users.status).toBe(200);
      // A second one would delete the database of this one.
      await expect(quickstart()).rejects.toMatchObject({
        code: 1,
        stdout: "",
        stderr: expect.stringContaining(`still running, stop it with: kill ${pid}\n`),
      });
      expect(readFileSync(secretFile, "utf8").trim()).toMatch(/^[\w-]{43}$/);
    } finally {
      process.kill(pid, "SIGTERM");
    }
  }, 90_000);

  it.each([
    ["SIGINT", 130, []],
    ["SIGTERM", 143, ["--keep"]],
  ] as const)(
    "stopped by %s leaves no gateway behind and exits %d",
    async (signal, code, args) => {
      findTerraform();
      const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: ROOT });
      const exit = once(child, "exit");
      const endpoint = await printed(child, /http:\/\/127\.0\.0\.1:\d+/);
      expect((await fetch(`${endpoint}/openapi.json`)).status).toBe(200);
      child.kill(signal);
      expect(await exit).toEqual([code, null]);
      await expect(fetch(`${endpoint}/openapi.json`)).rejects.toThrow();
    },
    60_000,
  );

  it("without terraform says how to get it and exits 3", () => {
    const { status, stderr } = quickstartWith();
    expect(stderr).toBe(`${TERRAFORM_IS_MISSING}\n`);
    expect(status).toBe(3);
  });

  it("with a terraform older than 1.11 says so in one line and exits 3", () => {
    const { status, stderr } = quickstartWith('#!/bin/sh\necho \'{"terraform_version":"1.10.5"}\'\n');
    expect(stderr).toMatch(
      /^terraform 1\.10\.5 is too old; install Terraform 1\.11 or newer from https:\S+\n$/,
    );
    expect(status).toBe(3);
  });
});
