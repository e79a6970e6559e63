/** The README's first command, run as a new user runs it. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const ROOT = resolve(__dirname, "..");
const COMMAND = ["--import", "tsx", "scripts/quickstart/main.ts"];

function quickstart(...args: string[]) {
  return promisify(execFile)(process.execPath, [...COMMAND, ...args], { cwd: ROOT });
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
    } finally {
      process.kill(pid, "SIGTERM");
    }
  }, 90_000);

  it("without terraform says how to get it and exits 3", () => {
    const path = mkdtempSync(join(tmpdir(), "no-terraform-"));
    symlinkSync(process.execPath, join(path, "node"));
    const { status, stderr } = spawnSync(process.execPath, COMMAND, {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, PATH: path },
    });
    rmSync(path, { recursive: true });
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^terraform is not on the PATH; install Terraform 1\.11 or newer from https:\S+\n$/,
    );
  });
});
