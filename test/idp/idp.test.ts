/** What identity providers send, as data in the folders beside this file, against the whole gateway. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Client, openService, type Service } from "../gateway/scim/service";
import { replay, type Sequence } from "./replay";

const sequences = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: vendor }) =>
    readdirSync(join(__dirname, vendor)).map((file) => ({
      vendor,
      integration: `${vendor}-${file.replace(/\.json$/, "")}`,
      sequence: JSON.parse(readFileSync(join(__dirname, vendor, file), "utf8")) as Sequence,
    })),
  );

let service: Service;

beforeAll(async () => {
  service = await openService();
});
afterAll(() => service.close());

test("every identity provider that is promised has its sequences", () => {
  const vendors = sequences.map(({ vendor }) => vendor);
  for (const vendor of ["entra", "okta", "sailpoint"]) expect(vendors).toContain(vendor);
});

// Steps build on one another: after a failure the rest of a sequence fails too, and the first one tells why.
describe.each(sequences)("$vendor: $sequence.name", ({ integration, sequence }) => {
  const variables = new Map<string, string>();
  let client: Client;

  beforeAll(async () => {
    await service.addIntegration(integration);
    for (const title of sequence.lists ?? []) await service.addList(title, { integration });
    client = await service.clientOf(integration);
    variables.set("base", client.base);
  });

  test.each(sequence.steps)("$name", async (step) => {
    await replay(client, step, variables);
  });
});
