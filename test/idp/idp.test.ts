/** What identity providers send, as data in the folders beside this file, against the whole gateway. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openService, type Service } from "../gateway/scim/service";
import { connect, type IdentityProvider } from "./identity-provider";
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

const GUIDES = join(__dirname, "../../docs/identity-providers");

test("each guide names its folder of requests, and each folder has its guide", () => {
  const guides = readdirSync(GUIDES).map((file) => file.replace(/\.md$/, ""));
  expect(guides.sort()).toEqual([...new Set(sequences.map(({ vendor }) => vendor))].sort());
  const index = readFileSync(`${GUIDES}.md`, "utf8");
  for (const guide of guides) {
    expect(readFileSync(join(GUIDES, `${guide}.md`), "utf8")).toContain(`test/idp/${guide}/`);
    expect(index).toContain(`identity-providers/${guide}.md`);
  }
});

// Steps build on one another: after a failure the rest of a sequence fails too, and the first one tells why.
describe.each(sequences)("$vendor: $sequence.name", ({ integration, sequence }) => {
  let client: IdentityProvider;
  let variables: Map<string, string>;

  beforeAll(async () => {
    await service.addIntegration(integration);
    for (const title of sequence.lists ?? []) await service.addList(title, { integration });
    client = await connect(service, integration, sequence.authentication);
    variables = new Map(client.values);
  });

  test.each(sequence.steps)("$name", async (step) => {
    await replay(client, step, variables);
  });
});
