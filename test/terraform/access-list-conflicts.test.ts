/** Where a list's declaration meets what the gateway already holds: by the real terraform against the real gateway. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import type { PageView } from "../../gateway/management/contract/page";
import { requestToken } from "../../scripts/quickstart/identity-provider";
import { oneLine, type Terraform } from "../support/terraform";
import { applyCleanly, HEAD, planned, Workbench } from "./workbench";

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

describe("a list that exists is never taken over by another block", () => {
  test("identical blocks in one apply: one makes the list, the other is told to import it", async () => {
    const twin = SEED.replace('"it"', '"twin"');
    terraform.write(HEAD + SEED + twin);
    const said = await terraform.fails("apply", "-auto-approve");
    expect(said.match(/It exists already/g)).toHaveLength(1);
    expect(said).toMatch(/import it/);
    const held = [ADDRESS, "rollcall_access_list.twin"].filter((address) => terraform.attributes(address));
    expect(held).toHaveLength(1);
  });

  test("-replace with create_before_destroy is refused, and the list stays", async () => {
    const careful = SEED.replace("audit ", "lifecycle { create_before_destroy = true }\n  audit ");
    await applyCleanly(terraform, careful);
    const before = await stored("scim-group-requester");
    const said = await terraform.fails("apply", "-auto-approve", `-replace=${ADDRESS}`);
    expect(said).toMatch(/It exists already .*import it/);
    expect(await stored("scim-group-requester")).toEqual(before);
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("a block renamed without moved never loses the list that the new block holds", async () => {
    await applyCleanly(terraform, SEED);
    terraform.write(HEAD + SEED.replace('"it"', '"renamed"'));
    // Terraform makes and destroys in any order: where it made first, the list was there and the second apply makes it.
    await terraform.run("apply", "-auto-approve");
    await terraform.apply();
    expect((await stored("scim-group-requester")).title).toBe("GroupRequester");
    expect(await terraform.planIsEmpty()).toBe(true);
  });
});

test("a list that SCIM made is declared once it is imported: the identity provider's DELETE leaves it", async () => {
  const call = bench.gateway.call.bind(bench.gateway);
  const policy = { unmatched_groups: "create", default_owners: [{ name: "alice" }] };
  await call("POST", "/v1/integrations", { name: "made", ...policy });
  const wanted = { name: "pusher", scopes: ["scim"], integration: "made" };
  const { body: pusher } = await call<OAuthClientView>("POST", "/v1/oauth-clients", wanted);
  const token = await requestToken({
    tokenUrl: pusher.token_url,
    clientId: pusher.client_id,
    clientSecret: pusher.client_secret ?? "",
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/scim+json" };
  const group = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "Pushed" };
  const made = await fetch(`${pusher.base_url}/Groups`, {
    method: "POST",
    headers,
    body: JSON.stringify(group),
  });
  const { id } = (await made.json()) as { id: string };
  const query = "/v1/access-lists?integration=made";
  const { body: page } = await call<PageView<AccessListView>>("GET", query);
  const name = page.items[0]?.name ?? "";
  const declared = `
resource "rollcall_access_list" "it" {
  name        = "${name}"
  title       = "Pushed"
  type        = "scim"
  integration = "made"
  owners      = [{ name = "alice" }]
}
`;
  terraform.write(HEAD + declared);
  await terraform.import(ADDRESS, name);
  const change = await planned(terraform, declared, ADDRESS);
  expect([change.actions, change.after_unknown.revision]).toEqual([["update"], true]);
  expect((await stored(name)).labels).toEqual({ "rollcall/origin": "made" });
  await applyCleanly(terraform, declared);
  expect((await fetch(`${pusher.base_url}/Groups/${id}`, { method: "DELETE", headers })).status).toBe(204);
  expect(await stored(name)).toMatchObject({ title: "Pushed", labels: {} });
});

describe("two workspaces over one gateway", () => {
  async function otherWorkspace(): Promise<{ readonly id: string; readonly head: string }> {
    const wanted = { name: "team b", scopes: ["manage"] };
    const { body } = await bench.gateway.call<OAuthClientView>("POST", "/v1/oauth-clients", wanted);
    const { client_id: id, client_secret } = body;
    const block = `provider "rollcall" {\n  client_id = "${id}"\n  client_secret = "${client_secret}"\n}\n`;
    return { id, head: HEAD + block };
  }

  test("the second to declare a list is told who did first, and who it is itself", async () => {
    await applyCleanly(terraform, minimal("it"));
    const { id, head } = await otherWorkspace();
    const second = bench.terraform();
    second.write(head + minimal("it"));
    const said = await second.fails("apply", "-auto-approve");
    expect(said).toMatch(/It exists already .*name += "minimal-it"/);
    expect(said).toMatch(
      new RegExp(`client terraform \\(bootstrap\\) made it at [^ ]+Z; this run uses the client ${id}\\.`),
    );
    expect(await terraform.planIsEmpty()).toBe(true);
  });

  test("an integration likewise; the first to come may be gone", async () => {
    const { id, head } = await otherWorkspace();
    const integration = 'resource "rollcall_scim_integration" "it" {\n  name = "shared"\n}\n';
    const second = bench.terraform();
    second.write(head + integration);
    await second.apply();
    terraform.write(HEAD + integration);
    const told = new RegExp(`client ${id} \\(team b\\) made it at`);
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(told);
    await bench.gateway.call("DELETE", `/v1/oauth-clients/${id}`);
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(new RegExp(`client ${id} made it at`));
    expect((await bench.gateway.call("DELETE", "/v1/integrations/shared")).status).toBe(204);
  });

  test("two workspaces of one client are told so", async () => {
    await applyCleanly(terraform, minimal("it"));
    const second = bench.terraform();
    second.write(HEAD + minimal("it"));
    expect(await second.fails("apply", "-auto-approve")).toMatch(
      /client terraform \(bootstrap\), which this run uses too, made it/,
    );
  });
});

test("a plan that gives a list the title of another names the other one, also of an integration yet to come", async () => {
  const [one, other] = [minimal("it"), minimal("other")];
  await applyCleanly(terraform, one + other);
  terraform.write(HEAD + one + other.replace("Minimal other", "Minimal it"));
  const said = oneLine(await terraform.ok("plan"));
  expect(said).toMatch(
    /The title "Minimal it" is taken .*The access list minimal-it .*Choose another title\. /,
  );
  const elsewhere = `resource "rollcall_scim_integration" "hr" {
  name = "yet-to-come"
}
${minimal("hr", "integration = rollcall_scim_integration.hr.name").replace("Minimal hr", "Minimal it")}`;
  terraform.write(HEAD + one + other + elsewhere);
  const apply = await terraform.apply();
  expect(apply).not.toMatch(/Warning/);
});

describe("what the gateway refuses", () => {
  test("a name that is taken says how to import it", async () => {
    await bench.gateway.call("POST", "/v1/access-lists", { name: "taken", title: "Taken", type: "static" });
    terraform.write(`${HEAD}resource "rollcall_access_list" "it" {
  name  = "taken"
  title = "Other"
  type  = "static"
}
`);
    const said = await terraform.fails("apply", "-auto-approve");
    expect(said).toMatch(
      /It exists already .*with rollcall_access_list\.it, on main\.tf line \d+.* name = "taken"/,
    );
    expect(said).toMatch(/import/);
    await bench.gateway.call("DELETE", "/v1/access-lists/taken");
  });

  test("a near miss of a title is told at the title, by the plan as a warning", async () => {
    await bench.gateway.call("POST", "/v1/access-lists", { name: "first", title: "Group One", type: "scim" });
    terraform.write(`${HEAD}resource "rollcall_access_list" "it" {
  name  = "second"
  title = "GROUP one"
  type  = "scim"
}
`);
    const said = await terraform.fails("apply", "-auto-approve");
    expect(said).toMatch(/Error: It exists already .*title = "GROUP one".*"Group One"/);
    const [, warning = ""] = /Warning: (.*?)(?=Warning: |Error: |$)/.exec(said) ?? [];
    expect(warning).toMatch(/^The title "GROUP one" is taken .*on main\.tf line \d+.*title = "GROUP one"/);
    expect(warning).toMatch(
      /list first of the integration default has "Group One", which counts as the same/,
    );
    expect(warning).toMatch(/terraform import rollcall_access_list\.<name of this block> first/);
    await bench.gateway.call("DELETE", "/v1/access-lists/first");
  });

  test("an owner list that does not exist is told at owners", async () => {
    terraform.write(HEAD + minimal("it", 'owners = [{ name = "nobody", kind = "list" }]'));
    expect(await terraform.fails("apply", "-auto-approve")).toMatch(
      /owners = .*no access list named nobody/i,
    );
  });

  test("import of what does not exist", async () => {
    terraform.write(HEAD + SEED);
    expect(await terraform.fails("import", ADDRESS, "nothing")).toMatch(/non-existent remote object/);
    expect(await terraform.fails("import", ADDRESS, "..")).toMatch(/not a name|non-existent/i);
  });
});
