/** The published form: what `npm run release` makes is what terraform installs, and the same whenever it is made. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { version } from "../../package.json";
import { platform, SOURCE_ADDRESS } from "../../scripts/mirror";
import { makeRelease } from "../../scripts/release/release";
import { sign } from "../../scripts/release/signature";
import { TestGateway } from "../support/gateway";
import { findTerraform, Terraform } from "../support/terraform";
import { HEAD } from "./workbench";

const ROOT = resolve(__dirname, "../..");
const NAME = `terraform-provider-rollcall_${version}`;
const CONSTRUCTS = `rollcall-constructs-${version}.tgz`;
const LIST = `${HEAD}
resource "rollcall_access_list" "it" {
  name  = "released"
  title = "Released"
  type  = "scim"
}
`;

let folder: string;
let gateway: TestGateway;
const made: Terraform[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "release-"));
  gateway = await TestGateway.start();
  run("main.ts", "--folder", join(folder, "first"));
}, 120_000);

afterAll(async () => {
  await gateway?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(() => {
  for (const one of made.splice(0)) one.dispose();
});

/** Runs one of the scripts as npm does. */
function run(script: string, ...args: readonly string[]): string {
  return runIn({}, script, ...args);
}

function runIn(environment: Record<string, string>, script: string, ...args: readonly string[]): string {
  const command = ["--import", "tsx", join("scripts/release", script), ...args];
  const env = { PATH: process.env.PATH, HOME: folder, ...environment };
  return execFileSync(process.execPath, command, { cwd: ROOT, env, encoding: "utf8", stdio: "pipe" });
}

function terraformWith(cliConfig: string, environment: Record<string, string> = {}): Terraform {
  const terraform = new Terraform({ cliConfig, environment: { ...gateway.environment, ...environment } });
  made.push(terraform);
  terraform.write(LIST);
  return terraform;
}

/** A mirror as a registry's archives lie in one, and nothing beside it. */
function packedMirror(name: string, archive: string): string {
  const mirror = join(folder, name);
  mkdirSync(join(mirror, SOURCE_ADDRESS), { recursive: true });
  symlinkSync(archive, join(mirror, SOURCE_ADDRESS, `${NAME}_${platform()}.zip`));
  return `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
}

async function applyAndDestroy(terraform: Terraform): Promise<void> {
  await terraform.init();
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  expect(terraform.attributes("rollcall_access_list.it")).toMatchObject({ title: "Released" });
  await terraform.destroy();
}

const files = (name: string) => {
  const below = readdirSync(join(folder, name), { recursive: true, withFileTypes: true });
  const paths = below.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return new Map(paths.map((path) => [path.slice(join(folder, name).length + 1), readFileSync(path)]));
};

test("holds what the registry asks for, under the names that it asks for", () => {
  const names = [...files("first").keys()].filter((name) => !name.includes("/")).sort();
  expect(names).toEqual([
    CONSTRUCTS,
    `${NAME}_SHA256SUMS`,
    `${NAME}_darwin_amd64.zip`,
    `${NAME}_darwin_arm64.zip`,
    `${NAME}_linux_amd64.zip`,
    `${NAME}_linux_arm64.zip`,
    `${NAME}_manifest.json`,
  ]);
  const manifest = { version: 1, metadata: { protocol_versions: ["6.0"] } };
  expect(JSON.parse(String(files("first").get(`${NAME}_manifest.json`)))).toEqual(manifest);
});

test("its sums are those of everything else that the registry takes", () => {
  const all = files("first");
  const lines = String(all.get(`${NAME}_SHA256SUMS`))
    .trimEnd()
    .split("\n");
  expect(lines).toHaveLength(5);
  for (const line of lines) {
    const [sum, name = ""] = line.split("  ");
    expect(
      createHash("sha256")
        .update(all.get(name) ?? "")
        .digest("hex"),
    ).toBe(sum);
  }
});

test("the repository for the registry has its pages, its manifest and no guide for operators", () => {
  const names = [...files("first/terraform-provider-rollcall").keys()];
  expect(names).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "README.md",
      "docs/index.md",
      "docs/resources/access_list.md",
      "terraform-registry-manifest.json",
    ]),
  );
  expect(names).not.toContain("docs/operating.md");
});

test("the constructs beside it are a package that npm publishes, and that nothing is run for", () => {
  const archive = join(folder, "first", CONSTRUCTS);
  const tar = (...args: string[]) => execFileSync("tar", [...args], { encoding: "utf8" });
  const names = tar("-tzf", archive).trimEnd().split("\n");
  expect(names).toEqual(
    expect.arrayContaining([
      "package/LICENSE",
      "package/README.md",
      "package/dist/cdktf/generated/index.js",
      "package/dist/cdktn/generated/index.d.ts",
    ]),
  );
  const described = JSON.parse(tar("-xzOf", archive, "package/package.json"));
  expect(described).toMatchObject({ name: "@rollcall/constructs", version });
  for (const name of ["private", "scripts", "dependencies"]) expect(described).not.toHaveProperty(name);
});

test("is the same, byte for byte, when it is made again", () => {
  run("main.ts", "--folder", join(folder, "second"));
  expect(files("second")).toEqual(files("first"));
}, 120_000);

/** Everything that the provider offers; `purpose` is what an update changes. */
const everything = (purpose: string) => `${HEAD}
resource "rollcall_scim_integration" "it" {
  name        = "workforce"
  description = "${purpose}"
}
resource "rollcall_access_list" "it" {
  name        = "released"
  title       = "Released"
  type        = "static"
  description = "${purpose}"
}
resource "rollcall_access_list_member" "it" {
  access_list = rollcall_access_list.it.name
  user        = "ann"
  reason      = "${purpose}"
}
resource "rollcall_access_list" "whole" {
  name  = "whole"
  title = "Whole"
  type  = "static"
}
resource "rollcall_access_list_members" "it" {
  access_list = rollcall_access_list.whole.name
  users       = { ben = { reason = "${purpose}" } }
}
resource "rollcall_oauth_client" "it" {
  name        = "${purpose}"
  scopes      = ["scim"]
  integration = rollcall_scim_integration.it.name
}
resource "rollcall_scim_token" "it" {
  name        = "${purpose}"
  integration = rollcall_scim_integration.it.name
}
data "rollcall_access_list" "it" {
  name = rollcall_access_list.it.name
}
ephemeral "rollcall_access_token" "it" {}
output "key" {
  value = provider::rollcall::canonical_title(data.rollcall_access_list.it.title)
}
`;

/** Where the gateway holds what was declared, members first, and what somebody might put in its place. */
function changesByHand(terraform: Terraform): readonly (readonly [path: string, body: object])[] {
  const id = (type: string) => terraform.attributes(`${type}.it`)?.id;
  return [
    ["/v1/access-lists/released/members/user/ann", { reason: "by hand" }],
    ["/v1/access-lists/whole/members/user/ben", { reason: "by hand" }],
    ["/v1/access-lists/released", { title: "By hand" }],
    ["/v1/access-lists/whole", { title: "By hand, too" }],
    [`/v1/scim-tokens/${id("rollcall_scim_token")}`, { name: "by hand" }],
    [`/v1/oauth-clients/${id("rollcall_oauth_client")}`, { name: "by hand", scopes: ["scim"] }],
    ["/v1/integrations/workforce", { description: "by hand" }],
  ];
}

test("terraform installs the script form from its archive: every resource is made, changed, imported, mended, made anew and destroyed", async () => {
  const mirror = packedMirror("script", join(folder, "first", `${NAME}_${platform()}.zip`));
  const terraform = terraformWith(mirror);
  await terraform.init();
  for (const purpose of ["first", "second"]) {
    terraform.write(everything(purpose));
    await terraform.apply();
    expect(await terraform.planIsEmpty()).toBe(true);
  }
  expect(await terraform.outputs()).toMatchObject({ key: { value: "released" } });

  const addresses = [...everything("").matchAll(/^resource "(\w+)" "(\w+)"/gm)].map(
    ([, type, name]) => `${type}.${name}`,
  );
  const blocks = addresses.map((to) => {
    const { id } = terraform.attributes(to) ?? {};
    return `import {\n  to = ${to}\n  id = ${JSON.stringify(id)}\n}\n`;
  });
  const other = terraformWith(mirror);
  other.write(everything("second") + blocks.join(""));
  await other.init();
  expect(await other.apply()).toMatch(/7 imported, 0 added, 0 changed, 0 destroyed/);
  expect(await other.planIsEmpty()).toBe(true);

  for (const [path, body] of changesByHand(other))
    expect([path, (await gateway.call("PUT", path, body)).status]).toEqual([path, 200]);
  expect(await other.apply()).toMatch(/0 added, 7 changed, 0 destroyed/);

  const deleteByHand = async () => {
    for (const [path] of changesByHand(other))
      expect([path, (await gateway.call("DELETE", path)).status]).toEqual([path, 204]);
  };
  await deleteByHand();
  expect(await other.apply()).toMatch(/7 added, 0 changed, 0 destroyed/);
  await deleteByHand();
  await other.destroy("-refresh=false");
  expect((await gateway.call("GET", "/v1/access-lists")).body).toMatchObject({ total: 0 });
}, 120_000);

test("terraform installs the single executable, which needs no Node", async () => {
  run("main.ts", "--single-executable", "--folder", join(folder, "single"));
  const archive = join(folder, "single", `${NAME}_${platform()}.zip`);
  const terraform = terraformWith(packedMirror("executable", archive), { PATH: pathWithout("node") });
  await applyAndDestroy(terraform);
}, 300_000);

/** A PATH on which there is terraform and nothing else. */
function pathWithout(name: string): string {
  const only = join(folder, "bin");
  mkdirSync(only);
  symlinkSync(findTerraform(), join(only, "terraform"));
  expect(readdirSync(only)).not.toContain(name);
  return only;
}

test("a folder that holds other things is not emptied for one", async () => {
  const other = join(folder, "other-things");
  mkdirSync(other);
  writeFileSync(join(other, "notes.txt"), "mine");
  const refusal = /is not for releases: it holds notes\.txt\. Name another folder/;
  await expect(makeRelease({ folder: other, singleExecutable: false })).rejects.toThrow(refusal);
  expect(readdirSync(other)).toEqual(["notes.txt"]);
});

describe("a signature", () => {
  const signed = () => join(folder, "signed.txt");

  beforeAll(() => writeFileSync(signed(), "sums\n"));

  test("is one that gpg verifies", () => {
    const home = join(folder, "keys");
    mkdirSync(home, { mode: 0o700 });
    const gpg = (...args: string[]) =>
      execFileSync("gpg", ["--batch", "--homedir", home, ...args], { stdio: "pipe" });
    gpg("--passphrase", "", "--quick-generate-key", "release@example.com", "rsa2048", "sign", "never");
    process.env.GNUPGHOME = home;
    try {
      sign(signed(), "release@example.com");
      gpg("--verify", `${signed()}.sig`, signed());
      expect(readFileSync(`${signed()}.sig`).toString("latin1")).not.toContain("BEGIN PGP");
      expect(() => sign(signed(), "nobody@example.com")).toThrow(
        /^gpg cannot sign with nobody@example\.com: /,
      );
    } finally {
      execFileSync("gpgconf", ["--homedir", home, "--kill", "all"]);
      delete process.env.GNUPGHOME;
    }
  }, 60_000);

  test("needs gpg, and says so", () => {
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      expect(() => sign(signed(), "anyone")).toThrow("gpg is not installed");
    } finally {
      process.env.PATH = path;
    }
  });
});

describe("npm run provider:install", () => {
  test("puts the provider where terraform finds it without any configuration", async () => {
    const home = join(folder, "home");
    mkdirSync(home);
    const output = runIn({ HOME: home }, "install.ts");
    expect(output).toContain(join(home, ".terraform.d/plugins", SOURCE_ADDRESS, version, platform()));
    expect(output).not.toMatch(/filesystem_mirror|lock/);
    await applyAndDestroy(terraformWith("", { HOME: home }));
  }, 120_000);

  test("prints what to add to a configuration that says where to look, which then works", async () => {
    const home = join(folder, "other");
    const installed = join(home, ".terraform.d/plugins", SOURCE_ADDRESS, version, platform());
    mkdirSync(installed, { recursive: true });
    writeFileSync(join(installed, "provider"), "another build of this version");
    const config = join(home, "terraform.rc");
    writeFileSync(config, 'provider_installation {\n  direct {\n    exclude = ["example.com/*/*"]\n  }\n}\n');
    const output = runIn({ HOME: home, TF_CLI_CONFIG_FILE: config }, "install.ts");
    expect(output).toContain("taken out of .terraform.lock.hcl");
    expect(readdirSync(installed)).not.toContain("provider");
    expect(output).toContain(`${config} says where terraform looks for providers.`);
    const [block = ""] = /^ {2}filesystem_mirror \{.*?^ {2}\}\n/ms.exec(output) ?? [];
    await terraformWith(`provider_installation {\n${block}}\n`).init();
  }, 120_000);
});
