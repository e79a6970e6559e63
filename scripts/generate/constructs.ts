/** Writes provider/constructs/generated: what `cdktf get` would make of the provider's schema, without its command line. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ConstructsMakerProviderTarget, Language, TerraformProviderConstraint } from "@cdktf/commons";
// The package's main entry needs a module that it does not declare.
import { TerraformProviderGenerator } from "@cdktf/provider-generator/lib/get/generator/provider-generator";
import { CodeMaker } from "codemaker";
import { version } from "../../package.json";
import { SOURCE_ADDRESS } from "../mirror";
import type { ProviderSchemas } from "./provider-schema";

const FOLDER = "provider/constructs/generated";

type Generator = ConstructorParameters<typeof TerraformProviderGenerator>;

export async function writeConstructs(schemas: ProviderSchemas): Promise<void> {
  const described = { ...schemas, provider_versions: { [SOURCE_ADDRESS]: version } };
  const constraint = new TerraformProviderConstraint({
    name: "rollcall",
    source: "rollcall/rollcall",
    version,
  });
  const code = new CodeMaker();
  // The generator is typed by another release of CodeMaker and by a narrower schema than terraform's own.
  const generator = new TerraformProviderGenerator(
    code as unknown as Generator[0],
    described as unknown as Generator[1],
  );
  generator.generate(new ConstructsMakerProviderTarget(constraint, Language.TYPESCRIPT));
  const folder = mkdtempSync(join(tmpdir(), "rollcall-constructs-"));
  await code.save(folder);
  rmSync(FOLDER, { recursive: true, force: true });
  copySources(join(folder, "providers/rollcall"));
  rmSync(folder, { recursive: true });
}

/** Without the pages that only link to the registry. */
function copySources(from: string): void {
  for (const name of readdirSync(from, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const file = join(FOLDER, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, markOverrides(readFileSync(join(from, name), "utf8")));
  }
}

/** The generator leaves out `override`, which this repository's compiler options ask for. */
function markOverrides(source: string): string {
  return source
    .replaceAll(/protected (synthesize(?:Hcl)?Attributes\()/g, "protected override $1")
    .replaceAll(/public (get|set) (alias\()/g, "public override $1 $2")
    .replaceAll(/protected (terraformResource|terraformAttribute|wrapsSet):/g, "protected override $1:");
}
