import type { ReattachedProvider } from "../../../provider/sdk/reattach";
import { reattachProvider } from "../../../provider/sdk/reattach";
import { isUnknown } from "../../../provider/sdk/values/unknown";
import { Terraform } from "../../support/terraform";
import { ToyStore, toyProvider } from "./toy-provider";

const HEAD = `
terraform {
  required_providers {
    toy = { source = "example/toy" }
  }
}
`;

const FULL = `${HEAD}
provider "toy" {}

resource "toy_thing" "it" {
  name   = "full"
  title  = "A Thing"
  weight = 0.1
  serial = 123456789012345678901234567890
  tags   = ["b", "a"]
  steps  = ["one", "two"]
  labels = { team = "x", "__proto__" = "y" }
  anything = { list = [1, "two", true], when = null }
  grants = { roles = ["r2", "r1"], traits = { env = ["prod", "dev"] } }
  audit  = { months = 3 }
  owners = [{ name = "alice" }, { name = "ops", kind = "list" }]
  rules  = [{ action = "allow" }, { action = "deny" }]
  limits = { cpu = { max = 4 } }
  secret_wo         = "hush-hush"
  secret_wo_version = 1
}
`;

const MINIMAL = `${HEAD}
resource "toy_thing" "it" {
  name = "small"
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

const only = () => [...store.things.values()][0];

async function applyCleanly(configuration: string): Promise<void> {
  terraform.write(configuration);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
}

describe("the life of a resource", () => {
  test("validate, apply, empty plan, destroy with every kind of attribute", async () => {
    terraform.write(FULL);
    await terraform.validate();
    await applyCleanly(FULL);
    expect(only()).toMatchObject({
      id: "thing-1",
      kind: "plain",
      enabled: true,
      weight: 0.1,
      serial: 123456789012345678901234567890n,
      audit: { months: 3, next: "in 3 months" },
      secret_length: 9,
      revision: 1,
    });
    expect(terraform.stateFile()).toContain("123456789012345678901234567890");
    expect(terraform.stateFile()).not.toContain("hush-hush");
    await terraform.destroy();
    expect(store.things.size).toBe(0);
    expect(store.farewells).toEqual(["full"]);
  });

  test("an update makes unknown what the provider computes and keeps the rest", async () => {
    await applyCleanly(FULL);
    terraform.write(FULL.replace('"A Thing"', '"Another"').replace('{ name = "alice" }, ', ""));
    const change = await terraform.change("toy_thing.it");
    expect(change?.actions).toEqual(["update"]);
    expect(change?.after_unknown).toMatchObject({ revision: true });
    expect(change?.after).toMatchObject({ id: "thing-1", secret_length: 9 });
    await terraform.apply();
    expect(only()).toMatchObject({
      revision: 2,
      title: "Another",
      owners: [{ name: "ops", key: "list:ops" }],
    });
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("a change of the identity replaces", async () => {
    await applyCleanly(MINIMAL);
    terraform.write(MINIMAL.replace("small", "other"));
    expect(await terraform.change("toy_thing.it")).toMatchObject({
      actions: ["delete", "create"],
      replace_paths: [["name"]],
      after_unknown: { id: true },
    });
    await applyCleanly(MINIMAL.replace("small", "other"));
    expect(only()?.id).toBe("thing-2");
  });

  test("the plan hook may ask for a replacement and warn", async () => {
    await applyCleanly(MINIMAL.replace('"small"', '"small"\n  kind = "fancy"'));
    terraform.write(MINIMAL.replace('"small"', '"small"\n  title = "careful"'));
    expect(await terraform.change("toy_thing.it")).toMatchObject({ actions: ["delete", "create"] });
    expect(await terraform.ok("plan")).toMatch(/Warning: Careful/);
  });

  test("create_before_destroy, -replace and taint", async () => {
    const lifecycle = MINIMAL.replace('"small"', '"small"\n  lifecycle { create_before_destroy = true }');
    await applyCleanly(lifecycle);
    await terraform.apply("-replace=toy_thing.it");
    expect([...store.things.keys()]).toEqual(["thing-2"]);
    await terraform.ok("taint", "toy_thing.it");
    await terraform.apply();
    expect([...store.things.keys()]).toEqual(["thing-3"]);
  });

  test("ignore_changes leaves what it names", async () => {
    await applyCleanly(MINIMAL.replace('"small"', '"small"\n  title = "first"\n  tags = ["a"]'));
    const ignoring = '"small"\n  title = "second"\n  lifecycle { ignore_changes = [title, tags] }';
    terraform.write(MINIMAL.replace('"small"', ignoring));
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("a title that differs in case only makes no plan", async () => {
    await applyCleanly(FULL);
    terraform.write(FULL.replace('"A Thing"', '"a thing"'));
    expect(await terraform.planIsEmpty()).toBe(true);
  });
});

describe("absent and empty mean the same", () => {
  test.each([
    "",
    "grants = null",
    "grants = {}",
    "grants = { roles = [] }",
    "grants = { traits = {}, roles = null }",
  ])("from nothing: %j", async (grants) => {
    await applyCleanly(MINIMAL.replace('"small"', `"small"\n  tags = []\n  ${grants}`));
    expect(only()).toMatchObject({ tags: [], owners: [], grants: { roles: [], traits: {} } });
    terraform.write(MINIMAL);
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("removing the block removes what it held, and the plan says so", async () => {
    await applyCleanly(FULL);
    terraform.write(FULL.replace(/^ {2}(grants|owners|labels).*$/gm, ""));
    const change = await terraform.change("toy_thing.it");
    expect(change?.after).toMatchObject({ grants: { roles: [], traits: {} }, owners: [], labels: {} });
    await terraform.apply();
    expect(only()).toMatchObject({ grants: { roles: [], traits: {} }, owners: [], labels: {} });
  });
});

describe("drift and import", () => {
  test("a change behind Terraform's back is seen and undone", async () => {
    await applyCleanly(FULL);
    store.things.set("thing-1", { ...store.things.get("thing-1")!, title: "drifted" });
    expect(await terraform.change("toy_thing.it")).toMatchObject({
      actions: ["update"],
      before: { title: "drifted" },
    });
    await applyCleanly(FULL);
    expect(only()?.title).toBe("A Thing");
  });

  test("a resource that has disappeared is created again", async () => {
    await applyCleanly(MINIMAL);
    store.things.clear();
    expect((await terraform.change("toy_thing.it"))?.actions).toEqual(["create"]);
    await applyCleanly(MINIMAL);
  });

  test("import by id and by name gives the state that apply made", async () => {
    await applyCleanly(FULL);
    const applied = terraform.attributes("toy_thing.it");
    await terraform.ok("state", "rm", "toy_thing.it");
    await terraform.import("toy_thing.it", "thing-1");
    expect(terraform.attributes("toy_thing.it")).toEqual(applied);
    await terraform.ok("state", "rm", "toy_thing.it");
    await terraform.import("toy_thing.it", "full");
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("import of nothing is an error", async () => {
    terraform.write(MINIMAL);
    expect(await terraform.fails("import", "toy_thing.it", "thing-99")).toMatch(/non-existent remote object/);
  });

  test("an import block can write the configuration", async () => {
    await applyCleanly(MINIMAL.replace('"small"', '"small"\n  audit = {}\n  owners = [{ name = "bob" }]'));
    await terraform.ok("state", "rm", "toy_thing.it");
    terraform.write(`${HEAD}\nimport {\n  to = toy_thing.it\n  id = "thing-1"\n}`);
    await terraform.ok("plan", "-generate-config-out=generated.tf");
    await terraform.apply();
    expect(await terraform.planIsEmpty()).toBe(true);
  });
});

describe("stored states", () => {
  test("of older versions are upgraded step by step", async () => {
    await applyCleanly(MINIMAL);
    const state = JSON.parse(terraform.stateFile()!);
    const [instance] = state.resources[0].instances;
    instance.schema_version = 0;
    instance.attributes = { id: "thing-1", label: "small", tags: "x,y", gone: true };
    store.things.set("thing-1", { ...store.things.get("thing-1")!, tags: ["y", "x"] });
    state.serial += 1;
    terraform.write(JSON.stringify(state), "terraform.tfstate");
    terraform.write(MINIMAL.replace('"small"', '"small"\n  tags = ["x", "y"]'));
    expect(await terraform.planIsEmpty()).toBe(false); // only until a refresh has stored the rest
    await terraform.ok("refresh");
    expect(await terraform.planIsEmpty()).toBe(true);
    expect(terraform.attributes("toy_thing.it")).toMatchObject({ name: "small", tags: ["x", "y"] });
  });

  test("of another type can be moved, or not", async () => {
    const data = `${HEAD}\nresource "terraform_data" "old" {}`;
    terraform.write(data);
    await terraform.apply();
    const { id } = terraform.attributes("terraform_data.old") as { id: string };
    store.things.set(`thing-of-${id}`, { ...(await stored(id)), id: `thing-of-${id}`, name: id });
    terraform.write(
      `${HEAD}\nresource "toy_thing" "it" {\n  name = "${id}"\n}\nmoved {\n  from = terraform_data.old\n  to = toy_thing.it\n}`,
    );
    await terraform.apply();
    expect(terraform.attributes("toy_thing.it")).toMatchObject({ id: `thing-of-${id}` });
    expect(await terraform.planIsEmpty()).toBe(true);
  });
});

/** What another apply would have made. */
async function stored(name: string) {
  const other = new Terraform({ environment: served.environment });
  other.write(MINIMAL.replace("small", name));
  await other.apply();
  other.dispose();
  const made = only()!;
  store.things.clear();
  return made;
}

describe("errors and where they point", () => {
  test.each([
    [
      "a rule of an attribute",
      MINIMAL.replace("small", "Not Lower"),
      /on main\.tf line 9.*name must be lower case/,
    ],
    ["the resource's own rule", MINIMAL.replace("small", "forbidden"), /Forbidden name.*Choose another name/],
    [
      "a rule deep inside a list",
      FULL.replace('{ action = "deny" }', '{ action = "maybe" }'),
      /line 22.*must be one of `allow`, `deny`, not "maybe".*Attribute: rules\[1\]\.action/,
    ],
    ["a null element", MINIMAL.replace('"small"', '"small"\n  tags = [null]'), /must not have null elements/],
    ["a number that is too long", FULL.replace("0.1", "12345678901234567890.5"), /at most 15 digits/],
  ])("%s", async (_, configuration, message) => {
    terraform.write(configuration);
    expect(await terraform.fails("validate")).toMatch(message);
  });

  test("a refused create stores nothing", async () => {
    terraform.write(MINIMAL.replace("small", "broken"));
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(/Cannot create.*The store refuses it/);
    expect(terraform.attributes("toy_thing.it")).toBeUndefined();
  });

  test("a create that got half way is stored as tainted and replaced", async () => {
    terraform.write(MINIMAL.replace("small", "half"));
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(/Half created/);
    expect(terraform.attributes("toy_thing.it")).toMatchObject({ id: "thing-1" });
    expect((await terraform.change("toy_thing.it"))?.actions).toEqual(["delete", "create"]);
  });

  test("a planned deletion may warn", async () => {
    await applyCleanly(MINIMAL.replace('"small"', '"small"\n  title = "precious"'));
    expect(await terraform.ok("plan", "-destroy")).toMatch(/Warning: Precious/);
  });
});

describe("unknown values", () => {
  test("a provider whose configuration is not known yet", async () => {
    const unknownEndpoint = `${MINIMAL}\nresource "terraform_data" "ep" { input = "http://x" }\nprovider "toy" { endpoint = terraform_data.ep.output }`;
    await applyCleanly(unknownEndpoint);
    expect(store.endpoints.some(isUnknown)).toBe(true);
    expect(store.endpoints.at(-1)).toBe("http://x");
  });

  test("inside and in place of everything", async () => {
    const late = FULL.replace('"A Thing"', "terraform_data.late.output")
      .replace('["b", "a"]', "terraform_data.tags.output")
      .replace('name = "alice"', "name = terraform_data.late.output")
      .replace('roles = ["r2", "r1"]', 'roles = ["r1", terraform_data.late.output]');
    await applyCleanly(
      `${late}\nresource "terraform_data" "late" { input = "late" }\nresource "terraform_data" "tags" { input = toset(["x"]) }`,
    );
    expect(only()).toMatchObject({ title: "late", tags: ["x"] });
  });

  test("what is certain of an id is known in the plan already", async () => {
    terraform.write(`${MINIMAL}\noutput "sure" { value = startswith(toy_thing.it.id, "thing-") }`);
    const { planned_values } = await terraform.plan();
    expect(planned_values).toMatchObject({ outputs: { sure: { value: true } } });
  });
});

test("data sources, functions and ephemeral resources", async () => {
  await applyCleanly(MINIMAL);
  await applyCleanly(`${MINIMAL}
data "toy_things" "all" {}
ephemeral "toy_token" "t" { audience = "x" }
output "names" { value = data.toy_things.all.names }
output "slug" { value = provider::toy::slug("  Group Requester ") }
`);
  expect(await terraform.outputs()).toMatchObject({
    names: { value: ["small"] },
    slug: { value: "group-requester" },
  });
  expect(terraform.stateFile()).not.toContain("token for");
  terraform.write(`${HEAD}\noutput "slug" { value = provider::toy::slug("") }`);
  expect(await terraform.fails("plan")).toMatch(/Invalid value for "title" parameter: must not be empty/);
});
