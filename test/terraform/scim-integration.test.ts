/** `rollcall_scim_integration`, by the real terraform against the real gateway. */
import type { IntegrationView } from "../../gateway/management/contract/integration";
import type { Terraform } from "../support/terraform";
import { applyCleanly, expectSameState, HEAD, importCleanly, planned, Workbench } from "./workbench";

const ADDRESS = "rollcall_scim_integration.it";

const FULL = `
resource "rollcall_scim_integration" "it" {
  name             = "workforce"
  description      = "Okta"
  unmatched_groups = "create"
  default_owners   = [{ name = "alice" }, { name = "bob" }]
  default_roles    = ["employee", "guest"]
  trait_mapping    = { department = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department" }
  unknown_members  = "skip"
  patch_response   = "204"
  password_sync    = true
  mass_removal_guard = { max_share = 0.3 }
  lock_ttl         = "30d"
  sso_connector    = "okta"
}
`;

const MINIMAL = `
resource "rollcall_scim_integration" "it" {
  name = "workforce"
}
`;

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  terraform = bench.terraform();
});

const stored = async (name: string) =>
  (await bench.gateway.call<IntegrationView>("GET", `/v1/integrations/${name}`)).body;

test("create, plan empty, update, plan empty, import, plan empty, destroy", async () => {
  await applyCleanly(terraform, FULL);
  expect(await stored("workforce")).toMatchObject({
    unmatched_groups: "create",
    default_roles: ["employee", "guest"],
    lock_ttl: "720h",
    mass_removal_guard: { max_share: 0.3, min_members: 10 },
    base_url: `${bench.gateway.url}/scim/workforce/v2`,
  });
  expect(terraform.attributes(ADDRESS)).toMatchObject({
    id: "workforce",
    lock_ttl: "30d",
    base_url: `${bench.gateway.url}/scim/workforce/v2`,
    token_url: `${bench.gateway.url}/oauth2/token`,
    user_count: 0,
    list_count: 0,
  });
  const shuffled = FULL.replace('"employee", "guest"', '"guest", "employee"').replace('"30d"', '"720h"');
  terraform.write(HEAD + shuffled);
  expect(await terraform.planIsEmpty()).toBe(true);
  await importCleanly(bench.terraform(), FULL, ADDRESS, "workforce");
  await applyCleanly(terraform, MINIMAL);
  expect(await stored("workforce")).toMatchObject({
    description: "",
    unmatched_groups: "reject",
    default_owners: [],
    default_roles: [],
    trait_mapping: {},
    unknown_members: "reject",
    patch_response: "auto",
    password_sync: false,
    mass_removal_guard: null,
    lock_ttl: null,
    sso_connector: "",
    revision: 2,
  });
  const other = bench.terraform();
  await importCleanly(other, MINIMAL, ADDRESS, "workforce");
  expectSameState(other, terraform, ADDRESS);
  await terraform.destroy();
  expect((await bench.gateway.call("GET", "/v1/integrations/workforce")).status).toBe(404);
});

test("drift is shown and mended; what disappears is planned anew", async () => {
  await applyCleanly(terraform, MINIMAL);
  await bench.gateway.call("PUT", "/v1/integrations/workforce", { unknown_members: "skip" });
  const change = await planned(terraform, MINIMAL, ADDRESS);
  expect(change.before).toMatchObject({ unknown_members: "skip" });
  await applyCleanly(terraform, MINIMAL);
  await bench.gateway.call("DELETE", "/v1/integrations/workforce");
  expect((await planned(terraform, MINIMAL, ADDRESS)).actions).toEqual(["create"]);
  await applyCleanly(terraform, MINIMAL);
  expect((await planned(terraform, MINIMAL.replace("workforce", "other"), ADDRESS)).replace_paths).toEqual([
    ["name"],
  ]);
  await terraform.destroy();
});

test("one to which lists belong is not destroyed, and the error says why", async () => {
  await applyCleanly(terraform, MINIMAL);
  const list = { name: "held", title: "Held", type: "scim", integration: "workforce" };
  await bench.gateway.call("POST", "/v1/access-lists", list);
  expect(await terraform.fails("destroy", "-auto-approve")).toMatch(/It is in use .*1 access list/);
  await bench.gateway.call("DELETE", "/v1/access-lists/held");
  await terraform.destroy();
});

describe("extensions of User", () => {
  const URN = "urn:example:scim:schemas:extension:plant:1.0:User";
  const EXTENDED = `
resource "rollcall_scim_integration" "it" {
  name = "workforce"
  extensions = {
    "${URN}" = {
      name = "Plant"
      attributes = {
        site = { canonical_values = ["south", "north"] }
        room = { type = "complex", sub_attributes = { building = { required = true }, number = { type = "integer" } } }
      }
    }
  }
}
`;

  test("create, plan empty, import, an attribute more, drift, removal: each change stands alone in the plan", async () => {
    await applyCleanly(terraform, EXTENDED);
    const { extensions } = await stored("workforce");
    expect(extensions).toMatchObject([
      {
        urn: URN,
        name: "Plant",
        attributes: [
          {
            name: "room",
            type: "complex",
            sub_attributes: [{ name: "building", required: true }, { name: "number" }],
          },
          { name: "site", type: "string", canonical_values: ["north", "south"], mutability: "readWrite" },
        ],
      },
    ]);
    await importCleanly(bench.terraform(), EXTENDED, ADDRESS, "workforce");

    const more = EXTENDED.replace(
      "attributes = {",
      'attributes = {\n        badge = { mutability = "immutable" }',
    );
    const change = await planned(terraform, more, ADDRESS);
    expect(change.after).toMatchObject({
      extensions: { [URN]: { attributes: { badge: { mutability: "immutable" } } } },
    });
    await applyCleanly(terraform, more);

    await bench.gateway.call("PUT", "/v1/integrations/workforce", {});
    const drift = await planned(terraform, more, ADDRESS);
    expect([drift.actions, drift.before]).toMatchObject([["update"], { extensions: {} }]);
    await applyCleanly(terraform, more);

    await applyCleanly(terraform, MINIMAL);
    expect((await stored("workforce")).extensions).toEqual([]);
    await importCleanly(bench.terraform(), MINIMAL, ADDRESS, "workforce");
    await terraform.destroy();
  });

  test("what they cannot be is told at plan or by the gateway, by name", async () => {
    const broken = (from: string, to: string) => {
      terraform.write(HEAD + EXTENDED.replace(from, to));
    };
    broken(URN, "department");
    expect(await terraform.fails("validate")).toMatch(/a URN such as/);
    broken('type = "integer"', 'type = "complex"');
    expect(await terraform.fails("validate")).toMatch(/one of/);
    broken("site =", '"1site" =');
    expect(await terraform.fails("validate")).toMatch(/starting with a letter/);
    broken(URN, "urn:ietf:params:scim:schemas:core:2.0:User");
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(/cannot stand beside/);
    broken('type = "complex", ', "");
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(/attribute room .*must be complex/);
  });
});

describe("the integration named default", () => {
  const DEFAULT = MINIMAL.replace("workforce", "default");

  test("is imported and updated, and its destruction is refused while it is planned", async () => {
    await importCleanly(terraform, DEFAULT, ADDRESS, "default");
    await applyCleanly(terraform, DEFAULT.replace("name =", 'description = "Everyone"\n  name ='));
    expect((await stored("default")).description).toBe("Everyone");
    expect(await terraform.fails("plan", "-destroy")).toMatch(/default integration cannot be destroyed/);
    terraform.write(HEAD + MINIMAL);
    expect(await terraform.fails("plan")).toMatch(/default integration cannot be destroyed/);
    terraform.write(`${HEAD}
removed {
  from = ${ADDRESS}
  lifecycle { destroy = false }
}
`);
    await terraform.apply();
    expect((await bench.gateway.call("GET", "/v1/integrations/default")).status).toBe(200);
  });

  test("is not created, and the error says how to import it", async () => {
    terraform.write(HEAD + DEFAULT);
    expect(await terraform.fails("plan")).toMatch(/exists already .*terraform import/);
  });
});

test("faults are found without the gateway", async () => {
  terraform.write(`${HEAD}resource "rollcall_scim_integration" "it" {
  name             = "UPPER"
  unmatched_groups = "ignore"
  lock_ttl         = "a month"
  patch_response   = "202"
  mass_removal_guard = { max_share = 50, min_members = 0.5 }
}
`);
  const said = await terraform.fails("validate");
  for (const fault of [
    /name.*1 to 128/,
    /unmatched_groups.*one of/,
    /lock_ttl.*duration/,
    /patch_response/,
    /max_share.*0/,
    /min_members.*whole number/,
  ])
    expect(said).toMatch(fault);
});

test("a trait path that the gateway refuses is told at its key", async () => {
  terraform.write(
    `${HEAD}resource "rollcall_scim_integration" "it" {
  name          = "paths"
  trait_mapping = { x = "][" }
}
`,
  );
  expect(await terraform.fails("apply", "-auto-approve")).toMatch(/trait_mapping/);
});
