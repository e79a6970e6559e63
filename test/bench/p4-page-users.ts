import { request } from "undici";
import { type JobRequest, load, type Sample } from "./load";
import { atMost, type Benchmark, median, type Row } from "./report";
import { createWorld, type World } from "./world";

const COUNT = 100;
/** Pages of a walk that are asked for in turn. */
const PAGES = 50;

/** P4: a page deep in the list of users costs what the first one does, its exact total included. */
export const pageUsers: Benchmark = {
  name: "p4",
  title: `GET /Users?count=${COUNT}`,
  async run(say, largest) {
    const users = Math.min(largest, 1_000_000);
    const world = await createWorld({ users, groups: [1_000] });
    const rows: Row[] = [];
    say(`${users} users, the first page`);
    const first = await latency(world, [page("startIndex=1")]);
    const compare = async (what: string, goal: number, pages: readonly JobRequest[]) => {
      say(`${users} users, ${what}`);
      const deep = await latency(world, pages);
      rows.push(atMost(`${what} / first page, ${users} users, p50`, deep / first, goal, { first, deep }));
    };
    const start = users - PAGES * COUNT;
    await compare("last pages by cursor", 1.5, await cursors(world, start, say));
    const walk = Array.from({ length: PAGES }, (_, index) => page(`startIndex=${start + 1 + index * COUNT}`));
    await compare("last pages by startIndex, from page to page", 1.5, walk);
    // A stride that is no divisor of the total meets the places between two fences.
    const places = Array.from({ length: PAGES }, (_, index) => (index * 7_919 * 104_729) % users);
    await compare(
      "pages at random by startIndex",
      20,
      places.map((place) => page(`startIndex=${place + 1}`)),
    );
    await world.close();
    return rows;

    function page(query: string): JobRequest {
      return { method: "GET", path: `${world.scimPath}/Users?count=${COUNT}&${query}`, status: 200 };
    }
  },
};

/** Requests for the pages after the first `skip` users, by the cursors that lead there. */
async function cursors(world: World, skip: number, say: (line: string) => void): Promise<JobRequest[]> {
  const requests: JobRequest[] = [];
  let cursor: string | undefined = "";
  for (let seen = 0; cursor !== undefined; ) {
    const count = skip - seen >= 1_000 ? 1_000 : COUNT;
    const path = `${world.scimPath}/Users?count=${count}&cursor=${encodeURIComponent(cursor)}`;
    if (seen >= skip) requests.push({ method: "GET", path, status: 200 });
    const { statusCode, body } = await request(world.gateway.endpoint + path, { headers: world.headers });
    const answer = (await body.json()) as { Resources: unknown[]; nextCursor?: string; totalResults: number };
    if (statusCode !== 200) throw new Error(`a page by cursor was answered ${statusCode}`);
    seen += answer.Resources.length;
    if (seen % 200_000 === 0) say(`walked past ${seen} users`);
    cursor = answer.nextCursor;
  }
  return requests;
}

/** The median of three samples' p50, in milliseconds, on one connection. */
async function latency(world: World, requests: readonly JobRequest[]): Promise<number> {
  const samples: Sample[] = [];
  for (let round = 0; round < 3; round++) {
    samples.push(await load({ origin: world.gateway.endpoint, headers: world.headers, lanes: [requests] }));
  }
  return median(samples.map(({ p50 }) => p50));
}
