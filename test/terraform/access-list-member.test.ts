/** `rollcall_access_list_member`, by the real terraform against the real gateway. */
import type { MemberView } from "../../gateway/management/contract/member";
import type { Terraform } from "../support/terraform";
import { applyCleanly, expectSameState, HEAD, importCleanly, planned, Workbench } from "./workbench";

const ADDRESS = "rollcall_access_list_member.it";

const LISTS = `
resource "rollcall_access_list" "on_call" {
  name  = "on-call"
  title = "On call"
  type  = "static"
}
resource "rollcall_access_list" "devs" {
  name  = "devs"
  title = "Developers"
  type  = "static"
}
`;

const USER = `
resource "rollcall_access_list_member" "it" {
  access_list = rollcall_access_list.on_call.name
  user        = "alice"
  expires_at  = "2096-01-31T02:00:00+02:00"
  reason      = "Tier 2"
}
`;

const LIST = `
resource "rollcall_access_list_member" "it" {
  access_list = rollcall_access_list.on_call.name
  list        = rollcall_access_list.devs.name
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
afterEach(async () => {
  terraform.write(HEAD);
  await terraform.clear();
});

const at = (member: string) => `/v1/access-lists/on-call/members/${member}`;
const stored = async (member: string) => (await bench.gateway.call<MemberView>("GET", at(member))).body;

test("create, plan empty, update, plan empty, import, plan empty, destroy", async () => {
  await applyCleanly(terraform, LISTS + USER);
  expect(await stored("user/alice")).toMatchObject({
    expires_at: "2096-01-31T00:00:00Z",
    reason: "Tier 2",
    source: "terraform",
    added_by: "terraform",
    waiting: true,
  });
  expect(terraform.attributes(ADDRESS)).toMatchObject({
    id: "on-call/user/alice",
    user: "alice",
    list: null,
    user_id: null,
    waiting: true,
    expires_at: "2096-01-31T02:00:00+02:00",
  });
  const other = bench.terraform();
  await importCleanly(other, LISTS + USER, "rollcall_access_list.on_call", "on-call").catch(() => undefined);
  await other.import("rollcall_access_list.devs", "devs");
  await importCleanly(other, LISTS + USER, ADDRESS, "on-call/user/alice");
  expectSameState(other, terraform, ADDRESS, "expires_at");

  await applyCleanly(terraform, LISTS + USER.replace(/ {2}expires_at.*\n {2}reason.*\n/, ""));
  expect(await stored("user/alice")).toMatchObject({ expires_at: null, reason: "" });
  const spelled = LISTS + USER.replace(/ {2}expires_at.*\n {2}reason.*\n/, "").replace("alice", "ALICE");
  terraform.write(HEAD + spelled);
  expect(await terraform.planIsEmpty()).toBe(true);

  await applyCleanly(terraform, LISTS);
  expect((await bench.gateway.call("GET", at("user/alice"))).status).toBe(404);
});

test("a list is a member; another member forces a new resource", async () => {
  await applyCleanly(terraform, LISTS + LIST);
  expect(await stored("list/devs")).toMatchObject({ kind: "list", name: "devs", waiting: false });
  expect(terraform.attributes(ADDRESS)).toMatchObject({ id: "on-call/list/devs", waiting: false });
  const change = await planned(terraform, LISTS + USER, ADDRESS);
  expect(change.actions).toEqual(["delete", "create"]);
  await applyCleanly(terraform, LISTS + USER);
  expect((await bench.gateway.call("GET", at("list/devs"))).status).toBe(404);
});

test("drift is shown and mended; who disappears is planned anew", async () => {
  await applyCleanly(terraform, LISTS + USER);
  await bench.gateway.call("PUT", at("user/alice"), { reason: "by hand" });
  expect((await planned(terraform, LISTS + USER, ADDRESS)).before).toMatchObject({ reason: "by hand" });
  await applyCleanly(terraform, LISTS + USER);
  expect(await stored("user/alice")).toMatchObject({ reason: "Tier 2", expires_at: "2096-01-31T00:00:00Z" });
  await bench.gateway.call("DELETE", at("user/alice"));
  expect((await planned(terraform, LISTS + USER, ADDRESS)).actions).toEqual(["create"]);
  await applyCleanly(terraform, LISTS + USER);
});

test("a user who comes later is a member then, and the plan stays empty", async () => {
  const configuration = LISTS + USER.replace("alice", "late.comer");
  await applyCleanly(terraform, configuration);
  const actor = { id: "rc_idp", requestId: "test" };
  const carol = await bench.gateway.services.users.create(
    "default",
    {
      userName: "Late.Comer",
      externalId: null,
      displayName: null,
      active: true,
      profile: { userName: "Late.Comer" },
    },
    actor,
  );
  expect(await terraform.planIsEmpty()).toBe(true);
  await terraform.ok("apply", "-refresh-only", "-auto-approve");
  expect(terraform.attributes(ADDRESS)).toMatchObject({
    user: "late.comer",
    user_id: carol.id,
    waiting: false,
  });

  // Under another name it is the same user, whose membership nobody may lose sight of.
  const renamed = { externalId: null, displayName: null, active: true, profile: { userName: "carol" } };
  const user = { integration: "default", id: carol.id, actor };
  await bench.gateway.services.users.update(user, () => ({ ...renamed, userName: "carol" }));
  const change = await planned(terraform, configuration, ADDRESS);
  expect(change).toMatchObject({
    actions: ["delete", "create"],
    before: { user: "carol", user_id: carol.id },
  });
  terraform.write(HEAD + LISTS + USER.replace("alice", "carol"));
  await terraform.ok("apply", "-refresh-only", "-auto-approve");
  expect(await terraform.planIsEmpty()).toBe(true);
});

test("a thousand members of one list are read in whole pages", async () => {
  const many = `
resource "rollcall_access_list_member" "many" {
  count       = 60
  access_list = rollcall_access_list.on_call.name
  user        = "user-\${count.index}"
}
`;
  await applyCleanly(terraform, LISTS + many);
  const before = bench.gateway.log.length;
  expect(await terraform.planIsEmpty()).toBe(true);
  const reads = bench.gateway.log.slice(before).match(/members\/:kind\/:member/g) ?? [];
  expect(reads.length).toBeLessThan(60);
}, 60_000);

describe("what cannot be is refused", () => {
  const refused = async (block: string, command: "plan" | "validate" | "apply") => {
    terraform.write(`${HEAD}${LISTS}resource "rollcall_access_list_member" "it" {\n${block}\n}\n`);
    return terraform.fails(command, ...(command === "apply" ? ["-auto-approve"] : []));
  };

  test("without the gateway: nobody, both, and what is no name, time or visible text", async () => {
    expect(await refused(`access_list = "on-call"`, "validate")).toMatch(/Who is the member/);
    expect(await refused(`access_list = "on-call"\nuser = "a"\nlist = "b"`, "validate")).toMatch(/not both/);
    const said = await refused(
      `access_list = "On Call"\nuser = " a"\nexpires_at = "soon"\nreason = "a\\u202eb"`,
      "validate",
    );
    for (const fault of [
      /access_list.*1 to 128/,
      /user.*space/,
      /expires_at.*RFC 3339/,
      /reason.*zero-width/,
    ])
      expect(said).toMatch(fault);
  });

  test("by the gateway, at the attribute: a list that is not there, a circle", async () => {
    expect(await refused(`access_list = "nowhere"\nuser = "a"`, "apply")).toMatch(
      /does not exist.*no access list named nowhere/,
    );
    await applyCleanly(terraform, LISTS);
    expect(await refused(`access_list = "on-call"\nlist = "nowhere"`, "apply")).toMatch(
      /list = "nowhere".*no access list named nowhere/,
    );
    expect(await refused(`access_list = "on-call"\nlist = "on-call"`, "apply")).toMatch(
      /cannot be nested.* list = "on-call" .*The access list on-call cannot be a member of on-call: a list cannot contain itself/,
    );
  });

  test("a time that is past, before anything is applied, at the attribute", async () => {
    const ended = `access_list = "on-call"\nuser = "a"\nexpires_at = "2020-01-01T00:00:00Z"`;
    expect(await refused(ended, "plan")).toMatch(
      /membership that is over.*expires_at = .*user a ended at 2020-01-01T00:00:00Z/,
    );
  });

  test("a scim list, while it is planned and when it is imported, naming the owner system", async () => {
    await bench.gateway.call("POST", "/v1/access-lists", { name: "group", title: "Group", type: "scim" });
    expect(await refused(`access_list = "group"\nuser = "a"`, "plan")).toMatch(
      /another writer.*identity provider of the integration default, over SCIM.*"Group"/,
    );
    expect(await terraform.fails("import", ADDRESS, "group/user/a")).toMatch(/another writer/);
    await bench.gateway.call("DELETE", "/v1/access-lists/group");
  });

  test("a member who is there on other terms, which would be overwritten", async () => {
    await applyCleanly(terraform, LISTS);
    await bench.gateway.call("PUT", at("user/alice"), { reason: "another block's" });
    terraform.write(HEAD + LISTS + USER);
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(
      /is a member already.*Declared by terraform; this run uses the client terraform\..*terraform import .* on-call\/user\/alice/,
    );
    expect(await stored("user/alice")).toMatchObject({ reason: "another block's" });
  });

  test("an import id that is none", async () => {
    terraform.write(HEAD + LISTS + USER);
    expect(await terraform.fails("import", ADDRESS, "alice")).toMatch(/on-call\/user\/alice/);
  });
});
