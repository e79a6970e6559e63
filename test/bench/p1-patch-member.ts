import { expressFloor, type JobRequest, load } from "./load";
import { pair } from "./pair";
import { atLeast, atMost, type Benchmark, median, type Row } from "./report";
import { createWorld, type World } from "./world";

const MEMBERS = [10, 1_000, 10_000, 100_000];
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** P1: one member added or removed, whatever the size of the list and of the store. */
export const patchMember: Benchmark = {
  name: "p1",
  title: "PATCH /Groups/{id} of one member",
  async run(say, largest) {
    const floor = await expressFloor();
    const small = await createWorld({ users: 101_000, groups: MEMBERS });
    const rows: Row[] = [];
    const medians: Record<string, number> = {};
    for (const members of MEMBERS) {
      say(`list of ${members} members, one connection`);
      medians[`${members} members`] = await medianLatency(small, members);
    }
    rows.push(flatness("slowest / fastest list, 204, 1 connection, p50 ms", medians));
    for (const [prefer, what] of [
      ["return=minimal", "against E, 32 connections, 204"],
      [undefined, "against E, 32 connections, 200 with the list of 10"],
    ] as const) {
      say(what);
      const body = memberPatch("add", small.users[0] ?? "");
      const { ratio, ...parts } = await pair(
        () => floor.post(32, body),
        () => load(patches(small, 10, 32, prefer)),
      );
      rows.push(atLeast(what, ratio, 0.35, { ...parts }));
    }
    await small.close();

    const stores: Record<string, number> = { "101000 users": medians["1000 members"] ?? 0 };
    for (const users of [2_000, 1_000_000].filter((size) => size <= largest)) {
      say(`store of ${users} users`);
      const world = await createWorld({ users, groups: [1_000] });
      stores[`${users} users`] = await medianLatency(world, 1_000);
      await world.close();
    }
    rows.push(flatness("slowest / fastest store, list of 1,000, p50 ms", stores));
    floor.stop();
    return rows;
  },
};

async function medianLatency(world: World, members: number): Promise<number> {
  const samples = [];
  for (let round = 0; round < 3; round++)
    samples.push(await load(patches(world, members, 1, "return=minimal")));
  return median(samples.map(({ p50 }) => p50));
}

function flatness(what: string, latencies: Readonly<Record<string, number>>): Row {
  const values = Object.values(latencies);
  return atMost(what, Math.max(...values) / Math.min(...values), 1.3, latencies);
}

/** Each connection adds and removes a user of its own. */
function patches(world: World, members: number, connections: number, prefer: string | undefined) {
  const path = `${world.scimPath}/Groups/${world.groups.get(members)}`;
  const status = prefer ? 204 : 200;
  const request = (op: string, user: string): JobRequest => ({
    method: "PATCH",
    path,
    status,
    body: memberPatch(op, user),
  });
  return {
    origin: world.gateway.endpoint,
    headers: { ...world.headers, ...(prefer ? { prefer } : {}) },
    lanes: world.users.slice(0, connections).map((user) => [request("add", user), request("remove", user)]),
  };
}

function memberPatch(op: string, user: string): string {
  const operation =
    op === "add"
      ? { op, path: "members", value: [{ value: user }] }
      : { op, path: `members[value eq "${user}"]` };
  return JSON.stringify({ schemas: [PATCH_OP], Operations: [operation] });
}
