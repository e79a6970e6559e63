/** The script that the pipelines in examples/ci call, with the real terraform and the provider as it is installed. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { OAuthClientView } from "../../gateway/management/contract/oauth-client";
import { installProviderExecutable, type ProviderExecutable } from "../support/provider-executable";
import { Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

const CI = resolve(__dirname, "../../examples/ci");
const SCRIPT = "rollcall-terraform.sh";

const list = (roles: string) => `${HEAD}
resource "rollcall_access_list" "requester" {
  name  = "scim-group-requester"
  title = "GroupRequester"
  type  = "scim"

  grants = { roles = [${roles}] }
}
`;

let bench: Workbench;
let executable: ProviderExecutable;
let reader: Record<string, string>;
let terraform: Terraform;

beforeAll(async () => {
  executable = installProviderExecutable();
  bench = await Workbench.open();
  const wanted = { name: "pipeline", scopes: ["manage:read"] };
  const { body } = await bench.gateway.call<OAuthClientView>("POST", "/v1/oauth-clients", wanted);
  reader = { ROLLCALL_CLIENT_ID: body.client_id, ROLLCALL_CLIENT_SECRET: body.client_secret ?? "" };
});
afterAll(async () => {
  await bench.close();
  executable.dispose();
});
beforeEach(async () => {
  const { cliConfig } = executable;
  terraform = new Terraform({ cliConfig, environment: bench.gateway.environment });
  cpSync(join(CI, SCRIPT), join(terraform.folder, SCRIPT));
  terraform.write(list('"requester"'));
  await terraform.init();
});
afterEach(async () => {
  await terraform.clear();
  terraform.dispose();
});

/** Runs the script as a pipeline does, and gives how it ended. */
async function run(verb: string, environment: Record<string, string> = {}) {
  const child = spawn(`./${SCRIPT}`, [verb], {
    cwd: terraform.folder,
    env: { ...terraform.environment, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

const rolesHeld = async () => {
  const { body } = await bench.gateway.call<{ grants: { roles: string[] } }>(
    "GET",
    "/v1/access-lists/scim-group-requester",
  );
  return body.grants?.roles;
};

test("a plan by a client that may only read, its apply by one that may write, then nothing to do, then drift", async () => {
  expect(await run("plan", reader)).toMatchObject({ code: 2 });
  expect(readFileSync(join(terraform.folder, "tfplan.txt"), "utf8")).toContain("1 to add, 0 to change");
  expect(await run("apply")).toMatchObject({ code: 0, output: expect.stringContaining("1 added") });
  expect(await rolesHeld()).toEqual(["requester"]);

  expect(await run("plan", reader)).toMatchObject({ code: 0 });
  expect(await run("drift", reader)).toMatchObject({ code: 0 });
  await (await bench.gateway.identityProvider()).createGroup("GroupRequester");
  expect(await run("drift", reader)).toMatchObject({ code: 0 });

  const changed = { name: "scim-group-requester", title: "GroupRequester", type: "scim" };
  await bench.gateway.call("PUT", `/v1/access-lists/${changed.name}`, {
    ...changed,
    grants: { roles: ["requester", "administrator"] },
  });
  const drift = await run("drift", reader);
  expect(drift).toMatchObject({ code: 2, output: expect.stringContaining('- "administrator"') });
}, 90_000);

test("what is applied is the plan that was saved: not what was declared since", async () => {
  await run("plan");
  terraform.write(list('"requester", "administrator"'));
  await run("apply");
  expect(await rolesHeld()).toEqual(["requester"]);
  expect(await run("plan")).toMatchObject({ code: 2 });
}, 60_000);

test("a plan that has been overtaken is refused, and changes nothing", async () => {
  await run("plan", { PLAN_FILE: "first" });
  terraform.write(list('"administrator"'));
  await terraform.apply();
  const late = await run("apply", { PLAN_FILE: "first" });
  expect(late).toMatchObject({ code: 1, output: expect.stringContaining("Saved plan is stale") });
  expect(await rolesHeld()).toEqual(["administrator"]);
}, 60_000);

test("a plan that fails ends with 1, and leaves no older plan that could be applied instead", async () => {
  await terraform.apply();
  expect(await run("plan")).toMatchObject({ code: 0 });
  const failed = await run("plan", { ROLLCALL_CLIENT_SECRET: "w".repeat(43) });
  expect(failed).toMatchObject({ code: 1, output: expect.stringContaining("refused the credentials") });
  expect(existsSync(join(terraform.folder, "tfplan"))).toBe(false);
}, 60_000);

test("check needs no credentials, and finds what is not formatted or not valid", async () => {
  const nobody = { ROLLCALL_ENDPOINT: "", ROLLCALL_CLIENT_ID: "", ROLLCALL_CLIENT_SECRET: "" };
  expect(await run("check", nobody)).toMatchObject({ code: 0 });
  terraform.write(list('"requester"').replace("name  =", "name ="));
  expect((await run("check", nobody)).code).not.toBe(0);
  terraform.write(list('"requester"').replace('"scim"', '"scin"'));
  expect((await run("check", nobody)).code).not.toBe(0);
  terraform.write(list('"requester"'));
}, 60_000);

test("an unknown verb does nothing", async () => {
  expect(await run("destroy")).toMatchObject({ code: 64, output: expect.stringContaining("usage:") });
});
