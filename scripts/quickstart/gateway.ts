/** The built gateway as a process of its own, on a fresh SQLite file. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const GATEWAY = resolve(__dirname, "../../dist/gateway/rollcall.cjs");
const START_LIMIT_MS = 20_000;

export interface RunningGateway {
  readonly endpoint: string;
  readonly logFile: string;
  stop(): Promise<void>;
  /** Lets the process outlive this one. */
  release(): number | undefined;
}

/** @throws Error with the path of the log when it does not become ready */
export async function startGateway(
  directory: string,
  environment: Record<string, string>,
): Promise<RunningGateway> {
  const [port, managementPort] = [await freePort(), await freePort()];
  const endpoint = `http://127.0.0.1:${port}`;
  const logFile = join(directory, "gateway.log");
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, [GATEWAY, "serve"], {
    detached: true,
    stdio: ["ignore", log, log],
    env: {
      ...process.env,
      ROLLCALL_PUBLIC_URL: endpoint,
      ROLLCALL_PORT: String(port),
      ROLLCALL_MANAGEMENT_PORT: String(managementPort),
      ROLLCALL_DATABASE: join(directory, "rollcall.sqlite"),
      ...environment,
    },
  });
  await ready(`http://127.0.0.1:${managementPort}/health/ready`, child, logFile);
  return {
    endpoint,
    logFile,
    stop: () => stop(child),
    release: () => {
      child.unref();
      return child.pid;
    },
  };
}

async function ready(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  child.kill();
  throw new Error(`the gateway did not become ready; ${logFile} says why`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port of this machine is free");
  return address.port;
}
