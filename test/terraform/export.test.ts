/** `rollcall export`: the built program writes what a real gateway holds, and the real terraform has nothing to change in it. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import { accessListMembersSchema } from "../../provider/resources/access-list-members-schema";
import { accessListSchema } from "../../provider/resources/access-list-schema";
import { oauthClientSchema } from "../../provider/resources/oauth-client-schema";
import { scimIntegrationSchema } from "../../provider/resources/scim-integration-schema";
import { scimTokenSchema } from "../../provider/resources/scim-token-schema";
import type { Attributes } from "../../provider/sdk/framework/schema";
import { rollcall } from "../gateway/commands/cli";
import type { Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

let bench: Workbench;
let terraform: Terraform;

beforeEach(async () => {
  bench = await Workbench.open();
  terraform = bench.terraform();
  terraform.write(HEAD);
});
afterEach(() => bench.close());

async function hold(path: string, body: object): Promise<void> {
  expect(await bench.gateway.call("POST", path, body)).toEqual({ status: 201, body: expect.anything() });
}

/** Runs the command in terraform's folder. */
async function exported(...flags: string[]) {
  return rollcall(["export", ...flags], bench.gateway.environment, terraform.folder);
}

/** Imports all that was written, and gives what terraform says of it. */
async function importAll(): Promise<string> {
  expect(await terraform.ok("fmt", "-check", "-diff")).toBe("");
  const said = await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  const summary = /Apply complete! Resources: (.*)\./.exec(said);
  return summary?.[1] ?? "";
}

const GRANTS = {
  roles: ["operator", "auditor"],
  traits: { logins: ["root", "$" + "{ubuntu}"], "a/b": ["c"] },
};

const FULL_LIST = {
  title: 'Full "%{title}"',
  description: "Two\nlines",
  grants: GRANTS,
  owner_grants: GRANTS,
  owners: [
    { name: "alice", description: "Head of the department" },
    { name: "leads", kind: "list" },
  ],
  membership_requires: GRANTS,
  ownership_requires: GRANTS,
  audit: {
    recurrence: { frequency: 1, day_of_month: 31 },
    notifications: { start: "10d" },
    overdue: "freeze",
  },
  labels: { team: "operations", "cost/centre": "" },
  expires_at: "2096-01-31T02:00:00+02:00",
  deletion_protection: true,
};

const FULL_INTEGRATION = {
  description: "People",
  unmatched_groups: "create",
  default_owners: [{ name: "alice" }],
  default_roles: ["employee"],
  trait_mapping: { department: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department" },
  unknown_members: "skip",
  patch_response: "204",
  password_sync: true,
  mass_removal_guard: { max_share: 0.25, min_members: 20 },
  lock_ttl: "30d",
  sso_connector: "okta",
  extensions: [
    {
      urn: "urn:example:scim:schemas:extension:1.0:User",
      attributes: [
        {
          name: "badge",
          type: "complex",
          multi_valued: true,
          sub_attributes: [
            { name: "number", type: "integer", required: true },
            { name: "holder", type: "reference", reference_types: ["User"] },
          ],
        },
        {
          name: "desk",
          canonical_values: ["window", "door"],
          returned: "request",
          case_exact: true,
          mutability: "immutable",
        },
      ],
    },
  ],
};

test("everything of a gateway is imported without a change, and nothing is left out", async () => {
  await hold("/v1/integrations", { name: "hr", ...FULL_INTEGRATION });
  await hold("/v1/integrations", { name: "0-bare" });
  await hold("/v1/access-lists", { name: "leads", title: "Leads", type: "static" });
  await hold("/v1/access-lists", { name: "nobody", title: "Nobody", type: "static" });
  await hold("/v1/access-lists", { name: "on-call", title: "On call", type: "static" });
  const add = [
    { name: "alice", reason: 'Says "hi"', expires_at: "2096-01-31T02:00:00+02:00" },
    { name: "Bob O'Hara" },
    { name: "leads", kind: "list" },
  ];
  const changed = await bench.gateway.call("PATCH", "/v1/access-lists/on-call/members", { add });
  expect(changed).toMatchObject({ status: 200 });
  await hold("/v1/access-lists", { name: "full", type: "dynamic", ...FULL_LIST });
  await hold("/v1/access-lists", { name: "a.b", title: "A", type: "scim", integration: "hr" });
  await hold("/v1/access-lists", { name: "a-b", title: "B", type: "scim" });
  await hold("/v1/access-lists", { name: "7-eleven", title: "Seven", type: "scim" });
  const owned = { ...FULL_INTEGRATION, default_owners: [{ name: "a.b", kind: "list" }] };
  expect(await bench.gateway.call("PUT", "/v1/integrations/hr", owned)).toMatchObject({ status: 200 });
  await hold("/v1/oauth-clients", {
    name: "Okta (HR)",
    scopes: ["scim"],
    integration: "hr",
    basic_auth: true,
  });
  await hold("/v1/oauth-clients", {
    name: "Okta (HR)",
    scopes: ["scim"],
    expires_at: "2096-01-31T00:00:00Z",
  });
  await hold("/v1/oauth-clients", { name: "portal", scopes: ["access:read"], integration: "default" });
  await hold("/v1/oauth-clients", { name: "部署", scopes: ["access:read"] });
  await hold("/v1/oauth-clients", { name: "監査", scopes: ["access:read"] });
  await hold("/v1/oauth-clients", { name: "pipeline", scopes: ["manage", "access:read"] });
  await hold("/v1/scim-tokens", { name: "jumpcloud", integration: "hr", expires_at: "2096-01-31T00:00:00Z" });

  const { code, stdout, stderr } = await exported("--output", "held.tf");
  expect([code, stdout, stderr]).toEqual([0, "Written to held.tf.\n", ""]);
  // The client of this test among them.
  expect(await importAll()).toBe("19 imported, 0 added, 0 changed, 0 destroyed");
  const text = readFileSync(join(terraform.folder, "held.tf"), "utf8");
  expect(text).toContain("rollcall_access_list.leads.name");
  expect(text).toContain("integration = rollcall_scim_integration.hr.name");
  expect(text).toMatch(/resource "rollcall_oauth_client" "okta_hr_2"/);
  expect(text.match(/resource "rollcall_access_list_members"/g)).toHaveLength(1);
  expect(text).toContain("(rollcall_access_list.leads.name) = {}");
  expect(text).not.toMatch(/secret|token *=/);
  expect(SCHEMAS.flatMap(([type, { attributes }]) => missing(attributes, blocksOf(type, text)))).toEqual([]);
});

/** What Terraform alone knows of, and secrets. */
const NOT_HELD = /^(timeouts|\w+_wo|\w*_?version|rotate_when_changed|previous_secret_ttl)$/;

const SCHEMAS = [
  ["rollcall_access_list", accessListSchema],
  ["rollcall_access_list_members", accessListMembersSchema],
  ["rollcall_scim_integration", scimIntegrationSchema],
  ["rollcall_oauth_client", oauthClientSchema],
  ["rollcall_scim_token", scimTokenSchema],
] as const;

function blocksOf(type: string, text: string): string {
  return [...text.matchAll(new RegExp(`^resource "${type}" [\\s\\S]*?^}`, "gm"))].join("\n");
}

/** Arguments, at any depth, that are nowhere in the text: what export forgets, the next apply would take away. */
function missing(attributes: Attributes, text: string): string[] {
  const args = Object.entries(attributes).filter(
    ([name, { required, optional }]) => (required || optional) && !NOT_HELD.test(name),
  );
  return args.flatMap(([name, one]) => [
    ...(new RegExp(`\\b${name} *=`).test(text) ? [] : [name]),
    ...(one.kind === "nested" ? missing(one.attributes, text) : []),
  ]);
}

test("what was written declares the same in an empty gateway", async () => {
  await hold("/v1/integrations", { name: "hr", ...FULL_INTEGRATION });
  const within = { integration: "hr" };
  await hold("/v1/access-lists", { name: "zebras", title: "Zebras", type: "static", ...within });
  await hold("/v1/access-lists", { name: "leads", title: "Leads", type: "static", ...within });
  const add = [
    { name: "alice", reason: "First line" },
    { name: "zebras", kind: "list" },
  ];
  await bench.gateway.call("PATCH", "/v1/access-lists/leads/members", { add });
  await hold("/v1/access-lists", { name: "full", type: "dynamic", ...FULL_LIST, ...within });
  await hold("/v1/oauth-clients", { name: "okta", scopes: ["scim"], basic_auth: true, ...within });
  await hold("/v1/oauth-clients", { name: "portal", scopes: ["access:read"], ...within });
  await hold("/v1/scim-tokens", { name: "jumpcloud", expires_at: "2096-01-31T00:00:00Z", ...within });
  const { stdout } = await exported("--integration", "hr");

  const empty = await Workbench.open();
  try {
    const other = empty.terraform();
    other.write(HEAD + stdout.replaceAll(/^import \{\n[\s\S]*?^\}\n/gm, ""));
    expect(await other.apply()).toMatch(/8 added, 0 changed/);
    const again = await rollcall(["export", "--integration", "hr"], empty.environment);
    const ids = /"r[ct]_[\w-]+"/g;
    expect(again.stdout.replaceAll(ids, "id")).toBe(stdout.replaceAll(ids, "id"));
  } finally {
    await empty.close();
  }
});

test("a list that SCIM made is declared by the import, which is the one change", async () => {
  await hold("/v1/integrations", { name: "hr", unmatched_groups: "create" });
  const provider = await bench.gateway.identityProvider("hr");
  await provider.createGroup("Pushed");
  writeFileSync(join(terraform.folder, "held.tf"), (await exported("--integration", "hr")).stdout);
  const { resource_changes = [] } = await terraform.plan();
  const changed = resource_changes.filter(({ change }) => change.actions[0] !== "no-op");
  expect(changed.map(({ change }) => [change.actions, Object.keys(change.after_unknown)])).toEqual([
    [["update"], expect.arrayContaining(["revision"])],
  ]);
  expect(await importAll()).toBe("3 imported, 0 added, 1 changed, 0 destroyed");
});

test("--integration: only that one, and what belongs to it", async () => {
  await hold("/v1/integrations", { name: "hr" });
  await hold("/v1/access-lists", { name: "ours", title: "Ours", type: "scim", integration: "hr" });
  await hold("/v1/access-lists", { name: "theirs", title: "Theirs", type: "scim" });
  await hold("/v1/oauth-clients", { name: "theirs", scopes: ["scim"] });
  await hold("/v1/scim-tokens", { name: "theirs" });
  const { stdout } = await exported("--integration", "hr");
  const resources = [...stdout.matchAll(/^resource "(\w+)" "(\w+)"/gm)].map(
    ([, type, name]) => `${type}.${name}`,
  );
  expect(resources).toEqual(["rollcall_scim_integration.hr", "rollcall_access_list.ours"]);
  expect(await exported("--integration", "nowhere")).toMatchObject({ code: 3, stdout: "" });
});

test("a client that only reads is enough", async () => {
  const wanted = { name: "reader", scopes: ["manage:read"] };
  const { body } = await bench.gateway.call<OAuthClientView>("POST", "/v1/oauth-clients", wanted);
  const reader = {
    ...bench.gateway.environment,
    ROLLCALL_CLIENT_ID: body.client_id,
    ROLLCALL_CLIENT_SECRET: body.client_secret ?? "",
  };
  const { code, stdout } = await rollcall(["export"], reader, terraform.folder);
  expect([code, stdout]).toEqual([0, (await exported()).stdout]);
  expect(stdout).toContain('name   = "reader"');
});

test("a file that is there is never overwritten", async () => {
  const refused = await exported("--output", "main.tf");
  expect(refused).toMatchObject({ code: 4, stderr: "rollcall: main.tf is there already\n" });
  expect(readFileSync(join(terraform.folder, "main.tf"), "utf8")).toBe(HEAD);
  expect(await exported("--output", "no/folder.tf")).toMatchObject({ code: 1 });
});
