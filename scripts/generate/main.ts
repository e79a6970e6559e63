/**
 * `npm run generate`: writes everything that is made from something else. With `--check` it leaves the files as they
 * are and exits 1 when one of them is not what would be written.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { writeConstructs } from "./constructs";
import { writeNewerPages } from "./newer-pages";
import { loadProviderSchemas, ownSchema } from "./provider-schema";
import { writeRegistryPages } from "./registry-pages";
import { writeStatements } from "./statements";

/** Files and folders that hold what is generated. */
const GENERATED = [
  "docs/index.md",
  "docs/resources",
  "docs/data-sources",
  "docs/ephemeral-resources",
  "docs/functions",
  "docs/list-resources",
  "docs/actions",
  "docs/configuration.md",
  "docs/openapi.json",
  "docs/scim.md",
  "provider/constructs/cdktf",
  "provider/constructs/cdktn/generated",
  "provider/sdk/plugin/generated",
  "provider/sdk/protocol/generated",
];

async function generate(): Promise<void> {
  run("--import", "tsx", "scripts/generate-proto.ts");
  run("--import", "tsx", "scripts/generate-configuration.ts");
  run("--import", "tsx", "scripts/generate-openapi.ts");
  writeStatements();
  const schemas = await loadProviderSchemas();
  writeRegistryPages(ownSchema(schemas));
  writeNewerPages();
  await writeConstructs(schemas);
}

function run(...args: string[]): void {
  execFileSync(process.execPath, args, { stdio: "inherit" });
}

/** Generates, puts back what was there, and names the files that differ. */
async function findStale(): Promise<string[]> {
  const before = readGenerated();
  try {
    await generate();
    const after = readGenerated();
    return [...new Set([...before.keys(), ...after.keys()])].filter(
      (file) => before.get(file) !== after.get(file),
    );
  } finally {
    putBack(before);
  }
}

/** A generator that failed midway may have removed whole folders. */
function putBack(before: ReadonlyMap<string, string>): void {
  for (const [file, content] of before) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  for (const file of readGenerated().keys()) if (!before.has(file)) rmSync(file);
}

function readGenerated(): Map<string, string> {
  return new Map(GENERATED.flatMap(filesIn).map((file) => [file, readFileSync(file, "utf8")]));
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? dirname(path), entry.name));
}

async function main(): Promise<void> {
  if (!process.argv.includes("--check")) return generate();
  const stale = await findStale();
  if (stale.length === 0) return;
  process.stderr.write(
    `Not up to date; npm run generate mends it:\n${stale.map((file) => `  ${file}\n`).join("")}`,
  );
  process.exitCode = 1;
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
