/** `rollcall_access_list_members`, by the real terraform against the real gateway. */
import type { MemberView } from "../../gateway/management/contract/member";
import type { PageView } from "../../gateway/management/contract/page";
import type { Terraform } from "../support/terraform";
import { applyCleanly, expectSameState, HEAD, importCleanly, planned, Workbench } from "./workbench";

const ADDRESS = "rollcall_access_list_members.it";

const LIST = `
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

const members = (users: string, lists = "") => `${LIST}
resource "rollcall_access_list_members" "it" {
  access_list = rollcall_access_list.on_call.name
  users       = { ${users} }
  lists       = { ${lists} }
}
`;
const FULL = members(
  `alice = { expires_at = "2096-01-31T02:00:00+02:00", reason = "Tier 2" }, bob = {}`,
  `(rollcall_access_list.devs.name) = {}`,
);

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

const AT = "/v1/access-lists/on-call/members";
const stored = async () => {
  const { body } = await bench.gateway.call<PageView<MemberView>>("GET", `${AT}?limit=200`);
  return body.items.map(({ kind, name }) => `${kind} ${name}`).sort();
};
/** How often the members were written since the log was this long. */
const writesSince = (length: number) =>
  bench.gateway.log
    .slice(length)
    .split("\n")
    .filter((line) => line.includes("/members") && /"method":"(?:PATCH|PUT|DELETE)"/.test(line)).length;

test("create, plan empty, update, plan empty, import, plan empty, destroy", async () => {
  await applyCleanly(terraform, FULL);
  expect(await stored()).toEqual(["list devs", "user alice", "user bob"]);
  expect(terraform.attributes(ADDRESS)).toMatchObject({ id: "on-call", waiting: ["alice", "bob"] });
  const respelled = members(
    `bob = { reason = "" }, alice = { expires_at = "2096-01-31T00:00:00Z", reason = "Tier 2" }`,
    `devs = {}`,
  );
  terraform.write(HEAD + respelled);
  expect(await terraform.planIsEmpty()).toBe(true);

  const other = bench.terraform();
  other.write(HEAD + FULL.replace("+02:00", "Z").replace("T02", "T00"));
  await other.import("rollcall_access_list.on_call", "on-call");
  await other.import("rollcall_access_list.devs", "devs");
  await importCleanly(other, FULL.replace("+02:00", "Z").replace("T02", "T00"), ADDRESS, "on-call");
  expectSameState(other, terraform, ADDRESS, "users");
  expect(other.attributes(ADDRESS)?.users).toEqual({
    alice: { expires_at: "2096-01-31T00:00:00Z", reason: "Tier 2" },
    bob: { expires_at: null, reason: "" },
  });

  await applyCleanly(terraform, members(`alice = {}, carol = {}`));
  expect(await stored()).toEqual(["user alice", "user carol"]);
  await applyCleanly(terraform, members("").replace(/ {2}(?:users|lists) .*\n/g, ""));
  expect(await stored()).toEqual([]);
  await applyCleanly(terraform, FULL);
  terraform.write(HEAD + LIST);
  expect(oneLineOf(await terraform.ok("plan"))).toMatch(/3 members will lose what the list grants/);
  await terraform.apply();
  expect(await stored()).toEqual([]);
});

const oneLineOf = (text: string) => text.replaceAll(/[│╷╵]/g, " ").replaceAll(/\s+/g, " ");

test("one who comes or goes is one request that carries the difference only", async () => {
  await applyCleanly(terraform, FULL);
  const before = bench.gateway.log.length;
  terraform.write(HEAD + FULL.replace("bob =", "carol ="));
  await terraform.apply();
  expect(writesSince(before)).toBe(1);
  const { body } = await bench.gateway.call<PageView<{ delta: object }>>("GET", "/v1/events?limit=200");
  expect(body.items.at(-1)?.delta).toEqual({
    added: [],
    removed: [],
    awaited: ["carol"],
    dismissed: ["bob"],
  });
});

test("drift is shown and mended; a list that disappears is planned anew with its members", async () => {
  await applyCleanly(terraform, FULL);
  const drift = { add: [{ name: "mallory" }, { name: "alice" }], remove: [{ name: "bob" }] };
  expect((await bench.gateway.call("PATCH", AT, drift)).status).toBe(200);
  const change = await planned(terraform, FULL, ADDRESS);
  expect(change.actions).toEqual(["update"]);
  expect(change.before).toMatchObject({
    users: { mallory: {}, alice: { reason: "" } },
  });
  await applyCleanly(terraform, FULL);
  expect(await stored()).toEqual(["list devs", "user alice", "user bob"]);
  await bench.gateway.call("DELETE", "/v1/access-lists/on-call");
  expect((await planned(terraform, FULL, ADDRESS)).actions).toEqual(["create"]);
  await applyCleanly(terraform, FULL);
});

test("many members are one request, and one more is one small request (P15, with 10,000: npm run bench)", async () => {
  const many = (count: number) => `${LIST}
locals {
  people = flatten([for a in range(101) : [for b in range(100) : "person.number.\${a * 100 + b}@example.com"]])
}
resource "rollcall_access_list_members" "it" {
  access_list = rollcall_access_list.on_call.name
  users       = { for person in slice(local.people, 0, ${count}) : person => {} }
}
`;
  terraform.write(HEAD + many(499));
  let before = bench.gateway.log.length;
  await terraform.apply();
  expect(writesSince(before)).toBe(1);
  expect((await bench.gateway.call<PageView<MemberView>>("GET", AT)).body.total).toBe(499);
  before = bench.gateway.log.length;
  terraform.write(HEAD + many(500));
  await terraform.apply();
  expect(writesSince(before)).toBe(1);
  terraform.write(HEAD + many(10_001));
  expect(await terraform.fails("plan")).toMatch(/at most 10000 elements/);
}, 300_000);

describe("what cannot be is refused", () => {
  test("a member named twice, in two spellings, without the gateway", async () => {
    terraform.write(HEAD + members(`alice = {}, ALICE = {}`));
    expect(await terraform.fails("validate")).toMatch(/declared twice.*ALICE/i);
  });

  test("members that the block does not name: nobody loses access unseen, and no two blocks fight", async () => {
    await applyCleanly(terraform, LIST);
    await bench.gateway.call("PATCH", AT, { add: [{ name: "zoe" }, { name: "alice" }] });
    terraform.write(HEAD + FULL);
    for (const command of [["plan"], ["apply", "-auto-approve"]])
      expect(await terraform.fails(...(command as [string]))).toMatch(
        /on-call has members that are not named here.*user zoe\. Declared by terraform; this run uses the client terraform\..*terraform import/,
      );
    expect(await stored()).toEqual(["user alice", "user zoe"]);
    await terraform.import(ADDRESS, "on-call");
    expect((await planned(terraform, FULL, ADDRESS)).actions).toEqual(["update"]);
    await applyCleanly(terraform, FULL);
    expect(await stored()).toEqual(["list devs", "user alice", "user bob"]);
  });

  test("a member whose time is over, at the plan", async () => {
    const ended = 'expires_at = "2020-01-01T00:00:00Z"';
    terraform.write(HEAD + members(`alice = { ${ended} }, bob = {}`));
    expect(await terraform.fails("plan")).toMatch(/membership that is over.*users = .*user alice ended at/);
  });

  test("a nested list that is deleted along with its nesting: the error says what to apply first", async () => {
    await applyCleanly(terraform, FULL);
    terraform.write(HEAD + members("").replace(/resource "rollcall_access_list" "devs" \{[^}]*\}/, ""));
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(
      /It is in use The access list devs is a member or an owner of on-call; remove it there first\. .*-target=/,
    );
    await terraform.apply("-target", ADDRESS);
    await terraform.apply("-refresh=false");
  });

  test("a scim list, while it is planned and when it is imported", async () => {
    await bench.gateway.call("POST", "/v1/access-lists", { name: "group", title: "Group", type: "scim" });
    terraform.write(HEAD + members("").replace("rollcall_access_list.on_call.name", '"group"'));
    expect(await terraform.fails("plan")).toMatch(/another writer.*over SCIM/);
    expect(await terraform.fails("import", ADDRESS, "group")).toMatch(/another writer/);
    await bench.gateway.call("DELETE", "/v1/access-lists/group");
  });

  test("by the gateway, at its key: a list that is not there", async () => {
    terraform.write(HEAD + members("", "nowhere = {}"));
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(/lists = .*no access list named nowhere/);
  });
});

test("a plan is made also while the gateway is away", async () => {
  const away = await Workbench.open({ ROLLCALL_RETRY_TIMEOUT: "60s" });
  try {
    const lonely = away.terraform();
    lonely.write(HEAD + FULL.replaceAll(/rollcall_access_list\.on_call\.name/g, '"on-call"'));
    await away.gateway.stop();
    const started = performance.now();
    expect(await lonely.ok("plan")).toMatch(/3 to add/);
    expect(performance.now() - started).toBeLessThan(30_000);
  } finally {
    await away.close();
  }
}, 60_000);
