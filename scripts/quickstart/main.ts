/**
 * `npm run quickstart`: the whole story on real parts, a line for each step.
 * Exit codes: 0 told to the end, 1 something failed, 2 unknown option, 3 terraform is missing or too old,
 * 130 and 143 stopped by SIGINT or SIGTERM.
 */
import { constants } from "node:os";
import { parseArgs } from "node:util";
import { tell } from "./story";
import { terraformFault } from "./terraform";

const HELP = `npm run quickstart [-- --keep]

Builds Rollcall, starts the gateway on a fresh SQLite file below .rollcall/quickstart, declares a list and a client with
the real terraform, plays the identity provider, shows what the user may do, and clears everything away.

  --keep   leaves the gateway up and prints what to paste into an identity provider
  --help   prints this
`;

async function main(): Promise<number> {
  const { values, ok } = options();
  if (!ok || values.help) {
    process.stdout.write(HELP);
    return ok ? 0 : 2;
  }
  const fault = await terraformFault();
  if (fault) {
    process.stderr.write(`${fault}\n`);
    return 3;
  }
  return tellUntilStopped(values.keep ?? false);
}

async function tellUntilStopped(keep: boolean): Promise<number> {
  const stop = new AbortController();
  const { signal } = stop;
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => stop.abort(name));
  try {
    await tell({ keep, signal, say: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    process.stderr.write("\nStopped early, and the gateway with it.\n");
    return 128 + constants.signals[signal.reason as "SIGINT" | "SIGTERM"];
  }
}

function options(): { values: { keep?: boolean; help?: boolean }; ok: boolean } {
  try {
    const { values } = parseArgs({ options: { keep: { type: "boolean" }, help: { type: "boolean" } } });
    return { values, ok: true };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return { values: {}, ok: false };
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`\nquickstart failed: ${error.message}\n`);
    process.exitCode = 1;
  },
);
