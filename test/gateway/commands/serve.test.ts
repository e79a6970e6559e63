import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROGRAM, rollcall, type Served, serve, withoutSettings } from "./cli";

const SECRET = "s".repeat(43);
const SECRET_FILE = ".rollcall/rollcall.sqlite.bootstrap-client-secret";
const running: Served[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-serve-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((served) => served.stop("SIGKILL")));
  rmSync(folder, { recursive: true });
});

async function started(environment: Record<string, string> = {}): Promise<Served> {
  const served = await serve(folder, environment);
  running.push(served);
  return served;
}

function requestToken(url: string, clientId: string, secret: string): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: clientId,
    client_secret: secret,
  });
  return fetch(`${url}/oauth2/token`, { method: "POST", body });
}

describe("the first start", () => {
  test("makes a database and a management client, whose secret goes to a file that only its user reads", async () => {
    const { output, publicUrl } = await started();
    const file = join(folder, SECRET_FILE);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, ".rollcall/rollcall.sqlite")).mode & 0o077).toBe(0);
    const secret = readFileSync(file, "utf8").trim();
    const [, clientId = ""] = /management client (\S+) made/.exec(output.stdout) ?? [];
    expect((await requestToken(publicUrl, clientId, secret)).status).toBe(200);
    expect(output.stdout + output.stderr).not.toContain(secret);
    expect(output.stdout).toContain(`token URL ${publicUrl}/oauth2/token`);
  });

  test("off a terminal the printed command makes a client as it stands", async () => {
    const { output } = await started();
    const [, flags = ""] = /rollcall\.cjs (client create [^"]+)"/.exec(output.stdout) ?? [];
    const made = await rollcall([...flags.split(" "), "--format", "json"], {}, folder);
    expect([made.code, made.stderr]).toEqual([0, ""]);
    expect(JSON.parse(made.stdout)).toMatchObject({ scopes: ["scim"] });
  });

  test("two databases in one folder keep a secret each", async () => {
    for (const database of ["a.sqlite", "b.sqlite"]) await started({ ROLLCALL_DATABASE: database });
    const secrets = ["a", "b"].map((name) =>
      readFileSync(join(folder, `${name}.sqlite.bootstrap-client-secret`), "utf8"),
    );
    expect(new Set(secrets).size).toBe(2);
  });

  test("the secret of a database that was moved away is not overwritten", async () => {
    const first = await started();
    await first.stop();
    const secret = readFileSync(join(folder, SECRET_FILE), "utf8");
    for (const suffix of ["", "-wal", "-shm"]) {
      rmSync(join(folder, `.rollcall/rollcall.sqlite${suffix}`), { force: true });
    }
    const { output } = await started();
    expect(readFileSync(join(folder, SECRET_FILE), "utf8")).toBe(secret);
    expect(output.stdout).toContain(`its secret is in ${SECRET_FILE}-2`);
    expect(readFileSync(join(folder, `${SECRET_FILE}-2`), "utf8")).toMatch(/^[\w-]{43}\n$/);
  });

  test("writes nothing but JSON lines", async () => {
    const served = await started();
    await fetch(`${served.publicUrl}/nothing`);
    await served.stop();
    const lines = served.output.stdout.trim().split("\n");
    expect(lines.map((line) => typeof JSON.parse(line).msg)).toEqual(lines.map(() => "string"));
    expect(served.output.stderr).toBe("");
  });

  test("takes a secret and an id that the operator brings, and writes no file", async () => {
    const { publicUrl, output } = await started({
      ROLLCALL_BOOTSTRAP_CLIENT_ID: "terraform",
      ROLLCALL_BOOTSTRAP_CLIENT_SECRET: SECRET,
    });
    expect((await requestToken(publicUrl, "terraform", SECRET)).status).toBe(200);
    expect(existsSync(join(folder, SECRET_FILE))).toBe(false);
    expect(output.stdout).not.toContain(SECRET);
  });

  test("is the only one: the next makes no client, and old tokens and clients go on", async () => {
    const first = await started({
      ROLLCALL_BOOTSTRAP_CLIENT_ID: "terraform",
      ROLLCALL_BOOTSTRAP_CLIENT_SECRET: SECRET,
    });
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    const second = await started({ ROLLCALL_BOOTSTRAP_CLIENT_SECRET: "t".repeat(43) });
    expect(second.output.stdout).not.toContain("first start");
    expect((await requestToken(second.publicUrl, "terraform", SECRET)).status).toBe(200);
  });
});

describe("on a terminal", () => {
  /** `script` gives the program a pseudo-terminal, which is what decides how it introduces itself. */
  async function said(): Promise<string> {
    const command = `${process.execPath} ${PROGRAM} serve --port 0 --management-port 0`;
    const child = spawn("script", ["-qec", command, "/dev/null"], {
      cwd: folder,
      env: withoutSettings(),
      stdio: ["pipe", "pipe", "inherit"],
    });
    const closed = once(child, "close");
    let text = "";
    let stopping = false;
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
      if (stopping || !(text.includes("client create") && text.includes('"serving"'))) return;
      stopping = true;
      child.stdin.write("\x03");
    });
    await closed;
    return text.replaceAll("\r", "");
  }

  test("the first start shows the secret once; every start shows what to paste into an identity provider", async () => {
    const paste =
      /Paste into your identity provider:\s+SCIM base URL +http:\S+\/scim\/v2\s+token URL +http:\S+\/oauth2\/token/;
    const first = await said();
    expect(first).toMatch(paste);
    expect(first).toMatch(/export ROLLCALL_CLIENT_SECRET=[A-Za-z0-9_-]{43}\n/);
    expect(existsSync(join(folder, SECRET_FILE))).toBe(false);
    const second = await said();
    expect(second).toMatch(paste);
    expect(second).not.toContain("ROLLCALL_CLIENT_SECRET");
  });
});

describe("stopping", () => {
  test.each(["SIGTERM", "SIGINT"] as const)("%s ends it with exit code 0", async (signal) => {
    const served = await started();
    expect(await served.stop(signal)).toEqual({ code: 0, signal: null });
    expect(served.output.stdout).toContain('"msg":"stopped"');
  });

  test("a second signal ends it at once", async () => {
    const served = await started();
    const { port, hostname } = new URL(served.publicUrl);
    const socket = (await import("node:net")).connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.write(
      "POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n",
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    served.kill("SIGTERM");
    await new Promise((resolve) => setTimeout(resolve, 300));
    const start = performance.now();
    expect(await served.stop("SIGTERM")).toEqual({ code: 130, signal: null });
    expect(performance.now() - start).toBeLessThan(1000);
    socket.destroy();
  });
});

describe("what cannot start says why and changes nothing", () => {
  test("a second gateway on the same file", async () => {
    await started();
    const second = await rollcall(["serve", "--port", "0", "--management-port", "0"], {}, folder);
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/^rollcall: another process has .*rollcall\.sqlite open/);
    expect(second.stderr.trim().split("\n")).toHaveLength(1);
  });

  test("a second gateway on the same file, through a link", async () => {
    await started();
    symlinkSync(".rollcall/rollcall.sqlite", join(folder, "link.sqlite"));
    const { code, stderr } = await rollcall(
      ["serve", "--port", "0", "--management-port", "0", "--database", "link.sqlite"],
      {},
      folder,
    );
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/^rollcall: another process has link\.sqlite open/),
    ]);
  });

  test.each([":memory:", "file:rollcall.sqlite"])("%s for a database", async (database) => {
    const { code, stderr } = await rollcall(["serve", "--database", database], {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining("must be a file's path")]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a port that is taken, with what to set", async () => {
    const server: Server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { code, stderr } = await rollcall(
      ["serve", "--port", String(port), "--management-port", "0"],
      {},
      folder,
    );
    const told = `rollcall: 127.0.0.1:${port} is taken by another process: say another port, or 0 for a free one, by ROLLCALL_PORT or --port\n`;
    expect([code, stderr]).toEqual([1, told]);
    server.close();
  });

  test("SEC-03: an empty or weak key", async () => {
    for (const key of ["", " ", "changeme"]) {
      const { code, stderr } = await rollcall(["serve"], { ROLLCALL_MASTER_KEY: key }, folder);
      expect([code, stderr.includes("ROLLCALL_MASTER_KEY")]).toEqual([2, true]);
    }
    expect(existsSync(join(folder, ".rollcall"))).toBe(false);
  });

  test("another master key than the one that sealed the signing keys", async () => {
    const first = await started({ ROLLCALL_MASTER_KEY: SECRET });
    await first.stop();
    const { code, stderr } = await rollcall(
      ["serve", "--port", "0", "--management-port", "0"],
      { ROLLCALL_MASTER_KEY: "t".repeat(43) },
      folder,
    );
    expect([code, stderr.includes("another master key")]).toEqual([1, true]);
  });

  test("STD-15: plain http off loopback", async () => {
    const { code, stderr } = await rollcall(
      ["serve", "--host", "0.0.0.0", "--public-url", "https://x.example"],
      {},
      folder,
    );
    expect([code, stderr.includes("in the clear")]).toEqual([2, true]);
  });
});
