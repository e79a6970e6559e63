/** R8: blocks that are declared exactly alike, some of which an apply that was cut off has stored and some not. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import type { PageView } from "../../gateway/management/contract/page";
import type { ScimTokenView } from "../../gateway/management/contract/scim-token";
import { requestToken } from "../../scripts/quickstart/identity-provider";
import { TestGateway } from "../support/gateway";
import { startHttpState } from "../support/http-state";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { Terraform } from "../support/terraform";
import { startWithholdingProxy } from "../support/withholding-proxy";
import { HEAD } from "./workbench";

let gateway: TestGateway;
let executable: ProviderExecutable;
let terraform: Terraform;

beforeAll(() => {
  executable = installProviderExecutable();
});
afterAll(() => executable.dispose());
beforeEach(async () => {
  gateway = await TestGateway.start();
});
afterEach(async () => {
  terraform.dispose();
  await gateway.dispose();
});

function spawning(environment: Record<string, string> = {}): Terraform {
  const { cliConfig } = executable;
  return new Terraform({ cliConfig, environment: { ...gateway.environment, ...environment } });
}

async function list<T>(path: string): Promise<T[]> {
  return (await gateway.call<PageView<T>>("GET", path)).body.items;
}

/** The ids in the state, by address. */
function ids(...addresses: readonly string[]): unknown[] {
  return addresses.map((address) => terraform.attributes(address)?.id);
}

/** Waits until an apply has stored the first of everything and is not yet at the second. */
async function betweenBoth(): Promise<void> {
  for (let turn = 0; turn < 1_500 && !existsSync(join(terraform.folder, "between")); turn++) await sleep(20);
}

const [FIRST, SECOND] = ["first", "second"].map(
  (name) => `
resource "rollcall_oauth_client" "${name}" {
  name       = "twin"
  scopes     = ["scim"]
  depends_on = [${name === "second" ? "terraform_data.between" : ""}]
}
resource "rollcall_scim_token" "${name}" {
  name       = "twin"
  depends_on = [${name === "second" ? "terraform_data.between" : ""}]
}
`,
);
const LIST = (name: string) => `
resource "rollcall_access_list" "${name}" {
  name  = "twin"
  title = "Twin"
  type  = "scim"
}
`;
const BETWEEN = `
resource "terraform_data" "between" {
  depends_on = [rollcall_oauth_client.first, rollcall_scim_token.first, rollcall_access_list.first]
  provisioner "local-exec" {
    command = "touch between && sleep 2"
  }
}
`;
const STORED = ["rollcall_oauth_client.first", "rollcall_scim_token.first"];
const OTHERS = ["rollcall_oauth_client.second", "rollcall_scim_token.second"];

test("F-17: what is stored is not taken away for a block that is declared alike", async () => {
  terraform = spawning();
  terraform.write(HEAD + FIRST + LIST("first") + BETWEEN + SECOND);
  await terraform.init();
  const [own] = await list<OAuthClientView>("/v1/oauth-clients");
  const apply = terraform.start("apply", "-auto-approve");
  await betweenBoth();
  apply.process.kill("SIGKILL");
  await apply.end;
  const stored = ids(...STORED);
  expect([...stored, ...ids(...OTHERS)]).toEqual([
    expect.any(String),
    expect.any(String),
    undefined,
    undefined,
  ]);

  await terraform.ok("plan", "-out=saved", "-refresh=false");
  await terraform.ok("apply", "saved");
  expect(ids(...STORED)).toEqual(stored);
  const [client, token] = ids(...OTHERS);
  const clients = await list<OAuthClientView>("/v1/oauth-clients");
  expect(clients.map(({ client_id }) => client_id).sort()).toEqual(
    [own?.client_id, stored[0], client].sort(),
  );
  const tokens = await list<ScimTokenView>("/v1/scim-tokens");
  expect(tokens.map(({ id }) => id).sort()).toEqual([stored[1], token].sort());
  expect(await terraform.planIsEmpty()).toBe(true);

  terraform.write(LIST("second"), "second.tf");
  expect(await terraform.fails("apply", "-auto-approve")).toContain(
    "An access list named twin exists already",
  );
}, 90_000);

test("F-17: what a plan has seen stored is found again when a kill in the apply after it has left the state empty", async () => {
  terraform = spawning();
  terraform.write(HEAD + FIRST + LIST("first") + BETWEEN + SECOND);
  await terraform.init();
  const apply = terraform.start("apply", "-auto-approve");
  await betweenBoth();
  apply.process.kill("SIGKILL");
  await apply.end;
  await terraform.ok("plan");
  // Terraform empties the file before it writes it.
  writeFileSync(join(terraform.folder, "terraform.tfstate"), "");

  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  const clients = await list<OAuthClientView>("/v1/oauth-clients");
  const tokens = await list<ScimTokenView>("/v1/scim-tokens");
  expect([...clients.map(({ client_id }) => client_id), ...tokens.map(({ id }) => id)].sort()).toEqual(
    ["terraform", ...ids(...STORED, ...OTHERS)].sort(),
  );
}, 90_000);

test("F-17: a secret that is drawn anew for each apply leaves no client or token behind that nobody knows the secret of", async () => {
  const proxy = await startWithholdingProxy(gateway.url);
  try {
    terraform = spawning({ ROLLCALL_ENDPOINT: proxy.url });
    const [own] = await list<OAuthClientView>("/v1/oauth-clients");
    const write = (character: string) =>
      terraform.write(`${HEAD}
resource "rollcall_oauth_client" "it" {
  name                     = "brought"
  scopes                   = ["scim"]
  client_secret_wo         = "${character.repeat(64)}"
  client_secret_wo_version = 1
}
resource "rollcall_scim_token" "it" {
  name             = "brought"
  token_wo         = "rollcall_scim_${character.repeat(64)}"
  token_wo_version = 1
  depends_on       = [rollcall_oauth_client.it]
}
`);
    write("0");
    await terraform.init();
    for (const [path, secret] of [
      ["/v1/oauth-clients", "a"],
      ["/v1/scim-tokens", "b"],
    ] as const) {
      const withheld = proxy.withhold(path);
      const apply = terraform.start("apply", "-auto-approve");
      await withheld;
      apply.process.kill("SIGKILL");
      await apply.end;
      write(secret);
    }
    await terraform.apply();
    expect(await terraform.planIsEmpty()).toBe(true);
    const [client, token] = ids("rollcall_oauth_client.it", "rollcall_scim_token.it");
    const clients = await list<OAuthClientView>("/v1/oauth-clients");
    expect(clients.map(({ client_id }) => client_id).sort()).toEqual([own?.client_id, client].sort());
    expect((await list<ScimTokenView>("/v1/scim-tokens")).map(({ id }) => id)).toEqual([token]);
    const pair = { clientId: String(client), clientSecret: "a".repeat(64) };
    expect(await requestToken({ tokenUrl: `${gateway.url}/oauth2/token`, ...pair })).toMatch(/\./);
  } finally {
    await proxy.close();
  }
}, 90_000);

test("F-17: one workspace does not look for what an apply in another has made", async () => {
  terraform = spawning();
  terraform.write(HEAD + FIRST + LIST("first") + BETWEEN);
  await terraform.init();
  const apply = terraform.start("apply", "-auto-approve");
  await betweenBoth();
  apply.process.kill("SIGKILL");
  await apply.end;
  const clients = await list<OAuthClientView>("/v1/oauth-clients");

  await terraform.ok("workspace", "new", "other");
  terraform.write(HEAD + FIRST);
  await terraform.apply();
  const after = (await list<OAuthClientView>("/v1/oauth-clients")).map(({ client_id }) => client_id);
  expect(after).toHaveLength(clients.length + 1);
  expect(after).toEqual(expect.arrayContaining(clients.map(({ client_id }) => client_id)));
}, 90_000);

test("F-17: what a backend far away had not stored yet, when the provider was sent away and Terraform killed, is found by the next apply", async () => {
  const backend = await startHttpState();
  try {
    terraform = spawning();
    const backed = `${HEAD}${FIRST}${LIST("first")}
terraform {
  backend "http" {
    address = "${backend.url}/state"
  }
}
`;
    terraform.write(`${backed}
resource "terraform_data" "longer" {
  provisioner "local-exec" {
    command = "sleep 20"
  }
}
`);
    await terraform.init();
    const apply = terraform.start("apply", "-auto-approve");
    const made = async () => {
      const things = ["/v1/oauth-clients", "/v1/scim-tokens", "/v1/access-lists"].map((path) => list(path));
      return (await Promise.all(things)).flat().length;
    };
    for (let turn = 0; turn < 300 && (await made()) < 4; turn++) await sleep(100);
    // Time enough for Terraform to send the provider away.
    await sleep(1_000);
    apply.process.kill("SIGKILL");
    await apply.end;
    expect(backend.states).toEqual([]);
    expect(await made()).toBe(4);

    terraform.write(backed);
    await terraform.apply();
    expect(await made()).toBe(4);
    expect(await terraform.planIsEmpty()).toBe(true);
  } finally {
    await backend.close();
  }
}, 90_000);
