import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScriptedServer } from "../../provider/client/scripted-server";
import { type Environment, rollcall, rollcallUnread, type Served, serve } from "./cli";

const SECRET = "s".repeat(43);
let folder: string;
let served: Served;
let signedIn: Environment;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-commands-"));
  const bootstrap = { ROLLCALL_BOOTSTRAP_CLIENT_ID: "admin", ROLLCALL_BOOTSTRAP_CLIENT_SECRET: SECRET };
  served = await serve(folder, bootstrap);
  signedIn = {
    ROLLCALL_ENDPOINT: served.publicUrl,
    ROLLCALL_CLIENT_ID: "admin",
    ROLLCALL_CLIENT_SECRET: SECRET,
  };
});
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

async function json<T>(args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await rollcall([...args, "--format", "json"], signedIn);
  expect([code, stderr]).toEqual([0, ""]);
  return JSON.parse(stdout) as T;
}

describe("usage", () => {
  test("--version is the package's", async () => {
    const { version } = (await import("../../../package.json")) as { version: string };
    expect(await rollcall(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  test("a reader that stops before the end, as `| head -1` does, ends the command quietly", async () => {
    expect(await rollcallUnread(["serve", "--help"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test.each([
    [["sevre"], "serve"],
    [["client", "create"], "--name"],
    [["serve", "--prot", "1"], "--port"],
  ])("%j is wrong usage: exit code 2, with a hint", async (args, hint) => {
    const { code, stderr } = await rollcall(args);
    expect([code, stderr.includes(hint)]).toEqual([2, true]);
  });
});

describe("client", () => {
  type Client = { client_id: string; client_secret: string; base_url: string; token_url: string };

  test("create prints what an identity provider's form asks for, and the secret works", async () => {
    const made = await json<Client>(["client", "create", "--name", "sailpoint", "--scope", "scim"]);
    expect(made).toMatchObject({
      token_url: `${served.publicUrl}/oauth2/token`,
      base_url: `${served.publicUrl}/scim/v2`,
    });
    expect(await tokenStatus(made.client_id, made.client_secret)).toBe(200);
  });

  test("rotate makes a new secret and keeps the one before for the overlap", async () => {
    const made = await json<Client>(["client", "create", "--name", "okta", "--scope", "scim"]);
    const kept = await json<Client>(["client", "rotate", made.client_id]);
    expect(await tokenStatus(made.client_id, made.client_secret)).toBe(200);
    expect(await tokenStatus(made.client_id, kept.client_secret)).toBe(200);
    const ended = await json<Client>(["client", "rotate", made.client_id, "--overlap", "0s"]);
    expect(await tokenStatus(made.client_id, kept.client_secret)).toBe(401);
    expect(await tokenStatus(made.client_id, ended.client_secret)).toBe(200);
  });

  test("list shows them as a table, without secrets", async () => {
    const { stdout } = await rollcall(["client", "list"], signedIn);
    const [head, ...rows] = stdout.trim().split("\n");
    expect(head).toMatch(/^CLIENT_ID +NAME +SCOPES/);
    expect(rows.some((row) => /^admin +bootstrap +manage/.test(row))).toBe(true);
    expect(stdout).not.toContain(SECRET);
  });

  function tokenStatus(clientId: string, secret: string): Promise<number> {
    const body = new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: secret,
    });
    return fetch(`${served.publicUrl}/oauth2/token`, { method: "POST", body }).then(({ status }) => status);
  }
});

describe("token", () => {
  type Token = { id: string; token: string; base_url: string; expires_at: string | null };

  const usersStatus = async ({ base_url }: { base_url: string }, authorization: string) =>
    (await fetch(`${base_url}/Users`, { headers: { authorization } })).status;

  test("create shows the token once; it lets in until revoke ends it", async () => {
    const expires = "2096-01-01T00:00:00Z";
    const made = await json<Token>(["token", "create", "--name", "okta", "--expires-at", expires]);
    expect(made).toEqual({
      id: expect.stringMatching(/^rt_/),
      token: expect.stringMatching(/^rollcall_scim_[\w-]{43}$/),
      base_url: `${served.publicUrl}/scim/v2`,
      expires_at: expires,
    });
    expect(await usersStatus(made, `Bearer ${made.token}`)).toBe(200);
    const { stdout } = await rollcall(["token", "list"], signedIn);
    const [head, row] = stdout.trim().split("\n");
    expect(head).toMatch(/^ID +NAME +INTEGRATION +EXPIRES_AT +LAST_USED_AT$/);
    expect(row).toMatch(new RegExp(`^${made.id} +okta +default +${expires}`));
    expect(stdout).not.toContain(made.token);
    expect((await rollcall(["token", "revoke", made.id], signedIn)).code).toBe(0);
    expect(await usersStatus(made, `Bearer ${made.token}`)).toBe(401);
    expect((await rollcall(["token", "revoke", made.id], signedIn)).code).toBe(3);
  });

  test("client create --basic-auth makes one that may use HTTP Basic", async () => {
    type Client = { client_id: string; client_secret: string; base_url: string };
    const make = (...more: string[]) =>
      json<Client>(["client", "create", "--name", "okta", "--scope", "scim", ...more]);
    const statusOf = (made: Client) => {
      const credentials = Buffer.from(`${made.client_id}:${made.client_secret}`).toString("base64");
      return usersStatus(made, `Basic ${credentials}`);
    };
    expect(await statusOf(await make("--basic-auth"))).toBe(200);
    expect(await statusOf(await make())).toBe(403);
  });
});

test("lock: add, list, remove", async () => {
  const added = await json<{ id: string }>(["lock", "add", "--user", "mallory", "--reason", "laptop stolen"]);
  const found = await json<{ id: string; reason: string }[]>(["lock", "list", "--user", "Mallory"]);
  expect(found).toMatchObject([{ id: added.id, reason: "laptop stolen", source: "admin" }]);
  expect((await rollcall(["lock", "remove", added.id], signedIn)).code).toBe(0);
  expect(await json(["lock", "list", "--user", "mallory"])).toEqual([]);
});

describe("exit codes", () => {
  test.each([
    ["2 without an endpoint", ["client", "list"], { ROLLCALL_ENDPOINT: "" }, 2, "--endpoint"],
    [
      "2 for what the gateway finds invalid",
      ["lock", "add", "--user", "x", "--reason", "y", "--expires-at", "soon"],
      {},
      2,
      "expires_at",
    ],
    [
      "2 for a secret as a flag, which process lists would show",
      ["client", "list", "--client-secret", "x"],
      {},
      2,
      "unknown option",
    ],
    ["1 for a wrong secret", ["client", "list"], { ROLLCALL_CLIENT_SECRET: "wrong" }, 1, "signing in failed"],
    ["3 for what is not there", ["lock", "remove", "nothing"], {}, 3, "rollcall: "],
    ["3 for locks of no integration", ["lock", "list", "--integration", "nope"], {}, 3, "integration"],
    [
      "5 for a gateway that does not answer",
      ["client", "list"],
      { ROLLCALL_ENDPOINT: "http://127.0.0.1:1" },
      5,
      "does not answer",
    ],
  ])("%s", async (_, args, environment, code, text) => {
    const run = await rollcall(args, { ...signedIn, ...environment });
    expect([run.code, run.stdout, run.stderr.includes(text)]).toEqual([code, "", true]);
  });

  test.each([
    ["below a wrong path", () => `${served.publicUrl}/wrong`],
    ["below /v1", () => `${served.publicUrl}/v1`],
    ["below the token endpoint", () => `${served.publicUrl}/oauth2/token`],
    ["at the port for health and metrics", () => served.managementUrl],
  ])("2 for an endpoint %s: nothing there passes for a thing that does not exist", async (_, endpoint) => {
    const run = await rollcall(["lock", "remove", "nothing"], { ...signedIn, ROLLCALL_ENDPOINT: endpoint() });
    expect([run.code, run.stdout]).toEqual([2, ""]);
    expect(run.stderr).toContain(`there is no Rollcall gateway at ${endpoint()}:`);
  });

  test.each([
    [404, "text/html", "<h1>Not Found</h1>"],
    [404, "application/json", '{"code":"not-found"}'],
    [404, "application/problem+json", '{"type":"urn:rollcall:problem:no-route","code":"no-route"}'],
    [200, "text/html", "<h1>Welcome</h1>"],
  ])("2 for what answers %d in %s with %s, as no gateway does", async (status, type, body) => {
    const reply = { status, headers: { "Content-Type": type }, body };
    const proxy = await ScriptedServer.start([reply]);
    const environment = { ...signedIn, ROLLCALL_ENDPOINT: proxy.endpoint };
    for (const args of [["lock", "remove", "x"], ["export"], ["scim", "log"]]) {
      const run = await rollcall(args, environment);
      expect([args, run.code, run.stdout]).toEqual([args, 2, ""]);
      expect(run.stderr).toContain(`there is no Rollcall gateway at ${proxy.endpoint}:`);
    }
    proxy.tokenReply = reply;
    expect((await rollcall(["export"], environment)).stderr).toContain("there is no Rollcall gateway");
    await proxy.stop();
  });
});

describe("config", () => {
  test("print shows each setting with its source, secrets masked", async () => {
    const { stdout, code } = await rollcall(["config", "print", "--port", "9000"], {
      ROLLCALL_MASTER_KEY: SECRET,
      ROLLCALL_LOG_LEVEL: "debug",
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^port +9000 +flag$/m);
    expect(stdout).toMatch(/^log_level +debug +environment$/m);
    expect(stdout).toMatch(/^host +127\.0\.0\.1 +default$/m);
    expect(stdout).toMatch(/^master_key +\*+ +environment$/m);
    expect(stdout).not.toContain(SECRET);
  });

  test("check tells every fault at once and exits with 2", async () => {
    const { code, stderr } = await rollcall(["config", "check"], {
      ROLLCALL_PROT: "1",
      ROLLCALL_TOKEN_LIFETIME: "never",
    });
    expect(code).toBe(2);
    expect(stderr).toContain("2 settings are wrong");
    expect(stderr).toContain("Did you mean ROLLCALL_PORT?");
  });

  test("check is content with the defaults", async () => {
    expect((await rollcall(["config", "check"])).code).toBe(0);
  });
});

describe("migrate", () => {
  test("status shows what a new database lacks, up applies it once", async () => {
    const database = join(folder, "fresh/rollcall.sqlite");
    const pending = await rollcall(["migrate", "status", "--database", database]);
    expect(pending.stdout).toMatch(/^0001-initial {2}pending$/m);
    const first = await rollcall(["migrate", "up", "--database", database]);
    expect([first.code, first.stdout]).toEqual([0, expect.stringContaining("0001-initial")]);
    expect((await rollcall(["migrate", "status", "--database", database])).stdout).toMatch(
      /^0001-initial {2}applied$/m,
    );
    expect((await rollcall(["migrate", "up", "--database", database])).stdout).toBe(
      "The database is up to date.\n",
    );
  });

  test("the database of a running gateway is refused", async () => {
    const run = await rollcall(["migrate", "up", "--database", join(folder, ".rollcall/rollcall.sqlite")]);
    expect([run.code, run.stderr.includes("another process")]).toEqual([1, true]);
  });
});
