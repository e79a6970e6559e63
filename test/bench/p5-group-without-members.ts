import { lanes, load } from "./load";
import { pair } from "./pair";
import { atMost, type Benchmark, type Row } from "./report";
import { createWorld } from "./world";

const MEMBERS = [10, 1_000, 10_000, 100_000];

/** P5: a group without its members costs what a user costs, however many there are. */
export const groupWithoutMembers: Benchmark = {
  name: "p5",
  title: "GET /Groups/{id}?excludedAttributes=members",
  async run(say) {
    const world = await createWorld({ users: 101_000, groups: MEMBERS });
    const read = (paths: readonly string[]) => () =>
      load({
        origin: world.gateway.endpoint,
        headers: world.headers,
        lanes: lanes(
          32,
          paths.map((path) => ({ method: "GET", path: world.scimPath + path, status: 200 })),
        ),
      });
    const users = read(world.users.slice(0, 200).map((id) => `/Users/${id}`));
    const rows: Row[] = [];
    for (const members of MEMBERS) {
      say(`list of ${members} members`);
      const group = read([`/Groups/${world.groups.get(members)}?excludedAttributes=members`]);
      const { ratio, subject, floor } = await pair(users, group);
      rows.push(
        atMost(`time of a list of ${members} members against that of a user`, 1 / ratio, 1.2, {
          "groups/s": subject,
          "users/s": floor,
        }),
      );
    }
    await world.close();
    return rows;
  },
};
