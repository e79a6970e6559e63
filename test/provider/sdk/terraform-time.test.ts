/** What takes time, with the real terraform: time limits, interrupts, and things that are held while it runs. */
import { type ReattachedProvider, reattachProvider } from "../../../provider/sdk/reattach";
import { Terraform } from "../../support/terraform";
import { ToyStore, toyProvider } from "./toy-provider";

const HEAD = `
terraform {
  required_providers {
    toy = { source = "example/toy" }
  }
}
`;

let store: ToyStore;
let served: ReattachedProvider;
let terraform: Terraform;

beforeEach(async () => {
  store = new ToyStore();
  served = await reattachProvider("registry.terraform.io/example/toy", () => toyProvider(store));
  terraform = new Terraform({ environment: served.environment });
});

afterEach(async () => {
  terraform?.dispose();
  await served.close();
});

function thing(body: string): string {
  return `${HEAD}\nresource "toy_thing" "it" {\n${body}\n}\n`;
}

describe("timeouts", () => {
  test("end an operation in time and say what to raise", async () => {
    terraform.write(thing('name = "slow"\n timeouts = { create = "300ms" }'));
    const output = await terraform.fails("apply", "-auto-approve");
    expect(output).toContain("Timed out");
    expect(output).toContain("Creating took longer than 300ms. timeouts.create gives it more time.");
    expect(store.things.size).toBe(0);
  });

  test("a change of nothing else is stored without touching what is remote", async () => {
    terraform.write(thing('name = "one"'));
    await terraform.apply();
    terraform.write(thing('name = "one"\n timeouts = { delete = "1h30m" }'));
    const change = await terraform.change("toy_thing.it");
    expect(change).toMatchObject({ actions: ["update"], after: { revision: 1 } });
    await terraform.apply();
    expect(terraform.attributes("toy_thing.it")).toMatchObject({
      revision: 1,
      timeouts: { create: null, delete: "1h30m" },
    });
    expect([...store.things.values()][0]?.revision).toBe(1);
    await terraform.destroy();
  });

  test("that are none are refused where they stand", async () => {
    terraform.write(thing('name = "one"\n timeouts = { create = "soon" }'));
    expect(await terraform.fails("validate")).toMatch(
      /on main\.tf line \d+.*create must be a duration above zero.* such as 30s, 10m or 1h30m/,
    );
  });
});

test("an ephemeral resource is renewed while terraform works and closed when it is done", async () => {
  terraform.write(
    `${thing('name = "leisurely"\n secret_wo = ephemeral.toy_token.it.value')}
ephemeral "toy_token" "it" {
  audience = "apply"
}
`,
  );
  await terraform.apply();
  expect(store.tokens.filter((one) => one === "renew apply").length).toBeGreaterThanOrEqual(2);
  expect(store.tokens.filter((one) => one.startsWith("open"))).toHaveLength(
    store.tokens.filter((one) => one.startsWith("close")).length,
  );
  expect(store.tokens.at(-1)).toMatch(/^close apply/);
  expect(terraform.stateFile()).not.toContain("token for");
});
