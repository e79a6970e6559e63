import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { expressFloor } from "./load";
import { atMost, type Benchmark, median, type Row } from "./report";
import { createWorld, declareList, type World } from "./world";

const MEMBERS = 100_000;
const ROUNDS = 3;
const CONNECTIONS = 8;
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
    const floor = await expressFloor();
    const echoes = [await floor.get(CONNECTIONS)];
    const world = await createWorld({ users: 101_000, groups: [MEMBERS] });
    for (let round = 0; round < ROUNDS; round++) await declareList(world, `new-${round}`, `New ${round}`);
    const seen = new Map<string, Observation[]>();
    for (const [name, bigs] of Object.entries(requests(world))) {
      say(name);
      const observations: Observation[] = [];
      for (const big of bigs) observations.push(await observe(world, big));
      seen.set(name, observations);
    }
    await world.close();
    echoes.push(await floor.get(CONNECTIONS));
    floor.stop();
    const perSecond = median(echoes.map((echo) => echo.perSecond));
    return [...seen].flatMap(([name, observations]) => rowsOf(name, observations, perSecond));
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
  const pool = new Pool(world.gateway.endpoint, { connections: CONNECTIONS, pipelining: 1 });
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

/** @param perSecond E; times are told as they would be where it is 10,000 */
function rowsOf(name: string, seen: readonly Observation[], perSecond: number): Row[] {
  const figure = (of: (one: Observation) => number) => median(seen.map(of));
  const took = figure((one) => one.took);
  const time = (what: string, goal: number, of: (one: Observation) => number) => {
    const here = figure(of);
    return atMost(`${name}: ${what}, ms`, (here * perSecond) / 10_000, goal, {
      "ms here": here,
      "took ms here": took,
      "E here, per second": perSecond,
    });
  };
  const rows = [
    time("longest wait of a reader", 50, ({ reader }) => reader),
    time("longest wait for a token", 50, ({ token }) => token),
    time("longest wait of another writer", 400, ({ writer }) => writer),
    atMost(
      `${name}: memory grown, MB`,
      figure(({ grown }) => grown),
      name === "read" ? 16 : 64,
      {},
    ),
  ];
  return name === "read" ? [...rows, time("first byte", 10, ({ firstByte }) => firstByte)] : rows;
}

/** As the kernel counts it; Linux only, like the goal's figure. */
function residentMegabytes({ gateway }: World): number {
  const status = readFileSync(`/proc/${gateway.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}
