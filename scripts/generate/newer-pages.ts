/**
 * Writes docs/list-resources and docs/actions. Terraform says nothing of these before 1.14, so their schemas are asked of
 * the provider itself.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "../../package.json";
import { rollcallProvider } from "../../provider/provider";
import type { Attributes, Schema } from "../../provider/sdk/framework/schema";
import { attributeType } from "../../provider/sdk/framework/schema-type";
import { renderType } from "../../provider/sdk/values/type";
import type { Block, TypeJson } from "./provider-schema";
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
      block: toBlock(schema),
      example: readFileSync(join("examples", folder, typeName, example), "utf8"),
    });
    writeFileSync(join("docs", folder, `${typeName.replace("rollcall_", "")}.md`), page);
  }
}

function toBlock({ description, attributes }: Schema): Block {
  return { description, attributes: toAttributes(attributes) };
}

function toAttributes(attributes: Attributes): NonNullable<Block["attributes"]> {
  const entries = Object.entries(attributes).map(([name, one]) => {
    const { description, required, optional, sensitive, writeOnly } = one;
    const described = { description, required, optional, sensitive, write_only: writeOnly };
    if (one.kind === "simple")
      return [name, { ...described, type: renderType(attributeType(one)) as TypeJson }];
    return [
      name,
      { ...described, nested_type: { nesting_mode: one.mode, attributes: toAttributes(one.attributes) } },
    ];
  });
  return Object.fromEntries(entries);
}
