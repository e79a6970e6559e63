/** `rollcall_oauth_client`, by the real terraform against the real gateway. */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import { requestToken } from "../../scripts/quickstart/identity-provider";
import type { Terraform } from "../support/terraform";
import { applyCleanly, expectSameState, HEAD, importCleanly, planned, Workbench } from "./workbench";

const ADDRESS = "rollcall_oauth_client.it";

const SCIM = `
resource "rollcall_oauth_client" "it" {
  name   = "sailpoint"
  scopes = ["scim"]
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

const attributes = () =>
  terraform.attributes(ADDRESS) as unknown as OAuthClientView & { client_secret: string };
const stored = async () =>
  (await bench.gateway.call<OAuthClientView>("GET", `/v1/oauth-clients/${attributes().client_id}`)).body;
const count = async () => {
  const { body } = await bench.gateway.call<{ total: number }>("GET", "/v1/oauth-clients");
  return body.total;
};

/** Whether the client gets a token with this secret. */
async function works(clientSecret: string): Promise<boolean> {
  const { client_id: clientId, token_url: tokenUrl } = attributes();
  return requestToken({ tokenUrl, clientId, clientSecret }).then(
    () => true,
    () => false,
  );
}

test("create, plan empty, update, plan empty, import, plan empty, destroy", async () => {
  const before = await count();
  await applyCleanly(terraform, SCIM);
  expect(attributes()).toMatchObject({
    id: attributes().client_id,
    client_id: expect.stringMatching(/^rc_/),
    client_secret: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
    integration: "default",
    token_url: `${bench.gateway.url}/oauth2/token`,
    base_url: expect.stringMatching(/\/scim\/.*v2$/),
  });
  expect(await works(attributes().client_secret)).toBe(true);
  const { client_id, client_secret } = attributes();

  const renamed = SCIM.replace('"sailpoint"', '"iiq"\n  expires_at = "2096-01-01T00:00:00Z"');
  await applyCleanly(terraform, renamed);
  expect(await stored()).toMatchObject({ name: "iiq", expires_at: "2096-01-01T00:00:00Z" });
  expect(attributes()).toMatchObject({ client_id, client_secret });
  expect(await count()).toBe(before + 1);

  const other = bench.terraform();
  await importCleanly(other, renamed, ADDRESS, client_id);
  expect(other.attributes(ADDRESS)).toMatchObject({ client_id, client_secret: null, name: "iiq" });
  expectSameState(other, terraform, ADDRESS, "client_secret", "secrets", "last_used_at");

  const { token_url: tokenUrl } = attributes();
  await terraform.destroy();
  expect((await bench.gateway.call("GET", `/v1/oauth-clients/${client_id}`)).status).toBe(404);
  const token = requestToken({ tokenUrl, clientId: client_id, clientSecret: client_secret });
  await expect(token).rejects.toThrow(/401.*invalid_client/);
});

test("a new secret_version rotates the secret; the one before lives on for its time", async () => {
  const versioned = (version: number, ttl: string) =>
    SCIM.replace(
      '"sailpoint"',
      `"sailpoint"\n  secret_version = ${version}\n  previous_secret_ttl = "${ttl}"`,
    );
  await applyCleanly(terraform, versioned(1, "1h"));
  const first = attributes().client_secret;
  const change = await planned(terraform, versioned(2, "1h"), ADDRESS);
  expect(change).toMatchObject({ actions: ["update"], after_unknown: { client_secret: true } });
  await applyCleanly(terraform, versioned(2, "1h"));
  const second = attributes().client_secret;
  expect(second).not.toBe(first);
  expect([await works(first), await works(second)]).toEqual([true, true]);
  await applyCleanly(terraform, versioned(3, "0s"));
  expect([await works(second), await works(attributes().client_secret)]).toEqual([false, true]);
  expect((await stored()).secrets).toHaveLength(2);
});

describe("a secret that is brought", () => {
  const VARIABLE = 'variable "secret" {\n  type      = string\n  ephemeral = true\n}\n';
  const brought = (version: number, more = "") =>
    VARIABLE +
    SCIM.replace(
      '"sailpoint"',
      `"sailpoint"\n  client_secret_wo = var.secret\n  client_secret_wo_version = ${version}\n  ${more}`,
    );
  /** Gives the variable another value. */
  const bring = () => {
    const secret = randomBytes(32).toString("base64url");
    terraform.write(`secret = "${secret}"\n`, "secret.auto.tfvars");
    return secret;
  };

  test("is sent when its version changes, and the one before lives on for its time", async () => {
    const first = bring();
    terraform.write(HEAD + brought(1));
    await terraform.apply();
    expect(attributes()).toMatchObject({ client_secret: null, client_secret_wo_version: 1 });
    const second = bring();
    // Terraform does not see another value, only another version.
    expect(await terraform.planIsEmpty()).toBe(true);
    const change = await planned(terraform, brought(2), ADDRESS);
    expect(change).toMatchObject({ actions: ["update"], after: { client_secret: null } });
    await terraform.apply();
    expect([await works(first), await works(second)]).toEqual([true, true]);

    const third = bring();
    terraform.write(HEAD + brought(3, 'previous_secret_ttl = "0s"'));
    await terraform.apply();
    expect([await works(first), await works(second), await works(third)]).toEqual([false, false, true]);
    const { secrets } = await stored();
    const other = bench.terraform();
    other.write(`secret = "${third}"\n`, "secret.auto.tfvars");
    other.write(HEAD + brought(3));
    await other.import(ADDRESS, attributes().client_id);
    await other.apply();
    // The secret that the client has already is no new one.
    expect((await stored()).secrets.map(({ id }) => id)).toEqual(secrets.map(({ id }) => id));
    expect(terraform.stateFile()).not.toMatch(new RegExp(`${first}|${second}|${third}`));
  });

  test("takes the place of one that was made, and the other way round, with both alive meanwhile", async () => {
    terraform.write(HEAD + SCIM.replace('"sailpoint"', '"sailpoint"\n  secret_version = 1'));
    await terraform.apply();
    const { client_id, client_secret: made } = attributes();
    const secret = bring();
    const toBrought = await planned(terraform, brought(1), ADDRESS);
    expect(toBrought).toMatchObject({ actions: ["update"], after: { client_secret: null } });
    await terraform.apply();
    expect(attributes()).toMatchObject({ client_id, client_secret: null });
    expect([await works(made), await works(secret)]).toEqual([true, true]);
    expect(terraform.stateFile()).not.toContain(made);

    const toMade = await planned(terraform, VARIABLE + SCIM, ADDRESS);
    expect(toMade).toMatchObject({ actions: ["update"], after_unknown: { client_secret: true } });
    await applyCleanly(terraform, VARIABLE + SCIM);
    expect([await works(secret), await works(attributes().client_secret)]).toEqual([true, true]);
    expect(attributes().client_id).toBe(client_id);
  });
});

test("a change of any text in rotate_when_changed has a new secret made; an unknown one may", async () => {
  const keeper = (value: number) => `
resource "terraform_data" "keeper" {
  input = ${value}
}
${SCIM.replace('"sailpoint"', '"sailpoint"\n  rotate_when_changed = { keeper = terraform_data.keeper.output }')}`;
  await applyCleanly(terraform, keeper(1));
  const first = attributes().client_secret;
  expect(await planned(terraform, keeper(2), ADDRESS)).toMatchObject({
    actions: ["update"],
    after_unknown: { client_secret: true },
  });
  await terraform.apply();
  const second = attributes().client_secret;
  expect(second).not.toBe(first);
  expect([await works(first), await works(second)]).toEqual([true, true]);
});

test("Basic is off unless it is declared, and what another has turned on is shown as drift", async () => {
  const statusOf = async () => {
    const { client_id, client_secret, base_url } = attributes();
    const credentials = Buffer.from(`${client_id}:${client_secret}`).toString("base64");
    const headers = { authorization: `Basic ${credentials}` };
    return (await fetch(`${base_url}/Users`, { headers })).status;
  };
  await applyCleanly(terraform, SCIM);
  expect([attributes().basic_auth, await statusOf()]).toEqual([false, 403]);
  const { client_id, name, scopes } = attributes();
  const basic_auth = true;
  await bench.gateway.call("PUT", `/v1/oauth-clients/${client_id}`, { name, scopes, basic_auth });
  expect((await planned(terraform, SCIM, ADDRESS)).after).toMatchObject({ basic_auth: false });
  const allowed = SCIM.replace('["scim"]', '["scim"]\n  basic_auth = true');
  await applyCleanly(terraform, allowed);
  expect([attributes().client_id, await statusOf()]).toEqual([client_id, 200]);
  await importCleanly(bench.terraform(), allowed, ADDRESS, client_id);
  await applyCleanly(terraform, SCIM);
  expect([attributes().client_id, await statusOf()]).toEqual([client_id, 403]);
});

test("a state from before there was Basic makes no diff", async () => {
  await applyCleanly(terraform, SCIM);
  const file = join(terraform.folder, "terraform.tfstate");
  const before = readFileSync(file, "utf8");
  const older = before.replace(/\s*"basic_auth": false,/, "");
  expect(older).not.toBe(before);
  writeFileSync(file, older);
  const { code } = await terraform.run("plan", "-detailed-exitcode");
  expect(code).toBe(0);
});

test("two blocks of the same name are two clients", async () => {
  const before = await count();
  await applyCleanly(terraform, SCIM + SCIM.replace('"it"', '"twin"'));
  expect(await count()).toBe(before + 2);
  expect(terraform.attributes("rollcall_oauth_client.twin")?.client_id).not.toBe(attributes().client_id);
});

test("drift is shown and mended; what disappears is planned anew", async () => {
  await applyCleanly(terraform, SCIM);
  const { client_id } = attributes();
  await bench.gateway.call("PUT", `/v1/oauth-clients/${client_id}`, { name: "other", scopes: ["scim"] });
  expect((await planned(terraform, SCIM, ADDRESS)).before).toMatchObject({ name: "other" });
  await applyCleanly(terraform, SCIM);
  await bench.gateway.call("DELETE", `/v1/oauth-clients/${client_id}`);
  expect((await planned(terraform, SCIM, ADDRESS)).actions).toEqual(["create"]);
  await applyCleanly(terraform, SCIM);
  expect(attributes().client_id).not.toBe(client_id);
});

test("the integration follows from the scopes; another one is another client", async () => {
  await bench.gateway.call("POST", "/v1/integrations", { name: "hr" });
  const scoped = (scopes: string, more = "") => SCIM.replace('["scim"]', `${scopes}\n  ${more}`);
  await applyCleanly(terraform, scoped('["manage:read", "access:read"]'));
  expect(attributes()).toMatchObject({ integration: null, base_url: null });
  await applyCleanly(terraform, scoped('["access:read", "manage:read"]'));

  const change = await planned(terraform, SCIM, ADDRESS);
  expect(change).toMatchObject({ actions: ["delete", "create"], after: { integration: "default" } });
  await applyCleanly(terraform, SCIM);
  expect((await planned(terraform, scoped('["scim", "access:read"]'), ADDRESS)).actions).toEqual(["update"]);
  const hr = scoped('["scim"]', 'integration = "hr"');
  expect((await planned(terraform, hr, ADDRESS)).replace_paths).toEqual([["integration"]]);
  await applyCleanly(terraform, hr);
  await importCleanly(bench.terraform(), hr, ADDRESS, attributes().client_id);
  // One that no longer writes has no SCIM base URL, which is no bug of the provider.
  await applyCleanly(terraform, scoped('["access:read"]', 'integration = "hr"'));
  expect(attributes()).toMatchObject({ integration: "hr", base_url: null });
  // Left out again, it is the default one, not the prior one.
  expect((await planned(terraform, SCIM, ADDRESS)).after).toMatchObject({ integration: "default" });
  await applyCleanly(terraform, SCIM);
});

test("SEC-40: the secret is sensitive: in no plan, and hidden in what is printed", async () => {
  terraform.write(`${HEAD}${SCIM}output "secret" {
  value     = ${ADDRESS}.client_secret
  sensitive = true
}
output "known" {
  value = [nonsensitive(${ADDRESS}.client_secret != null), ${ADDRESS}.base_url != null]
}
`);
  const printed = await terraform.apply();
  // That there will be one is known while it is planned.
  expect(printed).toMatch(/\+ known *= \[\s*\+ true,\s*\+ true,/);
  const secret = attributes().client_secret;
  terraform.write(HEAD + SCIM.replace("sailpoint", "other"));
  const shown = await terraform.ok("plan");
  expect(printed + shown).not.toContain(secret);
  expect(bench.gateway.log).not.toContain(secret);
});

test("faults are found without the gateway", async () => {
  const broken = bench.terraform();
  broken.write(`${HEAD}
resource "rollcall_oauth_client" "none" {
  name   = "x"
  scopes = []
}
resource "rollcall_oauth_client" "unknown" {
  name   = "x"
  scopes = ["all"]
}
resource "rollcall_oauth_client" "both" {
  name   = "x"
  scopes = ["scim", "manage"]
}
resource "rollcall_oauth_client" "bound" {
  name        = "x"
  scopes      = ["manage"]
  integration = "default"
}
resource "rollcall_oauth_client" "basic" {
  name       = "x"
  scopes     = ["access:read"]
  basic_auth = true
}
resource "rollcall_oauth_client" "half" {
  name           = "x"
  scopes         = ["scim"]
  secret_version = 1.5
}
resource "rollcall_oauth_client" "unversioned" {
  name             = "x"
  scopes           = ["scim"]
  client_secret_wo = "${"s".repeat(43)}"
}
resource "rollcall_oauth_client" "untold" {
  name                     = "x"
  scopes                   = ["scim"]
  client_secret_wo_version = 1
}
resource "rollcall_oauth_client" "twice" {
  name                     = "x"
  scopes                   = ["scim"]
  client_secret_wo         = "${"s".repeat(43)}"
  client_secret_wo_version = 1
  secret_version           = 1
  rotate_when_changed      = { owner = "ann" }
}
resource "rollcall_oauth_client" "weak" {
  name                     = "x"
  scopes                   = ["scim"]
  client_secret_wo         = "${"0".repeat(63)}"
  client_secret_wo_version = 1
}
`);
  const said = await broken.fails("validate");
  for (const fault of [
    /at least 1/,
    /"all"/,
    /do not go together/,
    /has no integration/,
    /can use Basic/,
    /whole number/,
    /A secret without a version .*"unversioned": .* client_secret_wo = /,
    /A version without its secret .*"untold": .* client_secret_wo_version = 1/,
    /Two sources of one secret .*"twice": .* secret_version = 1/,
    /Two sources of one secret .*"twice": .* rotate_when_changed = /,
    /client_secret_wo must be 43 or more base64url characters/,
  ])
    expect(said).toMatch(fault);
});

test("the client that Terraform itself uses is not deleted by it, and the error says why", async () => {
  const own = bench.terraform();
  own.write(`${HEAD}resource "rollcall_oauth_client" "it" {
  name   = "bootstrap"
  scopes = ["manage"]
}
`);
  await own.import(ADDRESS, "terraform");
  expect(await own.planIsEmpty()).toBe(true);
  expect(await own.fails("destroy", "-auto-approve")).toMatch(/It is in use .*cannot delete itself/);
});
