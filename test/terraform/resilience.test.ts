/** R8: a gateway that goes away, and a Terraform that is killed, in the middle of an apply. */
import { setTimeout as sleep } from "node:timers/promises";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import type { PageView } from "../../gateway/management/contract/page";
import type { ScimTokenView } from "../../gateway/management/contract/scim-token";
import { requestToken } from "../../scripts/quickstart/identity-provider";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { oneLine, type Running, Terraform } from "../support/terraform";
import { startWithholdingProxy, type WithholdingProxy } from "../support/withholding-proxy";
import { HEAD, Workbench } from "./workbench";

const COUNT = 20;

const LISTS = `${HEAD}
resource "rollcall_access_list" "it" {
  count = ${COUNT}
  name  = "list-\${count.index}"
  title = "List \${count.index}"
  type  = "scim"
}
`;

let bench: Workbench;
let executable: ProviderExecutable;
/** Undone after each test, whatever comes of it. */
const closing: (() => unknown)[] = [];

beforeAll(() => {
  executable = installProviderExecutable();
});
afterAll(() => executable.dispose());
beforeEach(async () => {
  bench = await Workbench.open();
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await bench.close();
});

async function made(): Promise<number> {
  const { body } = await bench.gateway.call<{ total: number }>("GET", "/v1/access-lists");
  return body.total;
}

/** Waits until so many lists are made, or the apply is over. */
async function until(count: number, apply: Running): Promise<void> {
  let over = false;
  void apply.end.then(() => {
    over = true;
  });
  while (!over && (await made()) < count) await sleep(20);
}

function spawning(environment: Record<string, string> = {}): Terraform {
  const { cliConfig } = executable;
  const terraform = new Terraform({
    cliConfig,
    environment: { ...bench.gateway.environment, ...environment },
  });
  closing.push(() => terraform.dispose());
  return terraform;
}

async function withholding(): Promise<WithholdingProxy> {
  const proxy = await startWithholdingProxy(bench.gateway.url);
  closing.push(() => proxy.close());
  return proxy;
}

test("F-16: the gateway restarts in the middle of an apply, which succeeds without a word", async () => {
  const terraform = bench.terraform();
  terraform.write(LISTS);
  const apply = terraform.start("apply", "-auto-approve");
  await until(3, apply);
  await bench.gateway.stop();
  await sleep(1_000);
  await bench.gateway.resume();
  expect(await apply.end).toMatchObject({ code: 0, stdout: expect.stringContaining(`${COUNT} added`) });
  expect(await made()).toBe(COUNT);
  expect(await terraform.planIsEmpty()).toBe(true);
}, 90_000);

test("F-17: what was made when Terraform was killed is found by the next apply, without a manual step", async () => {
  const proxy = await withholding();
  const terraform = spawning({ ROLLCALL_ENDPOINT: proxy.url });
  terraform.write(`${HEAD}
resource "rollcall_access_list" "it" {
  name        = "it"
  title       = "It"
  type        = "scim"
  integration = rollcall_scim_integration.it.name
}
resource "rollcall_scim_integration" "it" {
  name = "hr"
  lifecycle {
    create_before_destroy = true
  }
}
`);
  await terraform.init();
  for (const path of ["/v1/integrations", "/v1/access-lists"]) {
    const withheld = proxy.withhold(path);
    const apply = terraform.start("apply", "-auto-approve");
    await withheld;
    apply.process.kill("SIGKILL");
    await apply.end;
  }
  expect(terraform.attributes("rollcall_access_list.it")).toBeUndefined();
  expect(await made()).toBe(1);
  await terraform.apply();
  expect(await made()).toBe(1);
  // Nothing was read, so the gateway still finds the integration for a creation: it is not taken away from under the list.
  await terraform.ok("taint", "rollcall_scim_integration.it");
  const said = await terraform.apply("-refresh=false");
  expect(oneLine(said)).toMatch(/hr was not deleted .* is the same, and was not made anew/);
  expect(await terraform.planIsEmpty()).toBe(true);
}, 90_000);

test("F-17: what was made and answered, but not stored when Terraform was killed, is found by the next apply", async () => {
  const terraform = spawning();
  terraform.write(`${LISTS}
resource "rollcall_oauth_client" "it" {
  count  = ${COUNT}
  name   = "client \${count.index}"
  scopes = ["scim"]
}
`);
  await terraform.init();
  const clients = async () =>
    (await bench.gateway.call<PageView<OAuthClientView>>("GET", "/v1/oauth-clients?limit=200")).body.items;
  const [before, apply] = [(await clients()).length, terraform.start("apply", "-auto-approve")];
  await until(3, apply);
  apply.process.kill("SIGKILL");
  await apply.end;
  await terraform.apply();
  expect([await made(), (await clients()).length - before]).toEqual([COUNT, COUNT]);
  expect(await terraform.planIsEmpty()).toBe(true);
}, 90_000);

test("SEC-44, F-17: credentials whose answer was lost are replaced by such as are known, and no others are left, not even of two that are declared alike", async () => {
  const proxy = await withholding();
  const terraform = spawning({ ROLLCALL_ENDPOINT: proxy.url });
  terraform.write(`${HEAD}
resource "rollcall_oauth_client" "it" {
  name   = "sailpoint"
  scopes = ["scim"]
}
resource "rollcall_oauth_client" "same" {
  name   = "sailpoint"
  scopes = ["scim"]
}
resource "rollcall_scim_token" "it" {
  name       = "okta"
  depends_on = [rollcall_oauth_client.it, rollcall_oauth_client.same]
}
`);
  await terraform.init();
  const list = async <T>(path: string) => (await bench.gateway.call<PageView<T>>("GET", path)).body.items;
  const [own] = await list<OAuthClientView>("/v1/oauth-clients");
  for (const [path, answers] of [
    ["/v1/oauth-clients", 2],
    ["/v1/scim-tokens", 1],
  ] as const) {
    const withheld = proxy.withhold(path, answers);
    const apply = terraform.start("apply", "-auto-approve");
    await withheld;
    apply.process.kill("SIGKILL");
    await apply.end;
  }
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);

  const { client_id, client_secret } = terraform.attributes("rollcall_oauth_client.it") ?? {};
  const { client_id: same } = terraform.attributes("rollcall_oauth_client.same") ?? {};
  const clients = await list<OAuthClientView>("/v1/oauth-clients");
  expect(clients.map((one) => one.client_id).sort()).toEqual([own?.client_id, client_id, same].sort());
  const pair = { clientId: String(client_id), clientSecret: String(client_secret) };
  expect(await requestToken({ tokenUrl: `${bench.gateway.url}/oauth2/token`, ...pair })).toMatch(/\./);

  const { id, token, base_url } = terraform.attributes("rollcall_scim_token.it") ?? {};
  expect((await list<ScimTokenView>("/v1/scim-tokens")).map((one) => one.id)).toEqual([id]);
  const { status } = await fetch(`${base_url}/Users`, { headers: { authorization: `Bearer ${token}` } });
  expect(status).toBe(200);
}, 90_000);

test("F-18: an interrupt ends an apply soon, and the next one converges", async () => {
  const terraform = spawning();
  terraform.write(LISTS);
  await terraform.init();
  const apply = terraform.start("apply", "-auto-approve");
  await until(2, apply);
  await bench.gateway.stop();
  const begun = performance.now();
  apply.process.kill("SIGINT");
  await apply.end;
  expect(performance.now() - begun).toBeLessThan(5_000);
  await bench.gateway.resume();
  await terraform.apply();
  expect(await made()).toBe(COUNT);
  expect(await terraform.planIsEmpty()).toBe(true);
}, 90_000);
