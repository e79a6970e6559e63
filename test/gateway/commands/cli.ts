/** The built program, run as users run it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

export const PROGRAM = resolve("dist/gateway/rollcall.cjs");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** Runs a command to its end. */
export async function rollcall(
  args: readonly string[],
  environment: Environment = {},
  cwd?: string,
): Promise<Run> {
  const child = start(args, environment, cwd);
  const output = collect(child);
  const [code] = await once(child, "close");
  return { code: code as number | null, ...output };
}

/** Runs a command whose standard output nobody reads. */
export async function rollcallUnread(args: readonly string[]): Promise<Run> {
  const child = start(args, {});
  child.stdout?.destroy();
  const output = collect(child);
  const [code] = await once(child, "close");
  return { code: code as number | null, ...output };
}

export interface Served {
  readonly pid: number;
  readonly publicUrl: string;
  readonly managementUrl: string;
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Starts `rollcall serve` on free ports and waits until it serves. @throws Error with its output when it does not */
export async function serve(
  cwd: string,
  environment: Environment = {},
  args: readonly string[] = [],
): Promise<Served> {
  const child = start(["serve", "--port", "0", "--management-port", "0", ...args], environment, cwd);
  const output = collect(child);
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal }));
  const line = await untilServing(child, output);
  return {
    ...line,
    pid: child.pid ?? 0,
    output,
    ended,
    kill: (signal) => void child.kill(signal),
    stop: (signal = "SIGTERM") => {
      child.kill(signal);
      return ended;
    },
  };
}

/** This process's environment but for Rollcall's own variables, of which whoever runs the tests may have some. */
export function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("ROLLCALL_")));
}

function start(args: readonly string[], environment: Environment, cwd?: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...withoutSettings(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function collect(child: ChildProcess): { stdout: string; stderr: string } {
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    output.stderr += chunk;
  });
  return output;
}

async function untilServing(child: ChildProcess, output: { stdout: string; stderr: string }) {
  for (let i = 0; i < 400 && child.exitCode === null; i += 1) {
    const line = output.stdout.split("\n").find((text) => text.includes('"msg":"serving"'));
    if (line) return JSON.parse(line) as { publicUrl: string; managementUrl: string };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`rollcall serve did not start:\n${output.stdout}${output.stderr}`);
}
