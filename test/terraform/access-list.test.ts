/** `rollcall_access_list`, by the real terraform against the real gateway. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { Terraform } from "../support/terraform";
import { applyCleanly, expectSameState, HEAD, importCleanly, planned, Workbench } from "./workbench";

const ADDRESS = "rollcall_access_list.it";

const SEED = `
resource "rollcall_access_list" "it" {
  name   = "scim-group-requester"
  title  = "GroupRequester"
  type   = "scim"
  grants = { roles = ["requester"] }
  owners = [{ name = "alice" }]
  audit  = { recurrence = { frequency = 3, day_of_month = 15 } }
}
`;

const FULL = `
resource "rollcall_access_list" "it" {
  name        = "production"
  title       = "Production access"
  description = "On-call"
  type        = "dynamic"
  integration = "default"
  grants       = { roles = ["operator", "auditor"], traits = { logins = ["ubuntu", "root"], empty = [] } }
  owner_grants = { roles = ["reviewer"] }
  owners = [
    { name = "alice", description = "Head" },
    { name = "bob" },
  ]
  membership_requires = { traits = { department = ["engineering"] } }
  ownership_requires  = { roles = ["lead"] }
  audit = {
    recurrence    = { frequency = 1, day_of_month = 31 }
    notifications = { start = "14d" }
    overdue       = "freeze"
  }
  labels              = { team = "operations" }
  expires_at          = "2096-01-31T02:00:00+02:00"
  deletion_protection = true
}
`;

const minimal = (label: string, more = "") => `
resource "rollcall_access_list" "${label}" {
  name  = "minimal-${label}"
  title = "Minimal ${label}"
  type  = "static"
  ${more}
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
  await terraform?.clear();
});

async function stored(name: string): Promise<AccessListView> {
  const { body } = await bench.gateway.call<AccessListView>("GET", `/v1/access-lists/${name}`);
  return body;
}

async function replace(name: string, changes: Partial<AccessListView>): Promise<void> {
  const { name: _, type, integration, ...rest } = await stored(name);
  const { next_audit_date, revision, member_count, created_at, updated_at, scim, ...declared } = rest;
  const { status } = await bench.gateway.call("PUT", `/v1/access-lists/${name}`, { ...declared, ...changes });
  expect(status).toBe(200);
}

describe("the life of a list", () => {
  test("create, plan empty, update, plan empty, import, plan empty, destroy", async () => {
    await applyCleanly(terraform, SEED);
    expect(await stored("scim-group-requester")).toMatchObject({
      title: "GroupRequester",
      type: "scim",
      integration: "default",
      grants: { roles: ["requester"], traits: {} },
      owners: [{ name: "alice", kind: "user", description: "" }],
      audit: {
        recurrence: { frequency: 3, day_of_month: 15 },
        notifications: { start: "336h" },
        overdue: "notify",
      },
      revision: 1,
    });
    expect(terraform.attributes(ADDRESS)).toMatchObject({
      id: "scim-group-requester",
      next_audit_date: expect.stringMatching(/^\d{4}-\d\d-15T00:00:00Z$/),
      member_count: 0,
      scim: { group_id: expect.any(String), linked: false },
    });
    const updated = SEED.replace('"requester"]', '"requester", "viewer"]');
    await applyCleanly(terraform, updated);
    expect((await stored("scim-group-requester")).grants.roles).toEqual(["requester", "viewer"]);
    const other = bench.terraform();
    await importCleanly(other, updated, ADDRESS, "scim-group-requester");
    expectSameState(other, terraform, ADDRESS);
    await terraform.destroy();
    expect((await bench.gateway.call("GET", "/v1/access-lists/scim-group-requester")).status).toBe(404);
  });

  test("every attribute", async () => {
    await applyCleanly(terraform, FULL);
    expect(await stored("production")).toMatchObject({
      grants: { roles: ["auditor", "operator"], traits: { logins: ["root", "ubuntu"] } },
      audit: { notifications: { start: "336h" }, overdue: "freeze" },
      expires_at: "2096-01-31T00:00:00Z",
      deletion_protection: true,
    });
    await importCleanly(bench.terraform(), FULL.replace(", empty = []", ""), ADDRESS, "production");
  });

  test("what is destroyed can be declared again as it was", async () => {
    await applyCleanly(terraform, SEED);
    await terraform.destroy();
    await applyCleanly(terraform, SEED);
    expect(await stored("scim-group-requester")).toMatchObject({ revision: 1 });
  });

  test("drift is shown and mended", async () => {
    await applyCleanly(terraform, SEED);
    await replace("scim-group-requester", { title: "Renamed", grants: { roles: [], traits: {} } });
    const change = await planned(terraform, SEED, ADDRESS);
    expect(change.actions).toEqual(["update"]);
    expect(change.before).toMatchObject({ title: "Renamed", grants: { roles: [] } });
    await applyCleanly(terraform, SEED);
    expect((await stored("scim-group-requester")).title).toBe("GroupRequester");
  });

  test("what disappears is planned anew", async () => {
    await applyCleanly(terraform, SEED);
    await bench.gateway.call("DELETE", "/v1/access-lists/scim-group-requester");
    expect((await planned(terraform, SEED, ADDRESS)).actions).toEqual(["create"]);
    await applyCleanly(terraform, SEED);
  });

  test("what disappears before the destroy counts as destroyed", async () => {
    await applyCleanly(terraform, SEED);
    await bench.gateway.call("DELETE", "/v1/access-lists/scim-group-requester");
    await terraform.destroy("-refresh=false");
    expect(terraform.attributes(ADDRESS)).toBeUndefined();
  });

  test.each([
    ["name", '"scim-group-requester"', '"other"'],
    ["type", 'type   = "scim"', 'type   = "static"'],
    ["integration", 'type   = "scim"', 'type = "scim"\n  integration = "hr"'],
  ])("another %s is another list", async (attribute, from, to) => {
    await bench.gateway.call("POST", "/v1/integrations", { name: "hr" });
    await applyCleanly(terraform, SEED);
    const changed = SEED.replace(from, to);
    const change = await planned(terraform, changed, ADDRESS);
    expect(change.actions).toEqual(["delete", "create"]);
    expect(change.replace_paths).toEqual([[attribute]]);
    await applyCleanly(terraform, changed);
  });
});

describe("no diff without a difference", () => {
  test("order of roles, owners and traits", async () => {
    await applyCleanly(terraform, FULL);
    const shuffled = FULL.replace('"operator", "auditor"', '"auditor", "operator"')
      .replace('"ubuntu", "root"', '"root", "ubuntu"')
      .replace('{ name = "bob" },', "")
      .replace('{ name = "alice"', '{ name = "bob" },\n    { name = "alice"');
    terraform.write(HEAD + shuffled);
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("absent is empty, is the default, in either direction", async () => {
    const spellings = [
      "grants = null",
      "grants = {}",
      "grants = { roles = [], traits = {} }",
      "grants = { roles = null }",
      "owners = []",
      "labels = {}",
      "audit = {}",
      "audit = { recurrence = {} }",
      'audit = { recurrence = { frequency = 6, day_of_month = 1 }, notifications = { start = "336h" }, overdue = "notify" }',
      'description = ""',
      'integration = "default"',
      "deletion_protection = false",
      "expires_at = null",
      "membership_requires = {}",
    ];
    const said = spellings.map((spelling, index) => minimal(`it${index}`, spelling)).join("");
    const unsaid = spellings.map((_, index) => minimal(`it${index}`)).join("");
    await applyCleanly(terraform, unsaid);
    terraform.write(HEAD + said);
    expect(await terraform.planIsEmpty()).toBe(true);
    await terraform.destroy();
    await applyCleanly(terraform, said);
    terraform.write(HEAD + unsaid);
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("spellings of the same duration, time, title and type", async () => {
    await applyCleanly(terraform, FULL);
    const respelled = FULL.replace('"14d"', '"13d24h"')
      .replace("2096-01-31T02:00:00+02:00", "2096-01-31T00:00:00Z")
      .replace('type        = "dynamic"', 'type = ""')
      .replace('"Production access"', '" Production access "');
    terraform.write(HEAD + respelled);
    expect(await terraform.planIsEmpty()).toBe(true);
    await terraform.run("state", "rm", ADDRESS);
    await importCleanly(terraform, respelled.replace(", empty = []", ""), ADDRESS, "production");
    await terraform.destroy();
    await applyCleanly(terraform, respelled);
  });

  test("what the server moves makes no plan and is never moved back", async () => {
    await applyCleanly(terraform, SEED);
    const { store } = bench.gateway;
    const moved = Date.UTC(2096, 0, 15);
    await store.write(async (tx) => {
      const list = await tx.lists.findByName("scim-group-requester");
      if (!list) throw new Error("no list");
      const changes = { config: list.config, titleKey: "grouprequester", auditBase: 0, nextAuditDate: moved };
      await tx.lists.update(list, changes, Date.now());
      const target = { type: "access-list" as const, id: "scim-group-requester", integration: "default" };
      await tx.events.append({
        time: Date.now(),
        actor: "alice",
        action: "reviewed",
        target,
        delta: {},
        requestId: "r",
      });
    });
    terraform.write(HEAD + SEED);
    expect(await terraform.planIsEmpty()).toBe(true);
    const retitled = SEED.replace("GroupRequester", "Requesters");
    const change = await planned(terraform, retitled, ADDRESS);
    expect(change.actions).toEqual(["update"]);
    expect(change.after_unknown).toMatchObject({ next_audit_date: true, revision: true, member_count: true });
    await applyCleanly(terraform, retitled);
    expect((await stored("scim-group-requester")).next_audit_date).toBe("2096-01-15T00:00:00Z");
  });
});

describe("taking away", () => {
  test("removing grants from the file takes the access away", async () => {
    await applyCleanly(terraform, SEED);
    const without = SEED.replace('grants = { roles = ["requester"] }', "");
    const change = await planned(terraform, without, ADDRESS);
    expect(change.actions).toEqual(["update"]);
    expect(change.after).toMatchObject({ grants: { roles: [], traits: {} } });
    await applyCleanly(terraform, without);
    expect((await stored("scim-group-requester")).grants).toEqual({ roles: [], traits: {} });
  });

  test("removing everything that can be left out", async () => {
    await applyCleanly(terraform, FULL);
    const bare = `
resource "rollcall_access_list" "it" {
  name   = "production"
  title  = "Production access"
  owners = [{ name = "alice" }]
}
`;
    await applyCleanly(terraform, bare);
    expect(await stored("production")).toMatchObject({
      description: "",
      grants: { roles: [], traits: {} },
      owner_grants: { roles: [], traits: {} },
      membership_requires: { roles: [], traits: {} },
      labels: {},
      expires_at: null,
      deletion_protection: false,
      audit: { recurrence: { frequency: 6, day_of_month: 1 }, overdue: "notify" },
    });
  });

  test("the plan of a delete says how many lose access; deletion_protection refuses it", async () => {
    await applyCleanly(terraform, SEED);
    const provider = await bench.gateway.identityProvider();
    const group = await provider.findGroup("GroupRequester");
    for (const name of ["ann", "ben"])
      await provider.addMember(group ?? "", await provider.createUser(`${name}@example.com`));
    expect(await terraform.planIsEmpty()).toBe(true);
    const plan = await terraform.ok("plan", "-destroy");
    expect(plan).toMatch(/Deleting the access list scim-group-requester/);
    expect(plan).toMatch(/2 members will lose what the list grants/);
    const replacement = SEED.replace('"scim-group-requester"', '"other"');
    terraform.write(HEAD + replacement);
    // The title passes on to the list that takes its place: nothing to warn of.
    const replacing = await terraform.ok("plan");
    expect(replacing).toMatch(/Replacing the access list/);
    expect(replacing).not.toMatch(/is taken/);
    await provider.addMember(group ?? "", await provider.createUser("eve@example.com"));
    const unread = await terraform.ok("plan", "-destroy", "-refresh=false");
    expect(unread).toMatch(/3 members will lose what the list grants/);

    const guarded = SEED.replace("type ", "deletion_protection = true\n  type ");
    await applyCleanly(terraform, guarded);
    expect(await terraform.fails("plan", "-destroy")).toMatch(/is protected .*deletion_protection/);
    terraform.write(HEAD + guarded.replace('"scim-group-requester"', '"other"'));
    expect(await terraform.fails("plan")).toMatch(/is protected .*deletion_protection/);
    expect((await stored("scim-group-requester")).member_count).toBe(3);
    await applyCleanly(terraform, SEED);
  });
});

describe("what cannot be is refused while it is planned, at its attribute, without the gateway", () => {
  const faults: readonly (readonly [string, string, RegExp])[] = [
    ["name", 'name = "Not A Name"', /1 to 128 of/],
    ["title", 'title = "zero\u200bwidth"', /title.*zero-width/],
    ["empty_title", 'title = " "', /title.*must not be empty/],
    ["type", 'type = "other"', /type.*one of/],
    ["owners", 'type = "dynamic"', /A dynamic list needs an owner/],
    ["twice", 'owners = [{ name = "a" }, { name = "a", description = "again" }]', /declared twice.*user a/],
    ["recurrence", "audit = { recurrence = { frequency = 2 } }", /audit.*frequency.*one of/],
    ["day", "audit = { recurrence = { day_of_month = 30 } }", /audit.*day_of_month.*one of/],
    ["start", 'audit = { notifications = { start = "two weeks" } }', /start.*duration/],
    ["expires_at", 'expires_at = "tomorrow"', /RFC 3339/],
    ["label", 'labels = { "rollcall/origin" = "default" }', /rollcall\/origin.*leave it out/],
    ["role", 'grants = { roles = [" x"] }', /roles.*space/],
  ];
  let said: string;

  beforeAll(async () => {
    const terraform = bench.terraform();
    terraform.write(HEAD + faults.map(([label, fault]) => faulty(label, fault)).join(""));
    said = await terraform.fails("validate");
  });

  const faulty = (label: string, fault: string) => {
    const usual = { name: '"x"', title: '"x"', type: '"scim"' };
    const lines = Object.entries(usual).filter(([name]) => !fault.startsWith(`${name} =`));
    const body = [...lines.map(([name, value]) => `${name} = ${value}`), fault].join("\n  ");
    return `resource "rollcall_access_list" "${label}" {\n  ${body}\n}\n`;
  };

  test.each(faults)("%s", (label, _, message) => {
    const errors = said
      .split("Error: ")
      .filter(
        (error) =>
          error.includes(`rollcall_access_list" "${label}"`) ||
          error.includes(`rollcall_access_list.${label},`),
      );
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(message);
    expect(errors[0]).toMatch(/on main\.tf line \d+/);
  });
});
