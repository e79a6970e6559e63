/** Writes docs/index.md, docs/resources and docs/data-sources from the provider's schema and the examples. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Described, ProviderSchema } from "./provider-schema";
import { type Page, renderPage } from "./registry-page";

const KINDS = [
  { folder: "resources", kind: "Resource", example: "resource.tf" },
  { folder: "data-sources", kind: "Data Source", example: "data-source.tf" },
] as const;

type Kind = (typeof KINDS)[number];

export function writeRegistryPages(schema: ProviderSchema): void {
  const provider = { block: schema.provider.block, example: example("provider/provider.tf") };
  write("docs/index.md", {
    ...provider,
    pageTitle: "Provider: Rollcall",
    heading: "Rollcall Provider",
  });
  const described = { resources: schema.resource_schemas, "data-sources": schema.data_source_schemas };
  for (const kind of KINDS) {
    rmSync(join("docs", kind.folder), { recursive: true, force: true });
    mkdirSync(join("docs", kind.folder));
    for (const [name, found] of Object.entries(described[kind.folder] ?? {}))
      writeTypePage(kind, name, found);
  }
}

function writeTypePage({ folder, kind, example: file }: Kind, name: string, { block }: Described): void {
  write(join("docs", folder, `${name.replace("rollcall_", "")}.md`), {
    pageTitle: `${name} ${kind} - rollcall`,
    heading: `${name} (${kind})`,
    block,
    example: example(join(folder, name, file)),
    importExample: example(join(folder, name, "import.sh")),
  });
}

function example(path: string): string | undefined {
  const file = join("examples", path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function write(path: string, page: Page): void {
  writeFileSync(path, renderPage(page));
}
