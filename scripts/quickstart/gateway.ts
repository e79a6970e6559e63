/** The built gateway as a process of its own, on a fresh SQLite file. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FileInUse, own } from "../../gateway/store/sqlite/owner-lock";
import { cleanEnvironment } from "./environment";

const GATEWAY = resolve(__dirname, "../../dist/gateway/rollcall.cjs");
const START_LIMIT_MS = 20_000;

export interface RunningGateway {
  readonly endpoint: string;
  /** Where health and metrics are. */
  readonly managementEndpoint: string;
  readonly logFile: string;
  readonly pid: number | undefined;
  stop(): Promise<void>;
  /** Lets the process outlive this one. */
  release(): void;
}

export interface GatewayOptions {
  /** Whether it may outlive this process; else the terminal's Ctrl-C reaches it as well. */
  readonly detached?: boolean;
  /** Aborted, it makes the start fail, with nothing left running. */
  readonly signal?: AbortSignal;
}

const databaseIn = (directory: string) => join(directory, "rollcall.sqlite");
const pidFileIn = (directory: string) => join(directory, "gateway.pid");

/**
 * For the one who wants to clear the directory away.
 * @throws Error with how to stop it when a gateway of an earlier quickstart serves the database in it
 */
export function refuseRunningGateway(directory: string): void {
  const database = databaseIn(directory);
  if (!existsSync(database)) return;
  try {
    own(database).release();
  } catch (error) {
    if (!(error instanceof FileInUse)) throw error;
    const pid = existsSync(pidFileIn(directory)) ? readFileSync(pidFileIn(directory), "utf8").trim() : "PID";
    throw new Error(`the gateway of an earlier quickstart is still running, stop it with: kill ${pid}`);
  }
}

/**
 * @param directory where its database and its log go
 * @throws Error with the path of the log when it does not become ready
 */
export async function startGateway(
  directory: string,
  environment: Record<string, string>,
  { detached = false, signal }: GatewayOptions = {},
): Promise<RunningGateway> {
  const [port, managementPort] = [await freePort(), await freePort()];
  const endpoint = `http://127.0.0.1:${port}`;
  const managementEndpoint = `http://127.0.0.1:${managementPort}`;
  const logFile = join(directory, "gateway.log");
  const log = openSync(logFile, "w");
  const child = spawn(process.execPath, [GATEWAY, "serve"], {
    detached,
    stdio: ["ignore", log, log],
    env: {
      ...cleanEnvironment(),
      ROLLCALL_PUBLIC_URL: endpoint,
      ROLLCALL_PORT: String(port),
      ROLLCALL_MANAGEMENT_PORT: String(managementPort),
      ROLLCALL_DATABASE: databaseIn(directory),
      ...environment,
    },
  });
  writeFileSync(pidFileIn(directory), `${child.pid}\n`);
  try {
    await ready(`${managementEndpoint}/health/ready`, child, signal);
  } catch (error) {
    await stop(child);
    throw signal?.aborted ? error : new Error(`the gateway did not become ready; ${logFile} says why`);
  }
  return {
    endpoint,
    managementEndpoint,
    logFile,
    pid: child.pid,
    stop: () => stop(child),
    release: () => child.unref(),
  };
}

async function ready(url: string, child: ChildProcess, signal?: AbortSignal): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline && isRunning(child)) {
    signal?.throwIfAborted();
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await sleep(50);
  }
  throw new Error("not ready");
}

async function stop(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

const isRunning = ({ exitCode, signalCode }: ChildProcess) => exitCode === null && signalCode === null;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port of this machine is free");
  return address.port;
}
