/** Every example is formatted, valid, and does what it says against a real gateway. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { rollcallProvider } from "../../provider/provider";
import { requestToken } from "../../scripts/quickstart/identity-provider";
import type { Terraform } from "../support/terraform";
import { applyCleanly, giveSecrets, HEAD, Workbench } from "./workbench";

const EXAMPLES = resolve(__dirname, "../../examples");
const folders = (kind: string) => readdirSync(join(EXAMPLES, kind)).map((name) => join(kind, name));
const read = (path: string) => readFileSync(join(EXAMPLES, path), "utf8");

/** How ids begin that no declaration names. */
const CHOSEN_BY_THE_GATEWAY: Readonly<Record<string, RegExp>> = {
  rollcall_oauth_client: /^rc_/,
  rollcall_scim_token: /^rt_/,
};

let bench: Workbench;
let terraform: Terraform;

beforeAll(async () => {
  bench = await Workbench.open();
});
afterAll(() => bench.close());
beforeEach(() => {
  terraform = bench.terraform();
});

/** The user of whom the examples speak, unless she is there. */
async function addAlice(): Promise<void> {
  const { users } = bench.gateway.services;
  if (await users.findByName("default", "alice")) return;
  const profile = { userName: "alice" };
  const document = { userName: "alice", externalId: null, displayName: null, active: true, profile };
  await users.create("default", document, { id: "rc_idp", requestId: "examples" });
}

async function applyAsItIs(configuration: string): Promise<void> {
  terraform.write(configuration);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
}

test("all are formatted", async () => {
  await terraform.ok("fmt", "-check", "-recursive", EXAMPLES);
});

test("quickstart", async () => {
  await applyAsItIs(read("quickstart/main.tf"));
  expect(await terraform.outputs()).toMatchObject({
    base_url: { value: `${bench.gateway.url}/scim/v2` },
    token_url: { value: `${bench.gateway.url}/oauth2/token` },
    client_id: { value: expect.stringMatching(/^rc_/) },
    client_secret: { value: expect.stringMatching(/^.{43}$/) },
  });
  await terraform.destroy();
});

test.each(["okta", "sailpoint", "entra"])(
  "%s: its credentials are good for its addresses",
  async (folder) => {
    await applyAsItIs(read(join(folder, "main.tf")));
    const outputs = Object.values(await terraform.outputs()).map(({ value }) => String(value));
    const baseUrl = outputs.find((value) => value.includes("/scim/")) ?? "";
    const [token = await tokenFor(outputs)] = outputs.filter((value) => value.startsWith("rollcall_scim_"));
    const groups = await fetch(`${baseUrl}/Groups`, { headers: { authorization: `Bearer ${token}` } });
    expect(((await groups.json()) as { totalResults: number }).totalResults).toBeGreaterThan(0);
    await terraform.destroy();
  },
);

/** An access token for the client that is among the outputs. */
function tokenFor(outputs: readonly string[]): Promise<string> {
  const [tokenUrl = "", clientId = "", clientSecret = ""] = [/\/oauth2\/token$/, /^rc_/, /^[\w-]{43}$/].map(
    (form) => outputs.find((value) => form.test(value)),
  );
  return requestToken({ tokenUrl, clientId, clientSecret });
}

test("the provider block", async () => {
  const configuration = read("provider/provider.tf");
  giveSecrets(terraform, configuration);
  await applyAsItIs(configuration);
  await terraform.destroy();
});

const { resources = [] } = rollcallProvider("1.2.3", {});
const identities = Object.fromEntries(resources.map(({ typeName, identity }) => [typeName, identity]));

describe.each(folders("resources"))("%s", (folder) => {
  const type = folder.replace("resources/", "");

  const [, address = "", id = ""] =
    /^terraform import (\S+) (\S+)$/m.exec(read(join(folder, "import.sh"))) ?? [];

  test("its import blocks say what import.sh says, and the identity is the resource's", () => {
    const byId = `import {\n  to = ${address}\n  id = "${id}"\n}\n`;
    expect(read(join(folder, "import-by-string-id.tf"))).toBe(byId);
    const byIdentity = read(join(folder, "import-by-identity.tf"));
    expect(byIdentity).toContain(`  to = ${address}\n  identity = {\n`);
    const said = [...byIdentity.matchAll(/^ {4}(\w+) += "(.*)"$/gm)];
    for (const [, , value] of said) expect(id.split("/")).toContain(value);
    const { required = [], optional = [] } = identities[type] ?? {};
    const names = said.map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining([...required]));
    expect([...required, ...optional]).toEqual(expect.arrayContaining(names));
  });

  test("is created, then there is nothing to do, and it is imported as import.sh says", async () => {
    expect(address).toMatch(new RegExp(`^${type}\\.`));
    const configuration = read(join(folder, "resource.tf"));
    giveSecrets(terraform, configuration);
    await applyCleanly(terraform, configuration);
    const made = String(terraform.attributes(address)?.id);
    const prefix = CHOSEN_BY_THE_GATEWAY[type];
    expect(id).toEqual(prefix ? expect.stringMatching(prefix) : made);
    const other = bench.terraform();
    giveSecrets(other, configuration);
    other.write(HEAD + configuration);
    await other.import(address, made);
    expect(other.attributes(address)).toMatchObject({ id: made });
    await terraform.destroy();
  }, 60_000);
});

test.each(folders("data-sources"))(
  "%s is found",
  async (folder) => {
    terraform.write(read("quickstart/main.tf"));
    await terraform.apply();
    await addAlice();
    terraform.write(read(join(folder, "data-source.tf")), "data.tf");
    await terraform.apply();
    expect(await terraform.planIsEmpty()).toBe(true);
    await terraform.destroy();
  },
  60_000,
);

test.each([...folders("ephemeral-resources"), ...folders("functions")])("%s works", async (folder) => {
  const [file = ""] = readdirSync(join(EXAMPLES, folder));
  await applyCleanly(terraform, read(join(folder, file)));
  await terraform.destroy();
});

test("there is an example, and a page, of everything that the provider offers", () => {
  const kinds = ["resources", "data-sources", "ephemeral-resources", "functions"];
  for (const folder of kinds.flatMap(folders)) {
    const page = join(EXAMPLES, "../docs", `${folder.replace("rollcall_", "")}.md`);
    expect(readFileSync(page, "utf8")).toContain("## Example Usage");
  }
  for (const kind of kinds) {
    for (const page of readdirSync(join(EXAMPLES, "../docs", kind))) {
      const name = `${kind === "functions" ? "" : "rollcall_"}${page.replace(".md", "")}`;
      expect(existsSync(join(EXAMPLES, kind, name))).toBe(true);
    }
  }
});
