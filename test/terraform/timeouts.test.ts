/** `timeouts` of resources: how long users let operations take. */
import type { Terraform } from "../support/terraform";
import { startWithholdingProxy, type WithholdingProxy } from "../support/withholding-proxy";
import { applyCleanly, HEAD, Workbench } from "./workbench";

const ADDRESS = "rollcall_access_list.it";

const list = (timeouts: string) => `
resource "rollcall_access_list" "it" {
  name     = "slow"
  title    = "Slow"
  type     = "scim"
  timeouts = ${timeouts}
}
`;

let bench: Workbench;
let proxy: WithholdingProxy;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
  proxy = await startWithholdingProxy(bench.gateway.url);
});
afterAll(async () => {
  await proxy.close();
  await bench.close();
});
beforeEach(() => {
  terraform = bench.terraform();
});
afterEach(async () => {
  await terraform.clear();
});

test("an operation that takes longer is given up, and the next apply finds what it has made", async () => {
  const slow = `provider "rollcall" {\n  endpoint = "${proxy.url}"\n}\n`;
  void proxy.withhold("/v1/access-lists");
  terraform.write(HEAD + slow + list('{ create = "2s" }'));
  expect(await terraform.fails("apply", "-auto-approve")).toMatch(
    /Timed out .*Creating took longer than 2s\. timeouts\.create gives it more time/,
  );
  expect((await bench.gateway.call("GET", "/v1/access-lists/slow")).status).toBe(200);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
}, 60_000);

test("another time is noted, and changes nothing of the list", async () => {
  await applyCleanly(terraform, list('{ create = "1m" }'));
  const before = await bench.gateway.call("GET", "/v1/access-lists/slow");
  await applyCleanly(terraform, list('{ create = "1m", delete = "30s" }'));
  expect(terraform.attributes(ADDRESS)?.timeouts).toEqual({
    create: "1m",
    delete: "30s",
    read: null,
    update: null,
  });
  await applyCleanly(terraform, list("null"));
  expect(terraform.attributes(ADDRESS)?.timeouts).toBeNull();
  expect(await bench.gateway.call("GET", "/v1/access-lists/slow")).toEqual(before);
});

test("what is no time is refused at its place", async () => {
  terraform.write(HEAD + list('{ create = "soon" }'));
  expect(await terraform.fails("validate")).toMatch(/timeouts = .*create.* must be a duration above zero/);
  terraform.write(HEAD);
});

test.each([
  ["rollcall_access_list_member", 'access_list = "none"\n  user = "alice"'],
  ["rollcall_access_list_members", 'access_list = "none"'],
  ["rollcall_oauth_client", 'name = "it"\n  scopes = ["scim"]'],
  ["rollcall_scim_integration", 'name = "it"'],
  ["rollcall_scim_token", 'name = "it"'],
])("%s has it too", async (type, more) => {
  terraform.write(
    `${HEAD}resource "${type}" "it" {\n  ${more}\n  timeouts = { read = "1m", create = "2m" }\n}\n`,
  );
  await terraform.validate();
});
