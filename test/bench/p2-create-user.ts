import { expressFloor, lanes, load } from "./load";
import { pair } from "./pair";
import { atLeast, atMost, type Benchmark, type Row } from "./report";
import { createWorld, userDocument } from "./world";

/** P2: provisioning a user, whatever the number of users. */
export const createUser: Benchmark = {
  name: "p2",
  title: "POST /Users",
  async run(say, largest) {
    const floor = await expressFloor();
    const rates: Record<string, number> = {};
    const rows: Row[] = [];
    const body = JSON.stringify(userDocument("new{n}@example.com"));
    for (const users of [1_000, 100_000, 1_000_000].filter((size) => size <= largest)) {
      say(`store of ${users} users`);
      const world = await createWorld({ users, groups: users > 1_000 ? [1_000] : [] });
      const request = { method: "POST", path: `${world.scimPath}/Users`, body, status: 201 };
      const { ratio, ...parts } = await pair(
        () => floor.post(32, body),
        () => load({ origin: world.gateway.endpoint, headers: world.headers, lanes: lanes(32, [request]) }),
      );
      rows.push(atLeast(`against E, 32 connections, ${users} users`, ratio, 0.3, parts));
      rates[`${users} users`] = ratio;
      await world.close();
    }
    floor.stop();
    const values = Object.values(rates);
    rows.push(
      atMost(
        "fastest / slowest store, as shares of E",
        Math.max(...values) / Math.min(...values),
        1.3,
        rates,
      ),
    );
    return rows;
  },
};
