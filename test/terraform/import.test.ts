/** Import of what a gateway holds: by title, and into configuration that terraform writes itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import type { ScimTokenView } from "../../gateway/management/contract/scim-token";
import { oneLine, type Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
  await made("/v1/integrations", { name: "hr" });
});
afterAll(() => bench.close());
beforeEach(() => {
  terraform = bench.terraform();
});

async function made<T>(path: string, body: object): Promise<T> {
  const answer = await bench.gateway.call<T>("POST", path, body);
  expect(answer.status).toBe(201);
  return answer.body;
}

const list = (name: string, title: string, more: object = {}) =>
  made<AccessListView>("/v1/access-lists", { name, title, type: "scim", ...more });

const ADDRESS = "rollcall_access_list.it";

describe("an access list by its title", () => {
  beforeAll(async () => {
    await list("requesters", "Requesters");
    await list("hr-requesters", "Requesters", { integration: "hr" });
    await list("odd", "a/b: c");
    await list("twice", "hr/Twice");
    await list("hr-twice", "Twice", { integration: "hr" });
  });
  beforeEach(() =>
    terraform.write(`${HEAD}resource "rollcall_access_list" "it" {\n  name  = "it"\n  title = "It"\n}\n`),
  );

  test.each([
    ["title:Requesters", "requesters"],
    ["title:default/Requesters", "requesters"],
    ["title:hr/Requesters", "hr-requesters"],
    ["title:a/b: c", "odd"],
    ["title: Requesters ", "requesters"],
    ["requesters", "requesters"],
  ])("%s", async (id, name) => {
    await terraform.import(ADDRESS, id);
    expect(terraform.attributes(ADDRESS)).toMatchObject({ id: name, name });
  });

  test.each([
    ["title:requesters", /no access list with the title "requesters" in the integration default\. .*exactly/],
    [
      "title:nowhere/Requesters",
      /"Requesters" in the integration nowhere, nor with the title "nowhere\/Requesters"/,
    ],
    ["title:", /no access list with the title ""/],
    ["title:hr/Twice", /"Twice" in the integration hr is named hr-twice, .* is named twice\. Import by name/],
  ])("%s is refused", async (id, message) => {
    expect(await terraform.fails("import", ADDRESS, id)).toMatch(message);
    expect(terraform.attributes(ADDRESS)).toBeUndefined();
  });
});

/** Imports by an `import` block into configuration that terraform writes, and sees that it plans nothing more. */
async function generated(type: string, id: string): Promise<string> {
  terraform.write(`${HEAD}import {\n  to = ${type}.it\n  id = ${JSON.stringify(id)}\n}\n`);
  await terraform.ok("plan", "-generate-config-out=generated.tf");
  const said = await terraform.apply();
  expect(said).toMatch(/1 imported, 0 added, 0 changed, 0 destroyed/);
  expect(await terraform.planIsEmpty()).toBe(true);
  return readFileSync(join(terraform.folder, "generated.tf"), "utf8");
}

const GRANTS = { roles: ["operator"], traits: { logins: ["root", "$${ubuntu}"] } };

describe("-generate-config-out writes what plans nothing", () => {
  test("rollcall_access_list, of which nothing was said", async () => {
    await list("bare", "Bare");
    await generated("rollcall_access_list", "bare");
  });

  test("rollcall_access_list, every attribute", async () => {
    await list("full", 'Full "%{title}"', {
      type: "dynamic",
      integration: "hr",
      description: "Two\nlines",
      grants: GRANTS,
      owner_grants: GRANTS,
      owners: [
        { name: "alice", description: "Head" },
        { name: "requesters-of-hr", kind: "user" },
      ],
      membership_requires: GRANTS,
      ownership_requires: GRANTS,
      audit: {
        recurrence: { frequency: 1, day_of_month: 31 },
        notifications: { start: "14d" },
        overdue: "freeze",
      },
      labels: { team: "operations", "a/b": "" },
      expires_at: "2096-01-31T02:00:00+02:00",
      deletion_protection: true,
    });
    await generated("rollcall_access_list", "full");
  });

  test("rollcall_access_list that SCIM made: the one change is that it is declared from then on", async () => {
    await made("/v1/integrations", { name: "pushing", unmatched_groups: "create" });
    const provider = await bench.gateway.identityProvider("pushing");
    await provider.createGroup("Pushed");
    const id = "title:pushing/Pushed";
    terraform.write(`${HEAD}import {\n  to = rollcall_access_list.it\n  id = "${id}"\n}\n`);
    const said = oneLine(await terraform.ok("plan", "-generate-config-out=generated.tf"));
    expect(said).toMatch(/1 to import, 0 to add, 1 to change/);
    expect(said).toMatch(/was made by SCIM .* From this apply on \S+ is a declared list/);
    expect(await terraform.apply()).toMatch(/1 imported, 0 added, 1 changed/);
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  describe("members of a static list", () => {
    beforeAll(async () => {
      await list("nested", "Nested", { type: "static" });
      await list("static", "Static", { type: "static" });
      const add = [
        { name: "alice", reason: "First line", expires_at: "2096-01-31T00:00:00Z" },
        { name: "Bob O'Hara" },
        { name: "nested", kind: "list" },
      ];
      const changed = await bench.gateway.call("PATCH", "/v1/access-lists/static/members", { add });
      expect(changed).toMatchObject({ status: 200 });
    });

    test.each(["static/user/alice", "static/user/Bob O'Hara", "static/list/nested"])(
      "rollcall_access_list_member %s",
      async (id) => {
        await generated("rollcall_access_list_member", id);
      },
    );

    test("rollcall_access_list_members", async () => {
      await generated("rollcall_access_list_members", "static");
    });
  });

  test("rollcall_scim_integration", async () => {
    await made("/v1/integrations", {
      name: "full",
      description: "Everything",
      unmatched_groups: "create",
      default_owners: [{ name: "alice" }],
      default_roles: ["employee"],
      trait_mapping: { department: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department" },
      unknown_members: "skip",
      patch_response: "204",
      password_sync: true,
      mass_removal_guard: { max_share: 0.25 },
      lock_ttl: "30d",
      sso_connector: "okta",
      extensions: [
        {
          urn: "urn:example:scim:schemas:extension:1.0:User",
          attributes: [
            { name: "badge", type: "complex", sub_attributes: [{ name: "number", type: "integer" }] },
            { name: "desk" },
          ],
        },
      ],
    });
    await generated("rollcall_scim_integration", "full");
  });

  test("rollcall_scim_integration default, which exists from the start", async () => {
    await generated("rollcall_scim_integration", "default");
  });

  test.each([
    ["scim", { scopes: ["scim"], integration: "hr", basic_auth: true, expires_at: "2096-01-31T00:00:00Z" }],
    ["manage", { scopes: ["manage", "access:read"] }],
  ])("rollcall_oauth_client with the scope %s: its secret stays with who has it", async (_, more) => {
    const client = await made<OAuthClientView>("/v1/oauth-clients", { name: "client", ...more });
    await generated("rollcall_oauth_client", client.client_id);
    expect(terraform.attributes("rollcall_oauth_client.it")).toMatchObject({ client_secret: null });
  });

  test("rollcall_scim_token: the token stays with who has it", async () => {
    const token = await made<ScimTokenView>("/v1/scim-tokens", { name: "token", integration: "hr" });
    await generated("rollcall_scim_token", token.id);
    expect(terraform.attributes("rollcall_scim_token.it")).toMatchObject({ token: null });
  });
});
