/** Jobs for the load generator, and floors measured the same way in the same run. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { promisify } from "node:util";

const PROGRAMS = join(__dirname, "programs");

export interface JobRequest {
  readonly method: string;
  /** `{n}` stands for a number never used before in this run, here and in the body. */
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
  /** The status that counts as success. */
  readonly status: number;
}

export interface Job {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  /** One keep-alive connection each, cycling through its requests. */
  readonly lanes: readonly (readonly JobRequest[])[];
  readonly seconds: number;
  readonly warmUpSeconds: number;
  /** Makes `{n}` differ from those of other jobs. */
  readonly run: string;
}

export interface Sample {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** How many answers had another status than asked for, by status. */
  readonly failures: Readonly<Record<string, number>>;
}

let runs = 0;

/** @throws Error when any request failed: a figure with failures in it is none */
export async function load(
  job: Omit<Job, "seconds" | "warmUpSeconds" | "run"> & { seconds?: number },
): Promise<Sample> {
  const complete: Job = { seconds: 2, warmUpSeconds: 1, run: `r${process.pid}x${runs++}x`, ...job };
  const running = promisify(execFile)(process.execPath, ["--import", "tsx", join(PROGRAMS, "load.ts")]);
  running.child.stdin?.end(JSON.stringify(complete));
  const { stdout } = await running;
  const sample: Sample = JSON.parse(stdout);
  if (Object.keys(sample.failures).length > 0) {
    throw new Error(`requests failed, by status: ${JSON.stringify(sample.failures)}`);
  }
  return sample;
}

/** The same requests on every one of `connections` connections. */
export function lanes(
  connections: number,
  requests: readonly JobRequest[],
): readonly (readonly JobRequest[])[] {
  return Array.from({ length: connections }, () => requests);
}

export interface Floor {
  get(connections: number): Promise<Sample>;
  post(connections: number, body: string): Promise<Sample>;
  stop(): void;
}

/** The floor E: bare express 5, in a process of its own. */
export async function expressFloor(): Promise<Floor> {
  const server = spawn(process.execPath, ["--import", "tsx", join(PROGRAMS, "express-echo.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(server.stdout, "data");
  const origin = `http://127.0.0.1:${String(port).trim()}`;
  const sample = (connections: number, request: JobRequest) =>
    load({ origin, headers: {}, lanes: lanes(connections, [request]) });
  return {
    get: (connections) => sample(connections, { method: "GET", path: "/echo", status: 200 }),
    post: (connections, body) => sample(connections, { method: "POST", path: "/echo", body, status: 201 }),
    stop: () => void server.kill(),
  };
}
