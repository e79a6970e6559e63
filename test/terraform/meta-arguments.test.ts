/** What Terraform itself offers for every resource: count, for_each, -target and lifecycle. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { Terraform } from "../support/terraform";
import { applyCleanly, HEAD, Workbench } from "./workbench";

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  terraform = bench.terraform();
});
afterEach(async () => {
  terraform.write(HEAD);
  await terraform.clear();
});

const names = async () => {
  const { body } = await bench.gateway.call<{ items: AccessListView[] }>("GET", "/v1/access-lists");
  return body.items.map(({ name }) => name).sort();
};

/** What a plan does, and to what; nothing of what it leaves alone. */
async function actions(...flags: string[]): Promise<Record<string, string>> {
  const { resource_changes = [] } = await terraform.plan(...flags);
  const changes = resource_changes.map(({ address, change }) => [address, change.actions.join()] as const);
  return Object.fromEntries(changes.filter(([, action]) => action !== "no-op"));
}

test("for_each and count: one that goes takes no other along; -target changes nothing else", async () => {
  const teams = (...keys: string[]) => `${HEAD}
resource "rollcall_access_list" "team" {
  for_each = toset(${JSON.stringify(keys)})
  name     = each.key
  title    = upper(each.key)
  type     = "static"
}
resource "rollcall_access_list_member" "lead" {
  for_each    = rollcall_access_list.team
  access_list = each.value.name
  user        = "lead-of-\${each.key}"
}
resource "rollcall_scim_token" "spare" {
  count = ${keys.length}
  name  = "spare \${count.index}"
}
`;
  terraform.write(teams("a", "b", "c"));
  await terraform.apply('-target=rollcall_access_list.team["b"]');
  expect(await names()).toEqual(["b"]);
  await terraform.apply();
  expect(await names()).toEqual(["a", "b", "c"]);
  expect(await terraform.planIsEmpty()).toBe(true);

  terraform.write(teams("a", "c"));
  expect(await actions()).toEqual({
    'rollcall_access_list.team["b"]': "delete",
    'rollcall_access_list_member.lead["b"]': "delete",
    "rollcall_scim_token.spare[2]": "delete",
  });
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  await terraform.destroy('-target=rollcall_access_list.team["a"]');
  expect(await names()).toEqual(["c"]);
});

test("ignore_changes leaves to others what it names, and is no reason to leave the rest", async () => {
  const list = (title: string) => `
resource "rollcall_access_list" "it" {
  name   = "shared"
  title  = "${title}"
  type   = "static"
  labels = { team = "operations" }
  audit  = { recurrence = { frequency = 3 } }
  lifecycle {
    ignore_changes = [labels, audit.recurrence.frequency]
  }
}
`;
  await applyCleanly(terraform, list("Shared"));
  const { body } = await bench.gateway.call<AccessListView>("GET", "/v1/access-lists/shared");
  const { name, title, audit } = body;
  const others = {
    labels: { team: "another" },
    audit: { ...audit, recurrence: { frequency: 12, day_of_month: 1 } },
  };
  const changed = await bench.gateway.call("PUT", "/v1/access-lists/shared", {
    name,
    title,
    type: "static",
    ...others,
  });
  expect(changed.status).toBe(200);
  expect(await terraform.planIsEmpty()).toBe(true);
  await applyCleanly(terraform, list("Renamed"));
  expect((await bench.gateway.call("GET", "/v1/access-lists/shared")).body).toMatchObject({
    title: "Renamed",
    ...others,
  });
});

test("create_before_destroy: the new list is there before the old one goes, and its members follow", async () => {
  const list = (name: string) => `
resource "rollcall_access_list" "it" {
  name  = "${name}"
  title = "Title of ${name}"
  type  = "static"
  lifecycle {
    create_before_destroy = true
  }
}
resource "rollcall_access_list_members" "it" {
  access_list = rollcall_access_list.it.name
  users       = { alice = {} }
}
`;
  await applyCleanly(terraform, list("before"));
  terraform.write(HEAD + list("after"));
  expect(await actions()).toEqual({
    "rollcall_access_list.it": "create,delete",
    "rollcall_access_list_members.it": "delete,create",
  });
  await applyCleanly(terraform, list("after"));
  expect(await names()).toEqual(["after"]);
  expect((await bench.gateway.call("GET", "/v1/access-lists/after/members/user/alice")).status).toBe(200);
});

test("a list that is made anew under its name takes its members and its nesting along, in one apply", async () => {
  const list = (type: string, members = "") => `
resource "rollcall_access_list" "outer" {
  name  = "outer"
  title = "Outer"
  type  = "static"
}
resource "rollcall_access_list" "it" {
  name  = "it"
  title = "It"
  type  = "${type}"
}
resource "rollcall_access_list_member" "nested" {
  access_list = rollcall_access_list.outer.name
  list        = rollcall_access_list.it.name
}
resource "rollcall_access_list" "wide" {
  name  = "wide"
  title = "Wide"
  type  = "static"
}
resource "rollcall_access_list_members" "wide" {
  access_list = rollcall_access_list.wide.name
  lists       = { (rollcall_access_list.it.name) = {} }
}
${members}`;
  const members = (users: string) => `
resource "rollcall_access_list_members" "it" {
  access_list = rollcall_access_list.it.name
  users       = { ${users} }
}
`;
  await applyCleanly(terraform, list("scim"));
  // That it is a scim list now is no reason to refuse the members of the one to come.
  await applyCleanly(terraform, list("static", members("alice = {}, bob = {}")));
  expect(await actions("-replace=rollcall_access_list.it")).toEqual({
    "rollcall_access_list.it": "delete,create",
    "rollcall_access_list_member.nested": "delete,create",
    "rollcall_access_list_members.it": "delete,create",
    "rollcall_access_list_members.wide": "delete,create",
  });
  await terraform.apply("plan.bin");
  expect(await terraform.planIsEmpty()).toBe(true);
  terraform.write(HEAD + list("scim", members("alice = {}, bob = {}")));
  expect(await terraform.fails("plan")).toMatch(/another writer.*By this plan it is a scim list/);
  terraform.write(HEAD + list("static", members("alice = {}, bob = {}")));
  // A list that the state has lost is there still, and so are its members.
  await terraform.ok("state", "rm", "rollcall_access_list.it");
  expect(await actions("-refresh=false")).toEqual({ "rollcall_access_list.it": "create" });
  await terraform.import("rollcall_access_list.it", "it");
  // Those who are to go are the block's own, also where it is replaced.
  terraform.write(HEAD + list("static", members("alice = {}")));
  expect(await actions("-replace=rollcall_access_list_members.it")).toEqual({
    "rollcall_access_list_members.it": "delete,create",
  });
});

test("replace_triggered_by: a secret is made anew when something else changes", async () => {
  const token = (rotation: number) => `
resource "terraform_data" "rotation" {
  input = ${rotation}
}
resource "rollcall_scim_token" "it" {
  name = "okta"
  lifecycle {
    replace_triggered_by = [terraform_data.rotation]
  }
}
`;
  await applyCleanly(terraform, token(1));
  const first = terraform.attributes("rollcall_scim_token.it");
  await applyCleanly(terraform, token(2));
  const second = terraform.attributes("rollcall_scim_token.it");
  expect(second?.id).not.toBe(first?.id);
  expect((await bench.gateway.call("GET", `/v1/scim-tokens/${first?.id}`)).status).toBe(404);
});
