/** `ephemeral "rollcall_access_token"`, by the real terraform against the real gateway. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HEAD, Workbench } from "./workbench";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());

/** Another provider that uses the token, so that it has to work while it is open. */
const USED = `
ephemeral "rollcall_access_token" "it" {
  scopes = ["manage"]
}
provider "rollcall" {
  alias     = "by_token"
  endpoint  = "ENDPOINT"
  token     = ephemeral.rollcall_access_token.it.token
}
data "rollcall_scim_integration" "default" {
  provider = rollcall.by_token
  name     = "default"
}
output "base_url" { value = data.rollcall_scim_integration.default.base_url }
`;

test("works while it is open, is revoked then, and is in no plan and no state", async () => {
  const terraform = bench.terraform();
  terraform.write(HEAD + USED.replace("ENDPOINT", bench.gateway.url));
  await terraform.ok("plan", "-out=plan.bin");
  await terraform.ok("apply", "plan.bin");
  expect((await terraform.outputs()).base_url?.value).toBe(`${bench.gateway.url}/scim/v2`);
  const stored = terraform.stateFile() + readFileSync(join(terraform.folder, "plan.bin"), "latin1");
  expect(stored).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  const { items } = (
    await bench.gateway.call<{ items: { action: string }[] }>(
      "GET",
      "/v1/events?action=token.revoked&limit=200",
    )
  ).body;
  expect(items.length).toBeGreaterThanOrEqual(2);
});

test("of another client needs its secret; half a client and wrong ones are refused", async () => {
  const terraform = bench.terraform();
  const block = (body: string) => `${HEAD}ephemeral "rollcall_access_token" "it" {\n${body}\n}\n`;
  terraform.write(block(`client_id = "rc_x"`));
  expect(await terraform.fails("validate")).toMatch(/Half a client.*belong together/);
  terraform.write(block(`client_id = "rc_x"\nclient_secret = "${"x".repeat(43)}"`));
  const refused = await terraform.fails("plan");
  expect(refused).toMatch(/client_id = .*refused the client rc_x \(invalid_client\)/);
  expect(refused).not.toContain("x".repeat(43));
  const { ROLLCALL_CLIENT_ID: id, ROLLCALL_CLIENT_SECRET: secret } = bench.gateway.environment;
  terraform.write(block(`client_id = "${id}"\nclient_secret = "${secret}"\nscopes = ["scim"]`));
  expect(await terraform.fails("plan")).toMatch(/scopes = .*invalid_scope.*none but its own/);
  terraform.write(block(`client_id = "${id}"\nclient_secret = "${secret}"\nscopes = ["manage"]`));
  await terraform.ok("plan");
});

test("of a client that goes in the same destroy is no error when it cannot be revoked any more", async () => {
  const terraform = bench.terraform();
  terraform.write(`${HEAD}
resource "rollcall_oauth_client" "it" {
  name   = "passing"
  scopes = ["manage"]
}
ephemeral "rollcall_access_token" "it" {
  client_id     = rollcall_oauth_client.it.client_id
  client_secret = rollcall_oauth_client.it.client_secret
}
provider "rollcall" {
  alias    = "passing"
  endpoint = "${bench.gateway.url}"
  token    = ephemeral.rollcall_access_token.it.token
}
resource "rollcall_access_list" "it" {
  provider = rollcall.passing
  name     = "passing"
  title    = "Passing"
  type     = "static"
}
`);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  expect(await terraform.destroy()).toMatch(/A token was not revoked/);
});
