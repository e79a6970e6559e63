/** Data sources of lists, integrations and what a user may do, by the real terraform against the real gateway. */
import type { Terraform } from "../support/terraform";
import { applyCleanly, HEAD, Workbench } from "./workbench";

const WORLD = `
resource "rollcall_access_list" "staff" {
  name   = "staff"
  title  = "Staff"
  type   = "static"
  grants = { roles = ["employee"], traits = { site = ["here"] } }
  labels = { team = "hr" }
}
resource "rollcall_access_list" "club" {
  name  = "club"
  title = "Club"
  type  = "scim"
}
resource "rollcall_access_list_members" "staff" {
  access_list = rollcall_access_list.staff.name
  users       = { alice = {} }
}
`;

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
  const profile = { userName: "Alice" };
  const document = { userName: "Alice", externalId: null, displayName: null, active: true, profile };
  await bench.gateway.services.users.create("default", document, { id: "rc_idp", requestId: "test" });
  terraform = bench.terraform();
  await applyCleanly(terraform, WORLD);
});
afterAll(() => bench.close());

async function outputsOf(configuration: string): Promise<Record<string, unknown>> {
  await applyCleanly(terraform, WORLD + configuration);
  const outputs = await terraform.outputs();
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

test("access lists by integration, type and labels, in order of name", async () => {
  const outputs = await outputsOf(`
data "rollcall_access_lists" "all" {}
data "rollcall_access_lists" "pushed" { type = "scim" }
data "rollcall_access_lists" "hr" { labels = { team = "hr" } }
data "rollcall_access_lists" "none" {
  integration = "default"
  labels      = { team = "hr", "constructor" = "x" }
}
output "all" { value = data.rollcall_access_lists.all.names }
output "pushed" { value = data.rollcall_access_lists.pushed.names }
output "hr" { value = data.rollcall_access_lists.hr.access_lists }
output "none" { value = data.rollcall_access_lists.none.names }
`);
  expect(outputs).toMatchObject({ all: ["club", "staff"], pushed: ["club"], none: [] });
  expect(outputs.hr).toMatchObject([
    { name: "staff", title: "Staff", grants: { roles: ["employee"] }, member_count: 1, expires_at: null },
  ]);
});

test("an integration; one that is not there is an error at its name", async () => {
  const urn = "urn:example:scim:schemas:extension:1.0:User";
  const attributes = [
    { name: "badge" },
    { name: "desk", type: "complex", sub_attributes: [{ name: "floor", type: "integer" }] },
  ];
  const extensions = [{ urn, name: "Example", attributes }];
  await bench.gateway.call("PUT", "/v1/integrations/default", { extensions });
  const outputs = await outputsOf(`
data "rollcall_scim_integration" "it" { name = "default" }
output "it" { value = data.rollcall_scim_integration.it }
`);
  expect(outputs.it).toMatchObject({
    base_url: `${bench.gateway.url}/scim/v2`,
    token_url: `${bench.gateway.url}/oauth2/token`,
    unmatched_groups: "reject",
    user_count: 1,
    list_count: 2,
    mass_removal_guard: null,
    extensions: {
      [urn]: {
        name: "Example",
        attributes: {
          badge: { type: "string", mutability: "readWrite", canonical_values: [], sub_attributes: {} },
          desk: { type: "complex", sub_attributes: { floor: { type: "integer", multi_valued: false } } },
        },
      },
    },
  });
  terraform.write(`${HEAD}${WORLD}data "rollcall_scim_integration" "it" {\n  name = "nowhere"\n}\n`);
  expect(await terraform.fails("plan")).toMatch(/No such integration.*name = "nowhere"/);
});

test("what a user may do, and why; one that is not there is an error at its name", async () => {
  const outputs = await outputsOf(`
data "rollcall_user_access" "it" { user_name = "alice" }
output "it" { value = data.rollcall_user_access.it }
`);
  expect(outputs.it).toMatchObject({
    user_name: "alice",
    integration: "default",
    active: true,
    locked: false,
    roles: ["employee"],
    traits: { site: ["here"] },
    access_lists: [{ name: "staff", relation: "member", via: [], effective: true, reason: null }],
  });
  terraform.write(`${HEAD}${WORLD}data "rollcall_user_access" "it" {\n  user_name = "nobody"\n}\n`);
  expect(await terraform.fails("plan")).toMatch(/No such user.*user_name = "nobody"/);
});
