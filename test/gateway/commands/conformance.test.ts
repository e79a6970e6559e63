/** `rollcall serve --conformance`: one command, and a public SCIM suite has what it needs. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clientAt, newGroup, newUser } from "../scim/service";
import { rollcall, type Served, serve } from "./cli";

const running: Served[] = [];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rollcall-suites-"));
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((served) => served.stop("SIGKILL")));
  rmSync(folder, { recursive: true });
});

async function started(args: readonly string[] = ["--conformance"]): Promise<Served> {
  const served = await serve(folder, { TMPDIR: folder }, args);
  running.push(served);
  return served;
}

const printed = ({ output }: Served, what: string) =>
  new RegExp(`${what} +(\\S+)`).exec(output.stderr)?.[1] ?? "";

test("prints base URL and token, takes any group, and leaves nothing behind", async () => {
  const served = await started();
  const client = clientAt(printed(served, "SCIM base URL"), printed(served, "bearer token"));
  const { body: user } = await client.post("/Users", newUser());
  const group = await client.post("/Groups", newGroup("Any Group At All", [user.id]));
  expect(group.status).toBe(201);
  expect((await client.patch(`/Groups/${group.body.id}`, [{ op: "remove", path: "members" }])).status).toBe(
    200,
  );
  expect((await client.delete(`/Users/${user.id}`)).status).toBe(204);
  expect((await client.get("/ServiceProviderConfig")).status).toBe(200);
  expect((await clientAt(client.base, "x").get("/Users")).status).toBe(401);
  await served.stop();
  expect(existsSync(join(folder, ".rollcall"))).toBe(false);
  expect(readdirSync(folder)).toEqual([]);
});

test("the printed client gets an access token at the token URL", async () => {
  const served = await started();
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: printed(served, "client id"),
    client_secret: printed(served, "client secret"),
  });
  const answer = await fetch(printed(served, "token URL"), { method: "POST", body });
  const { access_token } = (await answer.json()) as { access_token: string };
  const client = clientAt(printed(served, "SCIM base URL"), access_token);
  expect((await client.get("/Users")).status).toBe(200);
});

test("the token is the same at every start, also on a database that was kept", async () => {
  const args = ["--conformance", "--database", "suite.sqlite"];
  const first = await started(args);
  await first.stop();
  const second = await started(args);
  expect(printed(second, "bearer token")).toBe(printed(first, "bearer token"));
  const client = clientAt(printed(second, "SCIM base URL"), printed(second, "bearer token"));
  expect((await client.get("/Users")).status).toBe(200);
});

describe("the token that everyone knows stays where it is harmless", () => {
  test.each<[string, readonly string[]]>([
    ["another host", ["--host", "0.0.0.0", "--trust-proxy", "10.0.0.1", "--public-url", "https://x.example"]],
    ["a public URL elsewhere", ["--public-url", "https://x.example"]],
    ["a proxy in front", ["--trust-proxy", "loopback"]],
  ])("%s is refused", async (_, args) => {
    const { code, stderr } = await rollcall(["serve", "--conformance", ...args], {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining("this machine only")]);
  });

  test("a database that holds anything else does not take it", async () => {
    const served = await started(["--database", "real.sqlite"]);
    await served.stop();
    const args = [
      "serve",
      "--conformance",
      "--port",
      "0",
      "--management-port",
      "0",
      "--database",
      "real.sqlite",
    ];
    const { code, stderr } = await rollcall(args, {}, folder);
    expect([code, stderr]).toEqual([2, expect.stringContaining("that it has made itself")]);
  });

  test("a database that has it is served for suites alone", async () => {
    const served = await started(["--conformance", "--database", "suite.sqlite"]);
    await served.stop();
    const args = ["serve", "--port", "0", "--management-port", "0", "--database", "suite.sqlite"];
    const { code, stderr } = await rollcall(args, {}, folder);
    expect([code, stderr]).toEqual([1, expect.stringContaining("a token that everyone knows")]);
  });
});
