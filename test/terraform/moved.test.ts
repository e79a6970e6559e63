/** `moved` from Teleport's provider: by the real terraform, from a stand-in for it to the real gateway. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { AccessListInput, AccessListView } from "../../gateway/management/contract/access-list";
import { type ReattachedProvider, reattachProvider } from "../../provider/sdk/reattach";
import { TELEPORT_ADDRESS, teleportProvider } from "../support/teleport-provider";
import { oneLine, Terraform } from "../support/terraform";
import { HEAD as ROLLCALL_HEAD, Workbench } from "./workbench";

const HEAD = `
terraform {
  required_providers {
    rollcall = { source = "rollcall/rollcall" }
    teleport = { source = "${TELEPORT_ADDRESS}" }
  }
}
`;

const TELEPORT = `
resource "teleport_access_list" "requester" {
  header = {
    version  = "v1"
    metadata = { name = "scim-group-requester", labels = { team = "operations" } }
  }
  spec = {
    title = "GroupRequester"
    type  = "scim"
    owners = [{ name = "alice", membership_kind = 1 }]
    grants = {
      roles  = ["requester", "auditor"]
      traits = [{ key = "logins", values = ["ubuntu", "root"] }]
    }
    membership_requires = {}
    audit = {
      recurrence    = { frequency = 3, day_of_month = 15 }
      notifications = { start = "336h0m0s" }
    }
  }
}
`;

const MOVED = `
moved {
  from = teleport_access_list.requester
  to   = rollcall_access_list.requester
}
`;

const ROLLCALL = `
resource "rollcall_access_list" "requester" {
  name   = "scim-group-requester"
  title  = "GroupRequester"
  type   = "scim"
  owners = [{ name = "alice" }]
  grants = { roles = ["auditor", "requester"], traits = { logins = ["root", "ubuntu"] } }
  audit  = { recurrence = { frequency = 3, day_of_month = 15 } }
  labels = { team = "operations" }
}
`;

const HELD: AccessListInput = {
  name: "scim-group-requester",
  title: "GroupRequester",
  type: "scim",
  owners: [{ name: "alice" }],
  grants: { roles: ["auditor", "requester"], traits: { logins: ["root", "ubuntu"] } },
  audit: { recurrence: { frequency: 3, day_of_month: 15 } },
  labels: { team: "operations" },
};

const ADDRESS = "rollcall_access_list.requester";

let bench: Workbench;
let teleport: ReattachedProvider;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
  teleport = await reattachProvider(TELEPORT_ADDRESS, teleportProvider);
});
afterAll(async () => {
  await teleport.close();
  await bench.close();
});
beforeEach(() => {
  const both = [bench.provider, teleport].map(({ environment }) =>
    JSON.parse(environment.TF_REATTACH_PROVIDERS),
  );
  terraform = new Terraform({
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify(Object.assign({}, ...both)) },
  });
});
afterEach(async () => {
  await terraform.clear();
  terraform.dispose();
});

async function applied(configuration: string): Promise<void> {
  terraform.write(HEAD + configuration);
  await terraform.apply();
}

async function stored(): Promise<AccessListView> {
  return (await bench.gateway.call<AccessListView>("GET", `/v1/access-lists/${HELD.name}`)).body;
}

test("a list that the gateway holds: the state moves, and nothing else is planned", async () => {
  await applied(TELEPORT);
  await bench.gateway.call("POST", "/v1/access-lists", HELD);
  const before = await stored();
  terraform.write(HEAD + MOVED + ROLLCALL);
  expect(oneLine(await terraform.ok("plan"))).toMatch(
    /teleport_access_list\.requester has moved to rollcall_access_list\.requester.*0 to add, 0 to change, 0 to destroy/,
  );
  await terraform.apply();
  expect(terraform.attributes("teleport_access_list.requester")).toBeUndefined();
  expect(terraform.attributes(ADDRESS)).toMatchObject({ ...HELD, id: HELD.name, revision: 1 });
  expect(await stored()).toEqual(before);
  terraform.write(HEAD + ROLLCALL);
  expect(await terraform.planIsEmpty()).toBe(true);
});

test("a list that the gateway does not hold yet is planned anew, and nothing is destroyed", async () => {
  await applied(TELEPORT);
  terraform.write(HEAD + MOVED + ROLLCALL);
  const { resource_changes = [] } = await terraform.plan();
  expect(resource_changes.map(({ address, change }) => [address, change.actions])).toEqual([
    [ADDRESS, ["create"]],
  ]);
  await terraform.apply();
  expect(await stored()).toMatchObject({ title: "GroupRequester", grants: HELD.grants });
  expect(await terraform.planIsEmpty()).toBe(true);
});

test("what differs from the gateway is planned as a change", async () => {
  await applied(TELEPORT);
  await bench.gateway.call("POST", "/v1/access-lists", { ...HELD, grants: { roles: ["auditor"] } });
  terraform.write(HEAD + MOVED + ROLLCALL);
  const change = await terraform.change(ADDRESS);
  expect(change?.actions).toEqual(["update"]);
  expect(change?.before).toMatchObject({ grants: { roles: ["auditor"], traits: {} } });
});

test("without a refresh the plan compares with what was stored for Teleport", async () => {
  await applied(TELEPORT);
  await bench.gateway.call("POST", "/v1/access-lists", HELD);
  terraform.write(HEAD + MOVED + ROLLCALL);
  expect((await terraform.change(ADDRESS, "-refresh=false"))?.actions).toEqual(["no-op"]);
});

test("a restriction that Rollcall does not know forbids the move, and the error names it", async () => {
  await applied(
    TELEPORT.replace("traits = [", 'scoped_roles = [{ role = "admin", scope = "/prod" }]\n      traits = ['),
  );
  terraform.write(HEAD + MOVED + ROLLCALL);
  expect(await terraform.fails("plan")).toMatch(
    /Cannot move teleport_access_list .*spec\.grants\.scoped_roles: Rollcall has no scoped roles/,
  );
  terraform.write(HEAD + TELEPORT);
});

const MEMBERS = `
resource "rollcall_access_list" "on_call" {
  name  = "on-call"
  title = "On call"
  type  = "static"
}
resource "rollcall_access_list" "leads" {
  name  = "leads"
  title = "Leads"
  type  = "static"
}
`;

test("members move, those of for_each under the same keys; the gateway's are found and the others made", async () => {
  await applied(`${MEMBERS}
resource "teleport_access_list_member" "people" {
  for_each = toset(["alice", "bob"])
  header   = { version = "v1", metadata = { name = each.key, labels = { team = "operations" } } }
  spec     = { access_list = "on-call", membership_kind = 1, reason = "First line" }
}
resource "teleport_access_list_member" "leads" {
  header = { version = "v1", metadata = { name = "leads" } }
  spec   = { access_list = "on-call", membership_kind = 2 }
}
`);
  const held = { name: "alice", reason: "First line" };
  await bench.gateway.call("PATCH", "/v1/access-lists/on-call/members", { add: [held] });
  const declared = `${MEMBERS}
resource "rollcall_access_list_member" "people" {
  for_each    = toset(["alice", "bob"])
  access_list = rollcall_access_list.on_call.name
  user        = each.key
  reason      = "First line"
}
resource "rollcall_access_list_member" "leads" {
  access_list = rollcall_access_list.on_call.name
  list        = rollcall_access_list.leads.name
}
`;
  const moved = ["people", "leads"].map(
    (name) => `moved {
  from = teleport_access_list_member.${name}
  to   = rollcall_access_list_member.${name}
}
`,
  );
  terraform.write(HEAD + moved.join("") + declared);
  const said = oneLine(await terraform.apply());
  expect(said).toMatch(/header\.metadata\.labels: Members have no labels/);
  expect(said).toMatch(/Resources: 2 added, 0 changed, 0 destroyed/);
  terraform.write(HEAD + declared);
  expect(await terraform.planIsEmpty()).toBe(true);
  const { body } = await bench.gateway.call("GET", "/v1/access-lists/on-call/members");
  expect(body).toMatchObject({ total: 3 });
});

test("another resource of Teleport's cannot become a list", async () => {
  const member = `
resource "teleport_access_list_member" "requester" {
  header = { version = "v1", metadata = { name = "bob" } }
  spec   = { access_list = "scim-group-requester", membership_kind = 1 }
}
`;
  await applied(member);
  terraform.write(HEAD + MOVED.replace("list.requester", "list_member.requester") + ROLLCALL);
  expect(await terraform.fails("plan")).toMatch(
    /rollcall_access_list cannot take over the state of teleport_access_list_member/,
  );
  terraform.write(HEAD + member);
});

test("the guide's blocks do what it says", async () => {
  const guide = readFileSync(resolve(__dirname, "../../docs/guides/moving-from-teleport.md"), "utf8");
  const blocks = [...guide.matchAll(/^```terraform\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);
  const [before = "", after = "", removed = "", imported = ""] = blocks;
  expect(blocks).toHaveLength(4);
  for (const [index, block] of blocks.entries()) terraform.write(block, `block_${index}.tf`);
  await terraform.ok("fmt", "-check", "-diff");
  for (const index of blocks.keys()) terraform.write("", `block_${index}.tf`);

  const synchronised = TELEPORT.replace("requester", "synchronised");
  await applied(before + synchronised);
  // Teleport's provider stands in the state only.
  terraform.write(ROLLCALL_HEAD + after + removed);
  const said = oneLine(await terraform.apply());
  expect(said).toMatch(/Resources: 2 added, 0 changed, 0 destroyed/);
  expect(terraform.attributes("teleport_access_list.synchronised")).toBeUndefined();
  terraform.write(ROLLCALL_HEAD + after.replaceAll(/^moved \{[\s\S]*?^\}\n/gm, ""));
  expect(await terraform.planIsEmpty()).toBe(true);

  await bench.gateway.call("POST", "/v1/access-lists", HELD);
  terraform.write(imported, "import.tf");
  await terraform.ok("plan", "-generate-config-out=generated.tf");
  expect(await terraform.apply()).toMatch(/1 imported, 0 added, 0 changed/);
});
