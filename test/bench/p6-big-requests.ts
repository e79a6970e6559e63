import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { atMost, type Benchmark, median, type Row } from "./report";
import { createWorld, declareList, type World } from "./world";

const MEMBERS = 100_000;
const ROUNDS = 3;
const GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";

/** What waited, and how the process grew, while one big request was under way. Milliseconds and MB. */
interface Observation {
  readonly took: number;
  readonly firstByte: number;
  readonly reader: number;
  readonly token: number;
  readonly writer: number;
  readonly grown: number;
}

interface Big {
  readonly method: "GET" | "PUT" | "POST";
  readonly path: string;
  readonly body?: string;
  readonly status: number;
}

/** P6: one request for a list of 100,000 members holds nobody up for long and needs little memory. */
export const bigRequests: Benchmark = {
  name: "p6",
  title: `one request for a list of ${MEMBERS} members, and who waits for it`,
  async run(say) {
    const world = await createWorld({ users: 101_000, groups: [MEMBERS] });
    for (let round = 0; round < ROUNDS; round++) await declareList(world, `new-${round}`, `New ${round}`);
    const rows: Row[] = [];
    for (const [name, bigs] of Object.entries(requests(world))) {
      say(name);
      const seen: Observation[] = [];
      for (const big of bigs) seen.push(await observe(world, big));
      rows.push(...rowsOf(name, seen));
    }
    await world.close();
    return rows;
  },
};

function requests(world: World): Record<string, Big[]> {
  const path = `${world.scimPath}/Groups/${world.groups.get(MEMBERS)}`;
  const body = (skip: number, displayName = `Group of ${MEMBERS}`) =>
    JSON.stringify({
      schemas: [GROUP],
      displayName,
      members: world.everyone.slice(skip, skip + MEMBERS).map((value) => ({ value })),
    });
  const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
  return {
    read: rounds.map(() => ({ method: "GET", path, status: 200 })),
    "PUT of the same members": rounds.map(() => ({ method: "PUT", path, body: body(0), status: 200 })),
    "PUT with 10 others": rounds.map((round) => ({
      method: "PUT",
      path,
      body: body(10 * (round + 1)),
      status: 200,
    })),
    POST: rounds.map((round) => ({
      method: "POST",
      path: `${world.scimPath}/Groups`,
      body: body(0, `New ${round}`),
      status: 201,
    })),
  };
}

async function observe(world: World, big: Big): Promise<Observation> {
  const pool = new Pool(world.gateway.endpoint, { connections: 8, pipelining: 1 });
  const before = residentMegabytes(world);
  const running = { until: Number.POSITIVE_INFINITY };
  const [user = "", other = ""] = world.users;
  const reader = worst(running, () => read(pool, world, user));
  const token = worst(running, () => issueToken(pool, world));
  const writer = worst(running, () => touch(pool, world, other));
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(world));
  }, 5);
  await sleep(200);
  const begun = performance.now();
  const { statusCode, body } = await pool.request({
    method: big.method,
    path: big.path,
    // The answer to a write is not what is measured here.
    headers: { ...world.headers, prefer: "return=minimal", "content-type": "application/scim+json" },
    body: big.body,
  });
  let firstByte = 0;
  for await (const _ of body) firstByte ||= performance.now() - begun;
  const took = performance.now() - begun;
  running.until = performance.now();
  const waits = await Promise.all([reader, token, writer]);
  clearInterval(watch);
  await pool.close();
  if (statusCode !== big.status && statusCode !== 204) throw new Error(`answered ${statusCode}`);
  return {
    took,
    firstByte,
    reader: waits[0],
    token: waits[1],
    writer: waits[2],
    grown: peak - before,
  };
}

/** The longest that one call took, of calls made one after the other until told to stop. */
async function worst(running: { until: number }, call: () => Promise<void>): Promise<number> {
  let longest = 0;
  while (performance.now() < running.until) {
    const begun = performance.now();
    await call();
    longest = Math.max(longest, performance.now() - begun);
    await sleep(1);
  }
  return longest;
}

async function read(pool: Pool, { scimPath, headers }: World, user: string): Promise<void> {
  const { body } = await pool.request({ method: "GET", path: `${scimPath}/Users/${user}`, headers });
  await body.dump();
}

async function issueToken(pool: Pool, { client }: World): Promise<void> {
  const form = {
    grant_type: "client_credentials",
    client_id: client.id,
    client_secret: client.secret,
  };
  const { body } = await pool.request({
    method: "POST",
    path: "/oauth2/token",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: String(new URLSearchParams(form)),
  });
  await body.dump();
}

let turn = 0;

async function touch(pool: Pool, { scimPath, headers }: World, user: string): Promise<void> {
  turn += 1;
  const { body } = await pool.request({
    method: "PATCH",
    path: `${scimPath}/Users/${user}`,
    headers: { ...headers, "content-type": "application/scim+json" },
    body: JSON.stringify({
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op: "replace", path: "title", value: `Turn ${turn}` }],
    }),
  });
  await body.dump();
}

function rowsOf(name: string, seen: readonly Observation[]): Row[] {
  const figure = (of: (one: Observation) => number) => median(seen.map(of));
  const took = { "took ms": figure((one) => one.took) };
  const rows = [
    atMost(
      `${name}: longest wait of a reader, ms`,
      figure(({ reader }) => reader),
      50,
      took,
    ),
    atMost(
      `${name}: longest wait for a token, ms`,
      figure(({ token }) => token),
      50,
      took,
    ),
    atMost(
      `${name}: longest wait of another writer, ms`,
      figure(({ writer }) => writer),
      400,
      took,
    ),
    atMost(
      `${name}: memory grown, MB`,
      figure(({ grown }) => grown),
      name === "read" ? 16 : 64,
      took,
    ),
  ];
  if (name !== "read") return rows;
  return [
    ...rows,
    atMost(
      "read: first byte, ms",
      figure(({ firstByte }) => firstByte),
      10,
      took,
    ),
  ];
}

/** As the kernel counts it; Linux only, like the goal's figure. */
function residentMegabytes({ gateway }: World): number {
  const status = readFileSync(`/proc/${gateway.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
