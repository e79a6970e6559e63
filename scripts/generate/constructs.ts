/**
 * Writes the constructs of provider/constructs for both libraries: what `cdktf get` and `cdktn get` would make of the
 * provider's schema, without their command lines, and for CDKTF a copy of what is written by hand for CDK Terrain.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import * as commons from "@cdktf/commons";
// The package's main entry needs a module that it does not declare.
import * as provider from "@cdktf/provider-generator/lib/get/generator/provider-generator";
import { CodeMaker } from "codemaker";
import { version } from "../../package.json";
import { SOURCE_ADDRESS } from "../mirror";
import type { ProviderSchemas } from "./provider-schema";
import { installTools, requireTool } from "./tools";

const FOLDER = "provider/constructs";
const BY_HAND = readdirSync(join(FOLDER, "cdktn"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => basename(name, ".ts"));

/** What those share among themselves, and nobody else is to find. */
const HELPERS: readonly string[] = ["outputs"];

/** The two generators are one at heart: each knows its own library, and the younger one more of Terraform. */
interface Maker {
  readonly commons: typeof commons;
  readonly provider: typeof provider;
}

type Generator = ConstructorParameters<typeof provider.TerraformProviderGenerator>;

export async function writeConstructs(schemas: ProviderSchemas): Promise<void> {
  rmSync(join(FOLDER, "cdktf"), { recursive: true, force: true });
  await writeGenerated("cdktf", { commons, provider }, schemas);
  await writeGenerated("cdktn", loadTerrainMaker(), schemas);
  for (const name of BY_HAND) writeCopy(name);
}

function loadTerrainMaker(): Maker {
  installTools();
  return {
    commons: requireTool("@cdktn/commons") as typeof commons,
    // As above: the main entry would load a compiler for other languages.
    provider: requireTool(
      "@cdktn/provider-generator/build/get/generator/provider-generator",
    ) as typeof provider,
  };
}

async function writeGenerated(library: string, maker: Maker, schemas: ProviderSchemas): Promise<void> {
  const { ConstructsMakerProviderTarget, Language, TerraformProviderConstraint } = maker.commons;
  const described = { ...schemas, provider_versions: { [SOURCE_ADDRESS]: version } };
  const constraint = new TerraformProviderConstraint({
    name: "rollcall",
    source: "rollcall/rollcall",
    version,
  });
  const code = new CodeMaker();
  // The generator is typed by another release of CodeMaker and by a narrower schema than terraform's own.
  const generator = new maker.provider.TerraformProviderGenerator(
    code as unknown as Generator[0],
    described as unknown as Generator[1],
  );
  generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
  const made = mkdtempSync(join(tmpdir(), "rollcall-constructs-"));
  await code.save(made);
  const folder = join(FOLDER, library, "generated");
  rmSync(folder, { recursive: true, force: true });
  copySources(join(made, "providers/rollcall"), folder);
  rmSync(made, { recursive: true });
}

/** Without the pages that only link to the registry; the index has all names side by side, not in namespaces. */
function copySources(from: string, folder: string): void {
  const files = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  for (const name of files.filter((name) => dirname(name) !== ".")) {
    write(join(folder, name), writeObjectsAsValues(markOverrides(readFileSync(join(from, name), "utf8"))));
  }
  const generated = files
    .filter((name) => /^[^/\\]+[/\\]index\.ts$/.test(name))
    .map((name) => `./${dirname(name)}`);
  const offered = BY_HAND.filter((name) => !HELPERS.includes(name));
  const modules = [...generated.sort(), ...offered.map((name) => `../${name}`)];
  const lines = modules.map((name) => `export * from "${name}";\n`);
  write(
    join(folder, "index.ts"),
    `// Made by npm run generate: what the package has for this library.\n${lines.join("")}`,
  );
}

/** The generator leaves out `override`, which this repository's compiler options ask for. */
function markOverrides(source: string): string {
  return source
    .replaceAll(/protected (synthesize(?:Hcl)?Attributes\()/g, "protected override $1")
    .replaceAll(/public (get|set) (alias\()/g, "public override $1 $2")
    .replaceAll(/protected (terraformResource|terraformAttribute|wrapsSet):/g, "protected override $1:");
}

/**
 * In HCL the generators write every object as a block (`grants {`), and its insides wrongly. With this provider objects are
 * values of arguments (`grants = {`), which the libraries render as such from what goes into the JSON.
 */
function writeObjectsAsValues(source: string): string {
  const nested = /value: (.*),\n( +)isBlock: true,\n +type: .*,\n +storageClassType: .*,/g;
  return source.replaceAll(nested, (_, value: string, indent: string) => {
    const asInJson = value.replaceAll("ToHclTerraform", "ToTerraform").replaceAll("MapperHcl(", "Mapper(");
    return [`value: ${asInJson},`, "isBlock: false,", `type: "any",`, `storageClassType: "any",`].join(
      `\n${indent}`,
    );
  });
}

/** The libraries' classes do not mix, but what is written for one holds for the other. */
function writeCopy(name: string): void {
  const source = readFileSync(join(FOLDER, "cdktn", `${name}.ts`), "utf8");
  write(
    join(FOLDER, "cdktf", `${name}.ts`),
    `// Made by npm run generate from cdktn/${name}.ts.\n${source.replaceAll(`"cdktn"`, `"cdktf"`)}`,
  );
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
