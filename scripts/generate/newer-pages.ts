/**
 * Writes docs/list-resources and docs/actions. Terraform says nothing of these before 1.14, so their schemas are asked of
 * the provider itself.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { rollcallProvider } from "../../provider/provider";
import type { Schema } from "../../provider/sdk/framework/schema";
import { toAttributes } from "./own-schema";
import { renderPage } from "./registry-page";

interface Offered {
  readonly typeName: string;
  readonly schema: Schema;
}

export function writeNewerPages(): void {
  const { listResources = [], actions = [] } = rollcallProvider(version, {});
  writePages("list-resources", "List Resource", "list-resource.tfquery.hcl", listResources);
  writePages("actions", "Action", "action.tf", actions);
}

function writePages(folder: string, kind: string, example: string, offered: readonly Offered[]): void {
  rmSync(join("docs", folder), { recursive: true, force: true });
  mkdirSync(join("docs", folder));
  for (const { typeName, schema } of offered) {
    const page = renderPage({
      pageTitle: `${typeName} ${kind} - rollcall`,
      heading: `${typeName} (${kind})`,
      block: { description: schema.description, attributes: toAttributes(schema.attributes) },
      example: readFileSync(join("examples", folder, typeName, example), "utf8"),
    });
    writeFileSync(join("docs", folder, `${typeName.replace("rollcall_", "")}.md`), page);
  }
}
