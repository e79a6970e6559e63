/** R9, SEC-41: no secret where it does not belong, however much is logged. */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TestGateway } from "../support/gateway";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { Terraform } from "../support/terraform";
import { unzip } from "../support/zip";
import { HEAD } from "./workbench";

const ADDRESS = "rollcall_oauth_client.it";
const PLAN = "plan.bin";

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

const makeSecret = () => randomBytes(32).toString("base64url");

/** How a secret looks wherever it was copied to. */
function spellings(secret: string): string[] {
  return [
    secret,
    Buffer.from(secret).toString("base64"),
    encodeURIComponent(secret),
    Buffer.from(secret).toString("hex"),
  ];
}

function holds(text: string, secret: string): boolean {
  return spellings(secret).some((spelling) => text.includes(spelling));
}

function contentOf(plan: Buffer): string {
  return [...unzip(plan)].map((file) => file.toString("latin1")).join("\n");
}

/** Every file that terraform has left, plans unpacked; the provider's own package aside. */
function leftIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "providers")
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return leftIn(path);
      return entry.name === PLAN ? contentOf(readFileSync(path)) : readFileSync(path, "latin1");
    })
    .join("\n");
}

/** What operators and auditors see. */
async function toldByGateway(): Promise<string> {
  const events = await gateway.call("GET", "/v1/events?limit=200");
  const metrics = await fetch(`${gateway.operationUrl}/metrics`);
  expect([events.status, metrics.status]).toEqual([200, 200]);
  return [gateway.log, JSON.stringify(events.body), await metrics.text()].join("\n");
}

test("at TF_LOG=TRACE a whole life leaves no secret in logs, plans and prints, and of those brought nothing anywhere", async () => {
  const log = "trace.txt";
  const canary = makeSecret();
  const brought = [makeSecret(), makeSecret()] as const;
  const token = `rollcall_scim_${makeSecret()}`;
  const tracing = { ...gateway.environment, TF_LOG: "TRACE", TF_LOG_PROVIDER: "TRACE", TF_LOG_PATH: log };
  const given = { TF_VAR_secret_1: brought[0], TF_VAR_secret_2: brought[1], TF_VAR_token: token };
  const terraform = new Terraform({
    cliConfig: executable.cliConfig,
    environment: { ...tracing, ...given },
  });
  const ephemeral = (name: string) => `variable "${name}" {\n  type      = string\n  ephemeral = true\n}\n`;
  const declare = (version: number) =>
    terraform.write(`${HEAD}${["secret_1", "secret_2", "token"].map(ephemeral).join("")}
resource "rollcall_oauth_client" "it" {
  name           = "canary"
  scopes         = ["scim"]
  secret_version = ${version}
}
resource "rollcall_oauth_client" "brought" {
  name                     = "brought"
  scopes                   = ["scim"]
  client_secret_wo         = var.secret_${version}
  client_secret_wo_version = ${version}
}
resource "rollcall_scim_token" "brought" {
  name             = "brought"
  token_wo         = var.token
  token_wo_version = 1
}
`);
  declare(1);
  let printed = await terraform.init();
  printed += await terraform.apply();
  const first = String(terraform.attributes(ADDRESS)?.client_secret);
  declare(2);
  printed += await terraform.ok("plan", `-out=${PLAN}`);
  const plan = contentOf(readFileSync(join(terraform.folder, PLAN)));
  let shown = await terraform.ok("show", "-json", PLAN);
  printed += await terraform.ok("apply", PLAN);
  const second = String(terraform.attributes(ADDRESS)?.client_secret);
  shown += await terraform.ok("show", "-json");
  const standing = leftIn(terraform.folder);
  printed += await terraform.destroy();
  const wrong = new Terraform({
    cliConfig: executable.cliConfig,
    environment: { ...tracing, ROLLCALL_CLIENT_SECRET: canary },
  });
  wrong.write(`${HEAD}data "rollcall_access_list" "it" {\n  name = "x"\n}\n`);
  await wrong.init();
  printed += await wrong.fails("plan");

  const logged =
    readFileSync(join(terraform.folder, log), "utf8") + readFileSync(join(wrong.folder, log), "utf8");
  expect(logged).toMatch(/\[DEBUG\] .*: POST \/v1\/oauth-clients: .*status=201/);
  expect(logged).toMatch(/\[DEBUG\] .*: POST \/oauth2\/token: .*request_id=[0-9a-f-]{36}/);
  expect(second).not.toBe(first);
  const told = await toldByGateway();
  const own = gateway.environment.ROLLCALL_CLIENT_SECRET ?? "";
  for (const secret of [first, second, own, canary, token, ...brought])
    expect([printed, logged, told].map((text) => holds(text, secret))).toEqual([false, false, false]);
  // The plan holds the state before it, which holds the first secret; the next one does not exist yet.
  expect([holds(plan, first), holds(plan, second), holds(standing, second)]).toEqual([true, false, true]);
  const everything = standing + leftIn(terraform.folder) + leftIn(wrong.folder) + shown;
  for (const secret of [own, canary, token, ...brought]) expect(holds(everything, secret)).toBe(false);
  terraform.dispose();
  wrong.dispose();
}, 90_000);
