/**
 * SEC-16, SEC-17, SEC-46: whatever is sent to the gateway is answered or refused, quickly; what it holds is what it was
 * told, every change has its event, and no event tells of nothing. More of it by `npm run fuzz`.
 */
import { performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import fc from "fast-check";
import { openService, type Service } from "../gateway/scim/service";
import { anyCase, type Case } from "./cases";
import { Connection } from "./connection";
import { Lane } from "./lane";
import { LANES, REQUESTS, SEED } from "./options";

const LISTS = ["Engineering", "Ops", "Test SCIMv2", "GroupRequester"];
const BATCH = 250;

let service: Service;
let db: Database.Database;
const lanes: Lane[] = [];

beforeAll(async () => {
  service = await openService({ quiet: true });
  db = new Database(service.file, { readonly: true });
  for (let number = 0; number < LANES; number++) lanes.push(await openLane(number));
});
afterAll(async () => {
  for (const { connection } of lanes) await connection.close();
  db.close();
  await service.close();
});

/** Half of them make lists of unknown groups, and half pass over unknown members. */
async function openLane(number: number): Promise<Lane> {
  const integration = `fuzz-${number}`;
  const skipsUnknown = number % 2 === 1;
  await service.addIntegration(integration, {
    unmatchedGroups: number % 4 < 2 ? "create" : "reject",
    unknownMembers: skipsUnknown ? "skip" : "reject",
    patchResponse: number === 3 ? "204" : "auto",
  });
  for (const title of LISTS) await service.addList(title, { integration });
  const { base, token } = await service.clientOf(integration);
  return new Lane(new Connection(new URL(base), token), db, { integration, skipsUnknown });
}

function* casesOf(seed: number, count: number): Generator<Case> {
  for (let done = 0; done < count; done += BATCH) {
    yield* fc.sample(anyCase, { seed: seed + done, numRuns: Math.min(BATCH, count - done) });
  }
}

async function runLane(lane: Lane, number: number): Promise<void> {
  let at = 0;
  for (const given of casesOf(SEED + number * 1_000_000_007, Math.ceil(REQUESTS / LANES))) {
    try {
      await lane.run(given);
    } catch (error) {
      throw new Error(`FUZZ_SEED=${SEED}, lane ${number}, case ${at}: ${(error as Error).message}`);
    }
    at += 1;
  }
  lane.check();
}

/** Milliseconds for which the process was busy with the request, sent alone. */
async function busyFor({ connection }: Lane, request: Parameters<Connection["send"]>[0]): Promise<number> {
  const before = performance.eventLoopUtilization();
  await connection.send(request);
  return performance.eventLoopUtilization(before).active;
}

test(
  `C142: ${REQUESTS} requests; every change has its event, every event its change, FUZZ_SEED=${SEED}`,
  async () => {
    const start = performance.now();
    await Promise.all(lanes.map(runLane));
    const seconds = (performance.now() - start) / 1_000;
    const { milliseconds, request } = lanes
      .map(({ connection }) => connection.slowest)
      .reduce((a, b) => (a.milliseconds > b.milliseconds ? a : b));
    const events = lanes.reduce((sum, { ledger }) => sum + ledger.events, 0);
    process.stdout.write(
      `fuzz: seed ${SEED}, ${REQUESTS} requests and ${events} events in ${seconds.toFixed(1)} s; ` +
        `slowest ${milliseconds.toFixed(0)} ms: ${JSON.stringify(request).slice(0, 300)}\n`,
    );
    // What took long beside others is slow only if it is slow alone, too.
    for (const lane of lanes) {
      for (const { request } of [...lane.connection.slow]) {
        expect({ request, slow: (await busyFor(lane, request)) > 1_000 }).toEqual({ request, slow: false });
      }
    }
  },
  60_000 + REQUESTS * 30,
);
