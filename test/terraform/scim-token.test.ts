/** `rollcall_scim_token`, by the real terraform against the real gateway. */
import { randomBytes } from "node:crypto";
import type { ScimTokenView } from "../../gateway/management/contract/scim-token";
import type { Terraform } from "../support/terraform";
import { applyCleanly, expectSameState, HEAD, importCleanly, planned, Workbench } from "./workbench";

const ADDRESS = "rollcall_scim_token.it";

const TOKEN = `
resource "rollcall_scim_token" "it" {
  name = "okta"
}
`;
const declared = (more: string) => TOKEN.replace('"okta"', `"okta"\n  ${more}`);

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

const attributes = () => terraform.attributes(ADDRESS) as unknown as ScimTokenView & { token: string };
const stored = (id = attributes().id) => bench.gateway.call<ScimTokenView>("GET", `/v1/scim-tokens/${id}`);
const count = async () => {
  const { body } = await bench.gateway.call<{ total: number }>("GET", "/v1/scim-tokens");
  return body.total;
};

async function statusOf(token: string, baseUrl = attributes().base_url): Promise<number> {
  return (await fetch(`${baseUrl}/Users`, { headers: { authorization: `Bearer ${token}` } })).status;
}

test("create, plan empty, update, plan empty, import, plan empty, destroy", async () => {
  const before = await count();
  await applyCleanly(terraform, TOKEN);
  expect(attributes()).toMatchObject({
    id: expect.stringMatching(/^rt_/),
    token: expect.stringMatching(/^rollcall_scim_[\w-]{43}$/),
    integration: "default",
    expires_at: null,
    base_url: `${bench.gateway.url}/scim/v2`,
    revision: 1,
  });
  const { id, token, base_url } = attributes();
  expect(await statusOf(token)).toBe(200);

  const renamed = declared('expires_at = "2096-01-01T00:00:00Z"').replace("okta", "jumpcloud");
  expect((await planned(terraform, renamed, ADDRESS)).actions).toEqual(["update"]);
  await applyCleanly(terraform, renamed);
  expect((await stored()).body).toMatchObject({ name: "jumpcloud", expires_at: "2096-01-01T00:00:00Z" });
  expect(attributes()).toMatchObject({ id, token, revision: 2 });
  // Another spelling of the same time is no change.
  await applyCleanly(terraform, renamed.replace("00:00:00Z", "01:00:00+01:00"));
  expect(await count()).toBe(before + 1);

  const other = bench.terraform();
  await importCleanly(other, renamed, ADDRESS, id);
  expect(other.attributes(ADDRESS)).toMatchObject({ id, token: null, name: "jumpcloud" });
  expectSameState(other, terraform, ADDRESS, "token", "last_used_at");

  await terraform.destroy();
  expect((await stored(id)).status).toBe(404);
  expect(await statusOf(token, base_url)).toBe(401);
});

test("a new token_version is a new token; with create_before_destroy there is always one that works", async () => {
  const versioned = (version: number) =>
    declared(`token_version = ${version}\n  lifecycle {\n    create_before_destroy = true\n  }`);
  await applyCleanly(terraform, versioned(1));
  const first = attributes();
  const change = await planned(terraform, versioned(2), ADDRESS);
  expect(change).toMatchObject({
    actions: ["create", "delete"],
    after_unknown: { token: true },
    replace_paths: [["token_version"]],
  });
  await applyCleanly(terraform, versioned(2));
  const second = attributes();
  expect(second.id).not.toBe(first.id);
  expect([await statusOf(first.token), await statusOf(second.token)]).toEqual([401, 200]);

  // After an import nobody knows the token: the next version gives one.
  const other = bench.terraform();
  other.write(HEAD + versioned(2));
  await other.import(ADDRESS, second.id);
  other.write(HEAD + versioned(3));
  await other.apply();
  expect(await statusOf(String(other.attributes(ADDRESS)?.token))).toBe(200);
  expect(await statusOf(second.token)).toBe(401);
  await other.destroy();
});

test("a token that is brought is in no state; another version is another token, and one token is never two", async () => {
  const variable = 'variable "token" {\n  type      = string\n  ephemeral = true\n}\n';
  const bring = () => {
    const token = `rollcall_scim_${randomBytes(32).toString("base64url")}`;
    terraform.write(`token = "${token}"\n`, "token.auto.tfvars");
    return token;
  };
  const brought = (version: number) =>
    variable + declared(`token_wo = var.token\n  token_wo_version = ${version}`);
  const first = bring();
  await applyCleanly(terraform, brought(1));
  const { id } = attributes();
  expect(attributes()).toMatchObject({ token: null, token_wo: null, token_wo_version: 1 });
  expect(await statusOf(first)).toBe(200);
  terraform.write(HEAD + brought(1) + brought(1).replace(variable, "").replace('"it"', '"twin"'));
  expect(await terraform.fails("apply", "-auto-approve")).toMatch(
    /It exists already .*with rollcall_scim_token\.twin.* token_wo = .*This token exists already; bring another/,
  );

  const second = bring();
  const change = await planned(terraform, brought(2), ADDRESS);
  expect(change).toMatchObject({ after: { token: null }, replace_paths: [["token_wo_version"]] });
  await terraform.apply();
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  expect(attributes().id).not.toBe(id);
  const made = await planned(terraform, variable + TOKEN, ADDRESS);
  expect(made).toMatchObject({ actions: ["delete", "create"], after_unknown: { token: true } });
  expect(terraform.stateFile()).not.toMatch(new RegExp(`${first}|${second}`));
});

test("two blocks of the same declaration are two tokens", async () => {
  const before = await count();
  await applyCleanly(terraform, TOKEN + TOKEN.replace('"it"', '"twin"'));
  expect(await count()).toBe(before + 2);
  const twin = String(terraform.attributes("rollcall_scim_token.twin")?.token);
  expect(twin).not.toBe(attributes().token);
  expect([await statusOf(twin), await statusOf(attributes().token)]).toEqual([200, 200]);
});

test("drift is shown and mended; what disappears is planned anew", async () => {
  await applyCleanly(terraform, TOKEN);
  const { id } = attributes();
  await bench.gateway.call("PUT", `/v1/scim-tokens/${id}`, {
    name: "other",
    expires_at: "2096-01-01T00:00:00Z",
  });
  const { before, actions } = await planned(terraform, TOKEN, ADDRESS);
  expect([actions, before]).toMatchObject([["update"], { name: "other" }]);
  await applyCleanly(terraform, TOKEN);
  expect((await stored()).body).toMatchObject({ name: "okta", expires_at: null });
  await bench.gateway.call("DELETE", `/v1/scim-tokens/${id}`);
  expect((await planned(terraform, TOKEN, ADDRESS)).actions).toEqual(["create"]);
  await applyCleanly(terraform, TOKEN);
  expect(attributes().id).not.toBe(id);
});

test("a use makes no diff", async () => {
  await applyCleanly(terraform, TOKEN);
  expect(await statusOf(attributes().token)).toBe(200);
  await bench.gateway.services.scimTokens.settled();
  expect((await stored()).body.last_used_at).not.toBeNull();
  expect(await terraform.planIsEmpty()).toBe(true);
});

test("another integration is another token", async () => {
  await bench.gateway.call("POST", "/v1/integrations", { name: "hr" });
  await applyCleanly(terraform, TOKEN);
  const first = attributes();
  const hr = declared('integration = "hr"');
  expect((await planned(terraform, hr, ADDRESS)).replace_paths).toEqual([["integration"]]);
  await applyCleanly(terraform, hr);
  expect(attributes().base_url).toBe(`${bench.gateway.url}/scim/hr/v2`);
  expect([await statusOf(attributes().token), await statusOf(first.token, first.base_url)]).toEqual([
    200, 401,
  ]);
  // Left out again, it is the default one, not the prior one.
  expect((await planned(terraform, TOKEN, ADDRESS)).after).toMatchObject({ integration: "default" });
});

test("SEC-40: the token is sensitive: in no plan, and hidden in what is printed and logged", async () => {
  terraform.write(`${HEAD}${TOKEN}output "token" {
  value     = ${ADDRESS}.token
  sensitive = true
}
`);
  const printed = await terraform.apply();
  const { token } = attributes();
  terraform.write(HEAD + TOKEN.replace("okta", "other"));
  const shown = await terraform.ok("plan");
  expect([printed.includes(token), shown.includes(token)]).toEqual([false, false]);
  expect(bench.gateway.log.includes(token)).toBe(false);
});

test("faults are found without the gateway, and what only it knows is said at the attribute", async () => {
  const broken = bench.terraform();
  broken.write(`${HEAD}
resource "rollcall_scim_token" "nameless" {
  name = ""
}
resource "rollcall_scim_token" "when" {
  name       = "x"
  expires_at = "soon"
}
resource "rollcall_scim_token" "where" {
  name        = "x"
  integration = "No Such Name"
}
resource "rollcall_scim_token" "half" {
  name          = "x"
  token_version = 1.5
}
resource "rollcall_scim_token" "weak" {
  name             = "x"
  token_wo         = "${"s".repeat(43)}"
  token_wo_version = 1
}
resource "rollcall_scim_token" "unversioned" {
  name     = "x"
  token_wo = "rollcall_scim_${"s".repeat(43)}"
}
`);
  const said = await broken.fails("validate");
  for (const fault of [
    /between 1 and 256/,
    /RFC 3339/,
    /a-z/,
    /whole number/,
    /token_wo must be `rollcall_scim_` and 43/,
    /A secret without a version .*"unversioned"/,
  ])
    expect(said).toMatch(fault);
  broken.write(HEAD + declared('integration = "nowhere"'));
  expect(await broken.fails("apply", "-auto-approve")).toMatch(/no integration named nowhere/);
});
