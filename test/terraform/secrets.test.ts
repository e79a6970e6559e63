/** R9, SEC-41: no secret where it does not belong, however much is logged. */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TestGateway } from "../support/gateway";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { Terraform } from "../support/terraform";
import { HEAD } from "./workbench";

const ADDRESS = "rollcall_oauth_client.it";

let executable: ProviderExecutable;
let gateway: TestGateway;

beforeAll(async () => {
  executable = installProviderExecutable();
  gateway = await TestGateway.start();
});
afterAll(async () => {
  await gateway.dispose();
  executable.dispose();
});

/** How a secret looks wherever it was copied to. */
function spellings(secret: string): string[] {
  return [
    secret,
    Buffer.from(secret).toString("base64"),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
  ];
}

test("at TF_LOG=TRACE a whole life leaves no secret in logs, plans and prints", async () => {
  const log = "trace.txt";
  const canary = randomBytes(32).toString("base64url");
  const terraform = new Terraform({
    cliConfig: executable.cliConfig,
    environment: { ...gateway.environment, TF_LOG: "TRACE", TF_LOG_PROVIDER: "TRACE", TF_LOG_PATH: log },
  });
  const declare = (version: number) =>
    terraform.write(`${HEAD}
resource "${ADDRESS.split(".")[0]}" "it" {
  name           = "canary"
  scopes         = ["scim"]
  secret_version = ${version}
}
`);
  declare(1);
  let printed = await terraform.init();
  printed += await terraform.apply();
  const first = String(terraform.attributes(ADDRESS)?.client_secret);
  declare(2);
  printed += await terraform.ok("plan", "-out=plan.bin");
  const plan = readFileSync(join(terraform.folder, "plan.bin"), "latin1");
  printed += await terraform.ok("apply", "plan.bin");
  const second = String(terraform.attributes(ADDRESS)?.client_secret);
  printed += await terraform.destroy();
  const wrong = new Terraform({
    cliConfig: executable.cliConfig,
    environment: {
      ...gateway.environment,
      ROLLCALL_CLIENT_SECRET: canary,
      TF_LOG: "TRACE",
      TF_LOG_PATH: log,
    },
  });
  wrong.write(`${HEAD}data "rollcall_access_list" "it" {\n  name = "x"\n}\n`);
  await wrong.init();
  printed += await wrong.fails("plan");

  const logged =
    readFileSync(join(terraform.folder, log), "utf8") + readFileSync(join(wrong.folder, log), "utf8");
  expect(logged).toContain("terraform-provider-rollcall");
  expect(second).not.toBe(first);
  const own = gateway.environment.ROLLCALL_CLIENT_SECRET ?? "";
  for (const secret of [first, second, own, canary].flatMap(spellings)) {
    expect(printed.includes(secret)).toBe(false);
    expect(logged.includes(secret)).toBe(false);
    expect(gateway.log.includes(secret)).toBe(false);
  }
  // The plan holds the state before it, which holds the first secret; the next one does not exist yet.
  expect(plan.includes(second)).toBe(false);
  terraform.dispose();
  wrong.dispose();
}, 90_000);
