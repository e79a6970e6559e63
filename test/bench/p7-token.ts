import { generateKeyPairSync, sign } from "node:crypto";
import { expressFloor, lanes, load, type Sample } from "./load";
import { type Paired, pair } from "./pair";
import { atLeast, type Benchmark, type Row } from "./report";
import { createWorld, type World } from "./world";

const TOKENS = 100_000;

/** P7: issuing tokens, now and after a hundred thousand of them. */
export const issueToken: Benchmark = {
  name: "p7",
  title: "POST /oauth2/token",
  async run(say) {
    const floor = await expressFloor();
    const world = await createWorld({ users: 1_000, groups: [] });
    const body = tokenRequest(world);
    const against = () =>
      pair(
        () => floor.post(32, JSON.stringify({ body })),
        () => issue(world, 3),
      );
    say("32 connections, against E");
    const first = await against();
    const rows: Row[] = [
      atLeast("against E, 32 connections", first.ratio, 0.6, {
        ...parts(first),
        "signatures/s": signatures(),
      }),
    ];
    for (let issued = 0; issued < TOKENS; ) {
      say(`${Math.round(issued)} tokens issued`);
      issued += (await issue(world, 10)).perSecond * 10;
    }
    const last = await against();
    rows.push(
      atLeast(`after ${TOKENS} tokens, against before, both as shares of E`, last.ratio / first.ratio, 0.95, {
        before: first.ratio,
        after: last.ratio,
      }),
    );
    await world.close();
    floor.stop();
    return rows;
  },
};

function parts({ ratio: _, ...figures }: Paired): Record<string, number> {
  return figures;
}

function tokenRequest({ client }: World): string {
  return String(
    new URLSearchParams({
      grant_type: "client_credentials",
      client_id: client.id,
      client_secret: client.secret,
    }),
  );
}

function issue(world: World, seconds: number): Promise<Sample> {
  const type = "application/x-www-form-urlencoded";
  const request = { method: "POST", path: "/oauth2/token", type, body: tokenRequest(world), status: 200 };
  return load({ origin: world.gateway.endpoint, headers: {}, lanes: lanes(32, [request]), seconds });
}

/** The floor S: ES256 signatures a second on one core. */
function signatures(): number {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const message = Buffer.alloc(300, "x");
  const begun = performance.now();
  let count = 0;
  while (performance.now() - begun < 1_000) {
    for (let turn = 0; turn < 100; turn++)
      sign("sha256", message, { key: privateKey, dsaEncoding: "ieee-p1363" });
    count += 100;
  }
  return count / ((performance.now() - begun) / 1_000);
}
