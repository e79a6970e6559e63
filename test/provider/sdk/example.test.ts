/** examples/sdk and docs/sdk.md: the example is a whole provider, and the page shows nothing else. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { findSchemaProblems } from "../../../provider/sdk/framework/schema-check";
import { type BundledProvider, bundleProvider } from "../../support/bundled-provider";
import { Terraform } from "../../support/terraform";

const ROOT = resolve(__dirname, "../../..");
const EXAMPLE = join(ROOT, "examples/sdk");
const read = (file: string) => readFileSync(join(EXAMPLE, file), "utf8");

let bundled: BundledProvider;
let terraform: Terraform;
let folder: string;

beforeAll(async () => {
  bundled = await bundleProvider({
    entry: "examples/sdk/main.ts",
    address: "registry.terraform.io/example/notes",
    version: "1.0.0",
  });
  terraform = new Terraform({ cliConfig: bundled.cliConfig });
  folder = join(terraform.folder, "notes");
  mkdirSync(folder);
  terraform.write(read("main.tf"));
  writeFileSync(join(terraform.folder, "terraform.tfvars"), `folder = ${JSON.stringify(folder)}\n`);
});

afterAll(() => {
  terraform?.dispose();
  bundled?.dispose();
});

test("it takes at most 80 lines and is formatted", async () => {
  const sources = readdirSync(EXAMPLE).filter((name) => name.endsWith(".ts"));
  expect(
    sources.map((name) => read(name).split("\n").length - 1).reduce((a, b) => a + b),
  ).toBeLessThanOrEqual(80);
  await terraform.ok("fmt", "-check", EXAMPLE);
});

test("its schema is sound", async () => {
  const { notesProvider } = await import("../../../examples/sdk/provider");
  expect(findSchemaProblems(notesProvider)).toEqual([]);
});

test("init, apply, empty plan, change, import, drift, destroy with the real terraform", async () => {
  await terraform.init();
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
  expect(readFileSync(join(folder, "shopping"), "utf8")).toBe("milk, eggs");
  expect(await terraform.outputs()).toEqual({ names: expect.objectContaining({ value: ["shopping"] }) });

  terraform.write(read("main.tf").replace("milk, eggs", "bread"));
  await terraform.apply();
  expect(readFileSync(join(folder, "shopping"), "utf8")).toBe("bread");

  await terraform.ok("state", "rm", "notes_note.shopping");
  expect(await terraform.fails("apply", "-auto-approve")).toContain("The note exists");
  await terraform.import("notes_note.shopping", "shopping");
  expect(await terraform.planIsEmpty()).toBe(true);

  writeFileSync(join(folder, "shopping"), "changed by hand");
  expect((await terraform.change("notes_note.shopping"))?.actions).toEqual(["update"]);

  const late = 'resource "terraform_data" "late" {\n  input = var.folder\n}\n';
  terraform.write(late + read("main.tf").replace("= var.folder", "= terraform_data.late.output"));
  expect(await terraform.fails("plan")).toContain("The folder is not known yet");
  terraform.write(read("main.tf"));

  await terraform.destroy();
  expect(readdirSync(folder)).toEqual([]);
  expect(await terraform.fails("apply", "-auto-approve", "-var", "folder=nowhere")).toContain("ENOENT");
}, 120_000);

test("every TypeScript snippet of the page stands in the example as it is", () => {
  const page = readFileSync(join(ROOT, "docs/sdk.md"), "utf8");
  const snippets = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, snippet = ""]) => snippet);
  expect(snippets.length).toBeGreaterThanOrEqual(4);
  const code = read("provider.ts") + read("main.ts");
  expect(snippets.filter((snippet) => !code.includes(snippet))).toEqual([]);
});

test("every name that the page mentions is exported by the SDK", () => {
  const page = readFileSync(join(ROOT, "docs/sdk.md"), "utf8");
  const framework = join(ROOT, "provider/sdk");
  const sources = readdirSync(framework, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
    .map((name) => readFileSync(join(framework, name), "utf8"))
    .join("\n");
  const called = [...page.matchAll(/`(?:[a-z]+: )?([a-z]\w+)(?:<Client>)?\(/g)].map(([, name]) => name);
  expect(called.length).toBeGreaterThan(10);
  expect(called.filter((name) => !new RegExp(`(function|const|\\b) ?${name}[(<]`).test(sources))).toEqual([]);
});
