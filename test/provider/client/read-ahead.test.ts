/** P13: a walk over many lists costs few requests; what it tells is never older than a write of its own. */

import { SYSTEM } from "../../../gateway/server";
import { createClient, type RollcallClient } from "../../../provider/client/client";
import { listConfig } from "../../gateway/scim/service";
import { TestGateway } from "../../support/gateway";

const COUNT = 1_000;
const PARALLELISM = 10;
const signal = new AbortController().signal;

let gateway: TestGateway;
let client: RollcallClient;

const nameOf = (index: number) => `list-${String(index).padStart(4, "0")}`;
const requests = () => gateway.log.split('"msg":"request"').length - 1;

beforeAll(async () => {
  gateway = await TestGateway.start();
  const { lists } = gateway.services;
  const declare = (index: number) =>
    lists.create({ ...listConfig(`List ${index}`), name: nameOf(index) }, SYSTEM);
  for (let from = 0; from < COUNT; from += 100) {
    await Promise.all(Array.from({ length: 100 }, (_, index) => declare(from + index)));
  }
});
afterAll(() => gateway.dispose());
beforeEach(() => {
  const {
    ROLLCALL_ENDPOINT = "",
    ROLLCALL_CLIENT_ID = "",
    ROLLCALL_CLIENT_SECRET = "",
  } = gateway.environment;
  client = createClient({
    endpoint: ROLLCALL_ENDPOINT,
    credentials: { clientId: ROLLCALL_CLIENT_ID, clientSecret: ROLLCALL_CLIENT_SECRET },
    userAgent: "test/1",
    patience: 0,
  });
});

/** As Terraform reads a state: one by one, ten at a time. */
async function walk(names: readonly string[]): Promise<(string | undefined)[]> {
  const waiting = [...names.keys()];
  const found: (string | undefined)[] = [];
  const read = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      found[index] = (await client.accessLists.read(names[index] ?? "", signal))?.name;
    }
  };
  await Promise.all(Array.from({ length: PARALLELISM }, read));
  return found;
}

test("1,000 lists are read with at most 30 requests", async () => {
  const names = Array.from({ length: COUNT }, (_, index) => nameOf(index));
  const before = requests();
  expect(await walk(names)).toEqual(names);
  expect(requests() - before).toBeLessThanOrEqual(30);
});

test("what is not among them is asked for", async () => {
  const names = Array.from({ length: 50 }, (_, index) => (index === 40 ? "nothing" : nameOf(index)));
  expect((await walk(names))[40]).toBeUndefined();
});

test("after a write, the next read is of the gateway", async () => {
  await walk(Array.from({ length: 50 }, (_, index) => nameOf(index)));
  const list = await client.accessLists.read(nameOf(3), signal);
  await client.accessLists.update(nameOf(3), { title: `${list?.title} again` }, signal);
  expect(await client.accessLists.read(nameOf(3), signal)).toMatchObject({ title: "List 3 again" });
});

test("a few reads are each of the gateway", async () => {
  const before = requests();
  await walk([nameOf(1), nameOf(2)]);
  expect(requests() - before).toBe(3);
});
