/** `data "rollcall_access_list"`, by the real terraform against the real gateway. */
import type { Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
  await bench.gateway.call("POST", "/v1/integrations", { name: "hr" });
  const list = {
    title: "Requesters",
    type: "scim",
    grants: { roles: ["requester"] },
    owners: [{ name: "alice" }],
  };
  await bench.gateway.call("POST", "/v1/access-lists", { ...list, name: "ours" });
  await bench.gateway.call("POST", "/v1/access-lists", { ...list, name: "theirs", integration: "hr" });
});
afterAll(() => bench.close());
beforeEach(() => {
  terraform = bench.terraform();
});

test("finds a list by name, and by title in an integration", async () => {
  terraform.write(`${HEAD}
data "rollcall_access_list" "name" {
  name = "theirs"
}
data "rollcall_access_list" "title" {
  title = "Requesters"
}
data "rollcall_access_list" "elsewhere" {
  title       = "Requesters"
  integration = "hr"
}
output "names" {
  value = [for list in [data.rollcall_access_list.name, data.rollcall_access_list.title, data.rollcall_access_list.elsewhere] : list.name]
}
`);
  await terraform.apply();
  expect((await terraform.outputs()).names?.value).toEqual(["theirs", "ours", "theirs"]);
  expect(await terraform.planIsEmpty()).toBe(true);
  expect(terraform.attributes("data.rollcall_access_list.title")).toMatchObject({
    id: "ours",
    integration: "default",
    type: "scim",
    grants: { roles: ["requester"], traits: {} },
    owners: [{ name: "alice", kind: "user", description: "" }],
    audit: { recurrence: { frequency: 6, day_of_month: 1 }, notifications: { start: "336h" } },
    member_count: 0,
  });
});

test.each([
  ["neither", "", /Which access list/],
  ["both", 'name = "a"\n  title = "b"', /not both/],
  ["a name in an integration", 'name = "a"\n  integration = "hr"', /belongs to a title/],
])("%s is refused without the gateway", async (_, body, message) => {
  terraform.write(`${HEAD}data "rollcall_access_list" "it" {\n  ${body}\n}\n`);
  expect(await terraform.fails("validate")).toMatch(message);
});

test.each([
  ["name", 'name = "nothing"', /no access list named nothing/],
  [
    "title",
    'title = "requesters"\n  integration = "hr"',
    /no access list with the title "requesters" in the integration hr/,
  ],
])("a %s that is not there is told at the attribute", async (_, body, message) => {
  terraform.write(`${HEAD}data "rollcall_access_list" "it" {\n  ${body}\n}\n`);
  const said = await terraform.fails("plan");
  expect(said).toMatch(message);
  expect(said).toMatch(/on main\.tf line \d+/);
});
