/** An endpoint that is no gateway, or not at its root, holds nothing that Terraform may take for gone. */
import { ScriptedServer } from "../provider/client/scripted-server";
import { HEAD, Workbench } from "./workbench";

const DECLARED = `
resource "rollcall_access_list" "it" {
  name  = "on-call"
  title = "On Call"
  type  = "static"
}

resource "rollcall_access_list_member" "ann" {
  access_list = rollcall_access_list.it.name
  user        = "ann"
}

resource "rollcall_access_list_members" "all" {
  access_list = rollcall_access_list.other.name
  users       = { ben = {} }
}

resource "rollcall_access_list" "other" {
  name  = "other"
  title = "Other"
  type  = "static"
}

resource "rollcall_scim_integration" "it" {
  name = "hr"
}

resource "rollcall_oauth_client" "it" {
  name   = "sailpoint"
  scopes = ["scim"]
}

resource "rollcall_scim_token" "it" {
  name = "okta"
}
`;

const COLLECTIONS = ["access-lists", "access-lists/on-call/members", "access-lists/other/members"].concat([
  "integrations",
  "oauth-clients",
  "scim-tokens",
]);

let bench: Workbench;
/** Gives tokens as a gateway does, and knows no other path. */
let proxy: ScriptedServer;
beforeAll(async () => {
  bench = await Workbench.open();
  proxy = await ScriptedServer.start([
    { status: 404, headers: { "Content-Type": "text/html" }, body: "<h1>404 Not Found</h1>" },
  ]);
});
afterAll(async () => {
  await proxy.stop();
  await bench.close();
});

function at(endpoint: string): string {
  return `${HEAD}\nprovider "rollcall" {\n  endpoint = "${endpoint}"\n}\n`;
}

/** What the gateway holds, as far as reading it does not change it. */
async function held(): Promise<unknown[]> {
  const totals = COLLECTIONS.map(async (path) => {
    const { body } = await bench.gateway.call<{ total: number }>("GET", `/v1/${path}`);
    return body.total;
  });
  return Promise.all(totals);
}

test("plan, refresh and destroy fail at every one, and neither the state nor the gateway changes", async () => {
  const terraform = bench.terraform();
  terraform.write(at(bench.gateway.url) + DECLARED);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  const [state, before] = [terraform.stateFile(), await held()];

  const wrong = [
    [`${bench.gateway.url}/wrong`, "POST /oauth2/token"],
    [`${bench.gateway.url}/v1`, "POST /oauth2/token"],
    [bench.gateway.operationUrl, "POST /oauth2/token"],
    [proxy.endpoint, "GET /v1/access-lists/on-call"],
  ] as const;
  for (const [endpoint, asked] of wrong) {
    terraform.write(at(endpoint) + DECLARED);
    const said = await terraform.fails("plan");
    expect(said).toContain(`Error: No Rollcall gateway at ${endpoint} `);
    expect(said).toContain(asked);
    expect(said).not.toContain("to add");
  }
  for (const endpoint of [`${bench.gateway.url}/wrong`, proxy.endpoint]) {
    terraform.write(at(endpoint) + DECLARED);
    for (const flags of [["-refresh=false"], []]) {
      const destroyed = await terraform.fails("destroy", "-auto-approve", ...flags);
      expect(destroyed).toContain(`No Rollcall gateway at ${endpoint} `);
      expect(destroyed).not.toMatch(/Destruction complete/);
    }
    expect(await terraform.fails("apply", "-refresh-only", "-auto-approve")).toContain("No Rollcall gateway");
  }

  expect(attributesIn(terraform.stateFile())).toEqual(attributesIn(state));
  expect(await held()).toEqual(before);
  terraform.write(at(bench.gateway.url) + DECLARED);
  expect(await terraform.planIsEmpty()).toBe(true);
  await terraform.destroy();
}, 180_000);

/**
 * What the state says of the resources. A failed destroy may count the state's serial on, and Terraform lists the sensitive
 * attributes in an order of its own each time.
 */
function attributesIn(state: string | undefined): unknown {
  const { resources } = JSON.parse(state ?? "{}", (name, value: unknown) =>
    name === "sensitive_attributes" && Array.isArray(value)
      ? value.map((path) => JSON.stringify(path)).sort()
      : value,
  ) as { resources?: unknown };
  return resources;
}

test.each([
  ['data "rollcall_access_list" "it" {\n  name = "on-call"\n}'],
  ['data "rollcall_access_list" "it" {\n  title = "On Call"\n}'],
  ['data "rollcall_access_lists" "it" {}'],
  ['data "rollcall_scim_integration" "it" {\n  name = "default"\n}'],
  ['data "rollcall_user_access" "it" {\n  user_name = "ann"\n}'],
])(
  "%s does not answer that there is none",
  async (declared) => {
    const terraform = bench.terraform();
    terraform.write(`${at(proxy.endpoint)}\n${declared}\n`);
    expect(await terraform.fails("plan")).toContain(`No Rollcall gateway at ${proxy.endpoint} `);
  },
  60_000,
);

test("an import at one fails in the same words", async () => {
  const terraform = bench.terraform();
  terraform.write(at(proxy.endpoint) + DECLARED);
  const said = await terraform.fails("import", "rollcall_access_list.it", "on-call");
  expect(said).toContain(`No Rollcall gateway at ${proxy.endpoint} `);
}, 60_000);
