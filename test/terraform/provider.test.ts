/** The provider block: where its arguments come from, and what is said when they do not do. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ADDRESS, rollcallProvider } from "../../provider/provider";
import { reattachProvider } from "../../provider/sdk/reattach";
import { ScriptedServer } from "../provider/client/scripted-server";
import { Terraform } from "../support/terraform";
import { HEAD, Workbench } from "./workbench";

const READ = `
data "rollcall_access_list" "it" {
  name = "there"
}
`;

let bench: Workbench;
let environment: Record<string, string>;
let terraform: Terraform;
let close: () => Promise<void>;

beforeAll(async () => {
  bench = await Workbench.open();
  await bench.gateway.call("POST", "/v1/access-lists", { name: "there", title: "There", type: "scim" });
});
afterAll(() => bench.close());

beforeEach(async () => {
  environment = {};
  const provider = await reattachProvider(ADDRESS, () => rollcallProvider("1.2.3", environment));
  close = async () => {
    terraform?.dispose();
    await provider.close();
  };
  terraform = new Terraform({ environment: provider.environment });
});
afterEach(() => close());

function block(args: Record<string, string | boolean>): string {
  const lines = Object.entries(args).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}\n`);
  return `${HEAD}provider "rollcall" {\n${lines.join("")}}\n`;
}

const inBlock = () => {
  const { ROLLCALL_ENDPOINT, ROLLCALL_CLIENT_ID, ROLLCALL_CLIENT_SECRET } = bench.gateway.environment;
  return {
    endpoint: ROLLCALL_ENDPOINT ?? "",
    client_id: ROLLCALL_CLIENT_ID ?? "",
    client_secret: ROLLCALL_CLIENT_SECRET ?? "",
  };
};

test("everything can come from the environment, without a provider block", async () => {
  Object.assign(environment, bench.gateway.environment);
  terraform.write(HEAD + READ);
  await terraform.ok("plan");
});

test("terraform providers schema: everything is there, described, in nested attributes and no blocks", async () => {
  terraform.write(HEAD + READ);
  const { provider_schemas } = JSON.parse(await terraform.ok("providers", "schema", "-json"));
  const { provider, resource_schemas, data_source_schemas, ephemeral_resource_schemas, functions } =
    provider_schemas[ADDRESS];
  expect(Object.keys(resource_schemas)).toEqual([
    "rollcall_access_list",
    "rollcall_access_list_member",
    "rollcall_access_list_members",
    "rollcall_oauth_client",
    "rollcall_scim_integration",
    "rollcall_scim_token",
  ]);
  expect(Object.keys(data_source_schemas)).toEqual([
    "rollcall_access_list",
    "rollcall_access_lists",
    "rollcall_scim_integration",
    "rollcall_user_access",
  ]);
  expect(Object.keys(ephemeral_resource_schemas)).toEqual(["rollcall_access_token"]);
  expect(Object.keys(functions)).toEqual(["canonical_title", "next_audit_date"]);
  const kinds = [resource_schemas, data_source_schemas, ephemeral_resource_schemas];
  for (const { version, block } of [provider, ...kinds.flatMap((kind) => Object.values(kind))]) {
    expect([version, block.block_types]).toEqual([0, undefined]);
    expect(block.description).toMatch(/\.$/);
    for (const attribute of Object.values(block.attributes)) {
      expect(attribute).toMatchObject({
        description: expect.stringMatching(/\.$/),
        description_kind: "markdown",
      });
    }
  }
});

test("requests say who sends them", async () => {
  const server = await ScriptedServer.start([{ status: 404 }]);
  terraform.write(block({ endpoint: server.endpoint, token: "t" }) + READ);
  await terraform.fails("plan");
  await server.stop();
  expect(server.received[0]?.headers["user-agent"]).toMatch(
    /^terraform-provider-rollcall\/1\.2\.3 \(terraform \d+\.\d+\.\d+; \w+_\w+\)$/,
  );
});

test("what is written in the block goes before the environment", async () => {
  Object.assign(environment, {
    ROLLCALL_ENDPOINT: "https://elsewhere.example.com",
    ROLLCALL_TOKEN: "not-a-token",
    ROLLCALL_RETRY_TIMEOUT: "0s",
  });
  terraform.write(block(inBlock()) + READ);
  await terraform.ok("plan");
});

test.each([
  ["endpoint", () => ({}), /no endpoint .*ROLLCALL_ENDPOINT/],
  ["client_id", () => ({ endpoint: inBlock().endpoint }), /no client_id .*ROLLCALL_CLIENT_ID/],
  [
    "client_secret",
    () => ({ endpoint: inBlock().endpoint, client_id: "terraform" }),
    /no client_secret .*ROLLCALL_CLIENT_SECRET/,
  ],
  ["client_id that is empty", () => ({ ...inBlock(), client_id: "" }), /no client_id .*client_id = ""/],
  ["token that is empty", () => ({ endpoint: inBlock().endpoint, token: "" }), /no token .*ROLLCALL_TOKEN/],
])("a missing %s is told with the variable that can hold it", async (_, args, message) => {
  terraform.write(block(args()) + READ);
  expect(await terraform.fails("plan")).toMatch(message);
});

test.each([
  ["an endpoint that is none", { endpoint: "rollcall" }, /endpoint = "rollcall".*must be an address/],
  ["no duration", { retry_timeout: "soon" }, /retry_timeout = "soon".*duration/],
  ["an empty duration", { retry_timeout: "" }, /such as 60s, not ""\./],
])("%s is refused at its argument, without the gateway", async (_, args, message) => {
  terraform.write(block(args) + READ);
  expect(await terraform.fails("validate")).toMatch(message);
});

test("SEC-45: an endpoint from the environment is held to the same", async () => {
  Object.assign(environment, {
    ...bench.gateway.environment,
    ROLLCALL_ENDPOINT: "http://rollcall.example.com",
  });
  terraform.write(HEAD + READ);
  expect(await terraform.fails("plan")).toMatch(/plain http/);
});

test("a wrong token names the argument, and is not printed", async () => {
  terraform.write(block({ endpoint: inBlock().endpoint, token: "not-a-token" }) + READ);
  const said = await terraform.fails("plan");
  expect(said).toMatch(/refused the credentials .*token/);
  expect(said).not.toContain("not-a-token");
});

test("a token serves instead of a client", async () => {
  const form = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: inBlock().client_id,
    client_secret: inBlock().client_secret,
  });
  const answer = await fetch(`${bench.gateway.url}/oauth2/token`, { method: "POST", body: form });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  terraform.write(block({ endpoint: inBlock().endpoint, token }) + READ);
  await terraform.ok("plan");
});

test("a client that may only read is told what it may not do", async () => {
  const wanted = { name: "reader", scopes: ["manage:read"] };
  const { body } = await bench.gateway.call<{ client_id: string; client_secret: string }>(
    "POST",
    "/v1/oauth-clients",
    wanted,
  );
  terraform.write(
    `${block({ ...inBlock(), client_id: body.client_id, client_secret: body.client_secret })}
resource "rollcall_access_list" "it" {
  name  = "new"
  title = "New"
  type  = "scim"
}
`,
  );
  expect(await terraform.fails("apply", "-auto-approve")).toMatch(/The client may not do this/);
});

test("a gateway that is not there is told after the time to wait", async () => {
  terraform.write(block({ ...inBlock(), endpoint: "http://127.0.0.1:9", retry_timeout: "1s" }) + READ);
  expect(await terraform.fails("plan")).toMatch(/cannot be reached .*127\.0\.0\.1:9/);
});

describe("an argument that is known only after apply", () => {
  const late = (more: string) => `${HEAD}
resource "terraform_data" "late" {
  input = "${bench.gateway.url}"
}
provider "rollcall" {
  endpoint      = terraform_data.late.output
  client_id     = "${inBlock().client_id}"
  client_secret = "${inBlock().client_secret}"
}
${more}`;

  test("does not fail the plan, and the apply has it", async () => {
    terraform.write(
      late(`resource "rollcall_access_list" "it" {
  name  = "late"
  title = "Late"
  type  = "scim"
}
`),
    );
    await terraform.apply();
    expect(await terraform.planIsEmpty()).toBe(true);
    await terraform.destroy();
  });

  test("is told when something has to be read already", async () => {
    terraform.write(late(READ));
    expect(await terraform.fails("plan")).toMatch(/not configured yet .*endpoint is known only after apply/);
  });
});

test("ca_cert_file that cannot be read is told at the argument", async () => {
  const file = join(terraform.folder, "none.pem");
  terraform.write(block({ ...inBlock(), ca_cert_file: file }) + READ);
  expect(await terraform.fails("plan")).toMatch(/certificates cannot be read .*ca_cert_file = /);
  writeFileSync(file, "not a certificate");
  expect(await terraform.fails("plan")).toMatch(/certificates cannot be read .*ca_cert_file = /);
});
