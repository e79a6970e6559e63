/** R8: Terraform, killed again and again while it applies many lists, ends with each of them once. */
import { setTimeout as sleep } from "node:timers/promises";
import { TestGateway } from "../support/gateway";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { Terraform } from "../support/terraform";
import { HEAD } from "../terraform/workbench";

/** More of them by `npm run test:fault`: a thousand lists, then. */
const CYCLES = Number(process.env.FAULT_CYCLES ?? 10);
const LISTS = 2 * CYCLES;
const CLIENTS = Math.ceil(CYCLES / 10);
const KILLS = Math.ceil(CYCLES / 250);
/** P13: what a plan of a thousand may ask, so that it does not ask for each. */
const MOST_REQUESTS = 30;

const MANY = `${HEAD}
resource "rollcall_access_list" "it" {
  count  = ${LISTS}
  name   = "list-\${count.index}"
  title  = "List \${count.index}"
  type   = "scim"
  grants = { roles = ["requester"] }
  owners = [{ name = "alice" }]
}
resource "rollcall_oauth_client" "it" {
  count  = ${CLIENTS}
  name   = "client \${count.index}"
  scopes = ["scim"]
}
`;

let gateway: TestGateway;
let executable: ProviderExecutable;
let terraform: Terraform;

beforeAll(async () => {
  executable = installProviderExecutable();
  gateway = await TestGateway.start();
  const { cliConfig } = executable;
  terraform = new Terraform({ cliConfig, environment: gateway.environment });
});
afterAll(async () => {
  terraform.dispose();
  await gateway.dispose();
  executable.dispose();
});

async function total(path: string): Promise<number> {
  return (await gateway.call<{ total: number }>("GET", `/v1/${path}?limit=1`)).body.total;
}

/** Kills an apply when so many lists are made. */
async function killAt(count: number): Promise<void> {
  const apply = terraform.start("apply", "-auto-approve", "-parallelism=10");
  let over = false;
  void apply.end.then(() => {
    over = true;
  });
  while (!over && (await total("access-lists")) < count) await sleep(20);
  apply.process.kill("SIGKILL");
  await apply.end;
}

test(`${LISTS} lists and ${CLIENTS} clients, killed ${KILLS} times on the way`, async () => {
  const before = await total("oauth-clients");
  terraform.write(MANY);
  await terraform.init();
  for (let kill = 1; kill <= KILLS; kill++) await killAt(Math.ceil((kill * LISTS) / (KILLS + 1)));

  await terraform.apply("-parallelism=10");
  expect([await total("access-lists"), (await total("oauth-clients")) - before]).toEqual([LISTS, CLIENTS]);
  const asked = gateway.log.length;
  expect((await terraform.run("plan", "-detailed-exitcode")).code).toBe(0);
  const requests = gateway.log.slice(asked).match(/"route":"\/v1\//g) ?? [];
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.length).toBeLessThanOrEqual(MOST_REQUESTS + CLIENTS);

  await terraform.destroy("-parallelism=10");
  expect([await total("access-lists"), await total("oauth-clients")]).toEqual([0, before]);
}, 1_800_000);
