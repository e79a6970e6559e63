import { expressFloor, lanes, load } from "./load";
import { pair } from "./pair";
import { atLeast, atMost, type Benchmark, type Row } from "./report";
import { createWorld, type World } from "./world";

const SIZES = [
  { users: 1_000, groups: [] },
  { users: 101_000, groups: [] },
  { users: 101_000, groups: [100_000] },
  { users: 1_000_000, groups: [1_000] },
];

/** P3: the two reads that identity providers make most, whatever the size of the store. */
export const readUser: Benchmark = {
  name: "p3",
  title: 'GET /Users/{id} and GET /Users?filter=userName eq "x"',
  async run(say, largest) {
    const floor = await expressFloor();
    const rows: Row[] = [];
    const shares: Record<string, Record<string, number>> = { "by id": {}, "by userName": {} };
    for (const size of SIZES.filter(({ users }) => users <= largest)) {
      const label = `${size.users} users${size.groups.length > 0 ? ` and a list of ${size.groups}` : ""}`;
      const world = await createWorld(size);
      for (const [kind, requests] of Object.entries(reads(world))) {
        say(`${label}, ${kind}`);
        const job = { origin: world.gateway.endpoint, headers: world.headers, lanes: lanes(32, requests) };
        const { ratio, ...parts } = await pair(
          () => floor.get(32),
          () => load(job),
        );
        rows.push(atLeast(`${kind} against E, 32 connections, ${label}`, ratio, 0.7, parts));
        Object.assign(shares[kind] ?? {}, { [label]: ratio });
      }
      await world.close();
    }
    floor.stop();
    for (const [kind, byStore] of Object.entries(shares)) {
      const values = Object.values(byStore);
      const ratio = Math.max(...values) / Math.min(...values);
      rows.push(atMost(`${kind}, fastest / slowest store, as shares of E`, ratio, 1.3, byStore));
    }
    return rows;
  },
};

function reads(world: World): Record<string, { method: string; path: string; status: number }[]> {
  const sample = world.users.slice(0, 200);
  const filter = (index: number) => encodeURIComponent(`userName eq "user${index}@example.com"`);
  return {
    "by id": sample.map((id) => ({ method: "GET", path: `${world.scimPath}/Users/${id}`, status: 200 })),
    "by userName": sample.map((_, index) => ({
      method: "GET",
      path: `${world.scimPath}/Users?filter=${filter(index)}`,
      status: 200,
    })),
  };
}
