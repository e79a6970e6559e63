/** Writes docs/index.md and a page of everything that the provider offers, from its schema and the examples. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderFunctionPage } from "./function-page";
import { identityOf } from "./own-schema";
import type { Described, ProviderSchema } from "./provider-schema";
import { type Page, renderPage } from "./registry-page";

const KINDS = [
  { folder: "resources", kind: "Resource", example: "resource.tf" },
  { folder: "data-sources", kind: "Data Source", example: "data-source.tf" },
  { folder: "ephemeral-resources", kind: "Ephemeral Resource", example: "ephemeral-resource.tf" },
] as const;

type Kind = (typeof KINDS)[number];

export function writeRegistryPages(schema: ProviderSchema): void {
  const provider = { block: schema.provider.block, example: example("provider/provider.tf") };
  write("docs/index.md", {
    ...provider,
    pageTitle: "Provider: Rollcall",
    heading: "Rollcall Provider",
  });
  const described = {
    resources: schema.resource_schemas,
    "data-sources": schema.data_source_schemas,
    "ephemeral-resources": schema.ephemeral_resource_schemas,
  };
  for (const kind of KINDS) {
    clear(kind.folder);
    for (const [name, found] of Object.entries(described[kind.folder] ?? {}))
      writeTypePage(kind, name, found);
  }
  clear("functions");
  for (const [name, found] of Object.entries(schema.functions ?? {})) {
    const file = example(join("functions", name, "function.tf"));
    writeFileSync(join("docs/functions", `${name}.md`), renderFunctionPage(name, found, file));
  }
}

function clear(folder: string): void {
  rmSync(join("docs", folder), { recursive: true, force: true });
  mkdirSync(join("docs", folder));
}

function writeTypePage({ folder, kind, example: file }: Kind, name: string, { block }: Described): void {
  write(join("docs", folder, `${name.replace("rollcall_", "")}.md`), {
    pageTitle: `${name} ${kind} - rollcall`,
    heading: `${name} (${kind})`,
    block,
    example: example(join(folder, name, file)),
    imports: {
      byIdentity: example(join(folder, name, "import-by-identity.tf")),
      identity: identityOf(name),
      byId: example(join(folder, name, "import-by-string-id.tf")),
      command: example(join(folder, name, "import.sh")),
    },
  });
}

function example(path: string): string | undefined {
  const file = join("examples", path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function write(path: string, page: Page): void {
  writeFileSync(path, renderPage(page));
}
