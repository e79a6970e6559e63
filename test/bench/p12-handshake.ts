import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { PROVIDER_EXECUTABLE, PROVIDER_PACKAGE } from "../../scripts/mirror";
import { atMost, type Benchmark, median } from "./report";

const ROUNDS = 21;
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** P12: terraform starts the provider several times a command, so its start is what a small plan waits for. */
export const handshake: Benchmark = {
  name: "p12",
  title: "exec to handshake line of the bundled provider",
  async run(say) {
    say(`${ROUNDS} starts, each beside a bare node`);
    const [bare, provider]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      bare.push(bareNode());
      provider.push(await untilHandshake());
    }
    const files = readdirSync(PROVIDER_PACKAGE).map((name) => statSync(join(PROVIDER_PACKAGE, name)).size);
    const megabytes = files.reduce((sum, size) => sum + size, 0) / 2 ** 20;
    return [
      atMost("exec to handshake against `node -e 0`", median(provider) / median(bare), 4, {
        "handshake ms": median(provider),
        "node -e 0 ms": median(bare),
      }),
      atMost("size of the bundle, MB", megabytes, 1, {}),
    ];
  },
};

function environment(): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _, ...rest } = process.env;
  return { ...rest, TF_PLUGIN_MAGIC_COOKIE: COOKIE, PLUGIN_PROTOCOL_VERSIONS: "6" };
}

function bareNode(): number {
  const begun = performance.now();
  execFileSync(process.execPath, ["-e", "0"], { env: environment() });
  return performance.now() - begun;
}

async function untilHandshake(): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [PROVIDER_EXECUTABLE], {
    env: environment(),
    stdio: ["ignore", "pipe", "ignore"],
  });
  await once(child.stdout, "data");
  const elapsed = performance.now() - begun;
  child.kill("SIGKILL");
  await once(child, "exit");
  return elapsed;
}
