/** The load generator, a process of its own: runs one job given as JSON on standard input and prints one JSON sample. */
import { readFileSync } from "node:fs";
import { Pool } from "undici";
import type { Job, Sample } from "../load";

const job: Job = JSON.parse(readFileSync(0, "utf8"));
const pool = new Pool(job.origin, { connections: job.lanes.length, pipelining: 1, bodyTimeout: 30_000 });
let sequence = 0;

interface Window {
  until: number;
  latencies: number[];
  failures: Map<number, number>;
}

async function lane(requests: Job["lanes"][number], window: Window): Promise<void> {
  for (let turn = 0; performance.now() < window.until; turn++) {
    const request = requests[turn % requests.length];
    if (!request) return;
    const number = `${job.run}${(sequence++).toString(36)}`;
    const begun = performance.now();
    const { statusCode, body } = await pool.request({
      method: request.method as "GET",
      path: request.path.replaceAll("{n}", number),
      headers: {
        ...job.headers,
        ...(request.body ? { "content-type": request.type ?? "application/scim+json" } : {}),
      },
      body: request.body?.replaceAll("{n}", number),
    });
    await body.dump();
    window.latencies.push(performance.now() - begun);
    if (statusCode !== request.status)
      window.failures.set(statusCode, (window.failures.get(statusCode) ?? 0) + 1);
  }
}

async function run(seconds: number): Promise<Sample> {
  const begun = performance.now();
  const window: Window = { until: begun + seconds * 1_000, latencies: [], failures: new Map() };
  await Promise.all(job.lanes.map((requests) => lane(requests, window)));
  const elapsed = (performance.now() - begun) / 1_000;
  const sorted = window.latencies.sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    perSecond: sorted.length / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    max: sorted.at(-1) ?? 0,
    failures: Object.fromEntries(window.failures),
  };
}

async function main(): Promise<void> {
  await run(job.warmUpSeconds);
  process.stdout.write(JSON.stringify(await run(job.seconds)));
  await pool.close();
}

void main();
