import { Pool } from "undici";
import { expressFloor } from "./load";
import { atMost, type Benchmark } from "./report";
import { createWorld, declareList, userDocument, type World } from "./world";

const USERS = 10_000;
const LISTS = 100;
const MEMBERS = 1_000;
const AT_ONCE = 100;
const CONNECTIONS = 8;
/** Seconds that the work may take where E answers 10,000 requests a second. */
const GOAL = 8;

/** P9: what an identity provider sends when it is connected for the first time. */
export const firstProvisioning: Benchmark = {
  name: "p9",
  title: `${USERS} look-ups and creates, ${LISTS} lists of ${MEMBERS} memberships in PATCHes of ${AT_ONCE}`,
  async run(say) {
    const floor = await expressFloor();
    const body = JSON.stringify(userDocument("new@example.com"));
    const before = await floor.post(CONNECTIONS, body);
    const world = await createWorld({ users: 1_000, groups: [] });
    const seconds = await provision(world, say);
    await world.close();
    const after = await floor.post(CONNECTIONS, body);
    floor.stop();
    const perSecond = (before.perSecond + after.perSecond) / 2;
    const scaled = (seconds * perSecond) / 10_000;
    return [
      atMost(`seconds where E is 10,000/s, ${CONNECTIONS} connections`, scaled, GOAL, {
        "seconds here": seconds,
        "E here, per second": perSecond,
      }),
    ];
  },
};

async function provision(world: World, say: (line: string) => void): Promise<number> {
  const pool = new Pool(world.gateway.endpoint, { connections: CONNECTIONS, pipelining: 1 });
  const send = async (method: "GET" | "POST" | "PATCH", path: string, wanted: number, document?: object) => {
    const { statusCode, body } = await pool.request({
      method,
      path: world.scimPath + path,
      headers: { ...world.headers, "content-type": "application/scim+json" },
      body: document && JSON.stringify(document),
    });
    const text = await body.text();
    if (statusCode !== wanted) throw new Error(`${method} ${path} was answered ${statusCode}: ${text}`);
    return text === "" ? {} : JSON.parse(text);
  };
  const find = (type: string, attribute: string, value: string) =>
    send("GET", `/${type}?filter=${encodeURIComponent(`${attribute} eq "${value}"`)}`, 200);

  for (let index = 0; index < LISTS; index++) await declareList(world, `team-${index}`, titleOf(index));
  const begun = performance.now();
  say(`${USERS} users`);
  const ids: string[] = [];
  await inParallel(USERS, async (index) => {
    const userName = `person${index}@example.com`;
    await find("Users", "userName", userName);
    ids[index] = (await send("POST", "/Users", 201, userDocument(userName))).id;
  });
  say(`${LISTS} lists`);
  await inParallel(LISTS, async (index) => {
    const { Resources } = await find("Groups", "displayName", titleOf(index));
    for (let from = 0; from < MEMBERS; from += AT_ONCE) {
      const value = Array.from({ length: AT_ONCE }, (_, member) => ({
        value: ids[(index * MEMBERS + from + member) % USERS],
      }));
      await send("PATCH", `/Groups/${Resources[0].id}?excludedAttributes=members`, 200, {
        schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
        Operations: [{ op: "add", path: "members", value }],
      });
    }
  });
  const seconds = (performance.now() - begun) / 1_000;
  await pool.close();
  return seconds;
}

async function inParallel(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
}

const titleOf = (index: number) => `Team ${index}`;
