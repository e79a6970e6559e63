/** The constructs: what they synthesise is what HCL would say, and the real terraform applies it. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type App, Testing } from "cdktf";
import { TerraformStack } from "cdktf/lib/terraform-stack";
import { RollcallProvider } from "../../provider/constructs/generated/provider";
import { ScimAccessList } from "../../provider/constructs/scim-access-list";
import { ScimClient } from "../../provider/constructs/scim-client";
import { TestGateway } from "../support/gateway";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { Terraform } from "../support/terraform";

const ROOT = resolve(__dirname, "../..");

let executable: ProviderExecutable;
let gateway: TestGateway;
let terraform: Terraform;

beforeAll(async () => {
  executable = installProviderExecutable();
  gateway = await TestGateway.start();
});
afterAll(async () => {
  await gateway.dispose();
  executable.dispose();
});
beforeEach(() => {
  terraform = new Terraform({ cliConfig: executable.cliConfig, environment: gateway.environment });
});
afterEach(() => terraform?.dispose());

/** Synthesises the example app in a process of its own; the stack as JSON, with the state where terraform runs. */
function synthesizeExample(): string {
  const out = mkdtempSync(join(tmpdir(), "cdktf-"));
  execFileSync(process.execPath, ["--import", "tsx", "examples/cdktf/main.ts"], {
    cwd: ROOT,
    env: { ...process.env, CDKTF_OUTDIR: out },
  });
  const stack = readFileSync(join(out, "stacks/requester/cdk.tf.json"), "utf8");
  rmSync(out, { recursive: true });
  return withoutBackend(stack);
}

/** The local backend that CDKTF chooses lies outside of the test's folder. */
function withoutBackend(stack: string): string {
  const { terraform: settings, ...rest } = JSON.parse(stack) as { terraform: Record<string, unknown> };
  const { backend, ...kept } = settings;
  return JSON.stringify({ ...rest, terraform: kept });
}

test("the example app is applied, and then there is nothing to do", async () => {
  terraform.write(synthesizeExample(), "cdk.tf.json");
  await terraform.init();
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  const { body } = await gateway.call("GET", "/v1/access-lists/scim-group-requester");
  expect(body).toMatchObject({
    title: "GroupRequester",
    type: "scim",
    grants: { roles: ["requester"] },
    owners: [{ name: "alice" }],
    audit: { recurrence: { frequency: 3, day_of_month: 15 } },
  });

  // The same in HCL is no change: what the constructs declare is what the quickstart declares.
  rmSync(join(terraform.folder, "cdk.tf.json"));
  terraform.write(readFileSync(join(ROOT, "examples/quickstart/main.tf"), "utf8"));
  expect(await terraform.planIsEmpty()).toBe(true);
  await terraform.destroy();
}, 90_000);

test("the hand-written constructs declare the common case", async () => {
  const app: App = Testing.app();
  const stack = new TerraformStack(app, "common");
  new RollcallProvider(stack, "rollcall");
  new ScimAccessList(stack, "requester", {
    title: "GroupRequester",
    roles: ["requester"],
    owners: ["alice"],
    review: { everyMonths: 3, day: 15 },
  });
  new ScimClient(stack, "identity_provider", { name: "identity-provider" });
  terraform.write(withoutBackend(Testing.synth(stack)), "cdk.tf.json");
  await terraform.init();
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  const { status } = await gateway.call("GET", "/v1/access-lists/scim-group-requester");
  expect(status).toBe(200);
  expect(await terraform.outputs()).toMatchObject({
    identity_provider_base_url: { value: `${gateway.url}/scim/v2` },
    identity_provider_client_secret: { value: expect.stringMatching(/^.{43}$/) },
  });
  await terraform.destroy();
}, 60_000);
