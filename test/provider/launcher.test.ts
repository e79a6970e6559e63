/** The published provider starts from compiled code, and does without where that is not to be had. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { wrap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Script } from "node:vm";
import { engines } from "../../package.json";
import { EXECUTABLE_NAME, PROVIDER_PACKAGE } from "../../scripts/mirror";

const COOKIE = { TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2" };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "launcher-"));
  cpSync(PROVIDER_PACKAGE, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const named = (end: string) => join(folder, readdirSync(folder).find((name) => name.endsWith(end)) ?? end);

/** The handshake line that terraform would be given. */
function start(environment: Record<string, string> = {}): Promise<string> {
  const env = { PATH: process.env.PATH, ...COOKIE, ...environment };
  const child = spawn(join(folder, EXECUTABLE_NAME), [], { env, stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => resolve("it ended"));
    child.stdout.once("data", (bytes: Buffer) => {
      child.kill();
      resolve(bytes.toString());
    });
  });
}

const HANDSHAKE = /^1\|6\|unix\|/;

test("the code that was compiled ahead is what this Node takes", async () => {
  const source = wrap(readFileSync(named(".cjs"), "utf8"));
  const script = new Script(source, { cachedData: readFileSync(named(".cache")) });
  expect(script.cachedDataRejected).toBe(false);
  expect(await start()).toMatch(HANDSHAKE);
});

test("there is none for another Node", async () => {
  rmSync(named(".cache"));
  expect(await start()).toMatch(HANDSHAKE);
});

test("it is cut off", async () => {
  truncateSync(named(".cache"), 1000);
  expect(await start()).toMatch(HANDSHAKE);
});

test("another V8 made it", async () => {
  const bytes = readFileSync(named(".cache"));
  bytes.writeUInt32LE(bytes.readUInt32LE(4) + 1, 4);
  writeFileSync(named(".cache"), bytes);
  expect(await start()).toMatch(HANDSHAKE);
});

test("a Node that is too old is told in place of the handshake, which terraform shows", async () => {
  const startOn = (version: string) => {
    const versions = `{ value: { ...process.versions, node: "${version}" } }`;
    writeFileSync(join(folder, "old.cjs"), `Object.defineProperty(process, "versions", ${versions});`);
    return start({ NODE_OPTIONS: `--require ${join(folder, "old.cjs")}` });
  };
  const oldest = engines.node.replace(">=", "");
  for (const version of ["12.22.9", "18.20.4", "20.9.0"]) {
    expect(await startOn(version)).toMatch(
      `The provider needs Node ${oldest} or later on the PATH; this is v`,
    );
  }
  for (const version of [`${oldest}.0`, "22.0.0"]) expect(await startOn(version)).toMatch(HANDSHAKE);
});
