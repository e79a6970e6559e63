/** Pages of the Terraform registry, in the form that its readers know from tfplugindocs. */
import type { AttributeSchema, Attributes, Block, TypeJson } from "./provider-schema";

export interface Page {
  /** `rollcall_access_list Resource - rollcall` */
  readonly pageTitle: string;
  /** `rollcall_access_list (Resource)` */
  readonly heading: string;
  readonly block: Block;
  /** Content of the example, in HCL. */
  readonly example?: string;
  readonly imports?: Imports;
}

/** Contents of the examples of how to import, each in the way that its Terraform knows. */
export interface Imports {
  readonly byIdentity?: string;
  readonly identity?: Attributes;
  readonly byId?: string;
  /** A shell script. */
  readonly command?: string;
}

export function renderPage({ pageTitle, heading, block, example, imports = {} }: Page): string {
  const description = block.description ?? "";
  const parts = [
    `---\npage_title: "${pageTitle}"\nsubcategory: ""\ndescription: |-\n  ${description}\n---`,
    `# ${heading}`,
    description,
    example && `## Example Usage\n\n${fence("terraform", example)}`,
    `${GENERATED}\n## Schema`,
    ...renderAttributes(block.attributes ?? {}, "### ", []),
    ...renderImports(imports),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function renderImports({ byIdentity, identity = {}, byId, command }: Imports): (string | undefined)[] {
  if (!byIdentity && !byId && !command) return [];
  return [
    "## Import\n\nImport is supported using the following syntax:",
    byIdentity &&
      `In Terraform v1.12.0 and later, the ${IMPORT_BLOCK} can be used with the \`identity\` attribute, for example:\n\n${fence("terraform", byIdentity)}`,
    byIdentity && `${GENERATED}\n### Identity Schema`,
    ...(byIdentity ? renderAttributes(identity, "#### ", []) : []),
    byId &&
      `In Terraform v1.5.0 and later, the ${IMPORT_BLOCK} can be used with the \`id\` attribute, for example:\n\n${fence("terraform", byId)}`,
    command && `The ${IMPORT_COMMAND} can be used, for example:\n\n${fence("shell", command)}`,
  ];
}

const IMPORT_BLOCK = "[`import` block](https://developer.hashicorp.com/terraform/language/import)";
const IMPORT_COMMAND =
  "[`terraform import` command](https://developer.hashicorp.com/terraform/cli/commands/import)";
const GENERATED = "<!-- schema generated from the provider -->";

type Group = "Required" | "Optional" | "Read-Only";

/** One list for each group, then one section for each nested attribute. */
function renderAttributes(attributes: Attributes, mark: string, path: readonly string[]): string[] {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  const groups = (["Required", "Optional", "Read-Only"] as const).flatMap((group) => {
    const members = entries.filter(([, attribute]) => groupOf(attribute) === group);
    if (members.length === 0) return [];
    const note = members.some(([, { write_only }]) => write_only) ? `${WRITE_ONLY_NOTE}\n\n` : "";
    const lines = members.map(([name, attribute]) => renderLine(name, attribute, path));
    return [`${mark}${group}${mark ? "" : ":"}\n\n${note}${lines.join("\n")}`];
  });
  const nested = entries.flatMap(([name, { nested_type }]) =>
    nested_type ? renderNested(nested_type.attributes, [...path, name]) : [],
  );
  return [...groups, ...nested];
}

function renderNested(attributes: Attributes, path: readonly string[]): string[] {
  return [
    `<a id="${anchor(path)}"></a>\n### Nested Schema for \`${path.join(".")}\``,
    ...renderAttributes(attributes, "", path),
  ];
}

function renderLine(name: string, attribute: AttributeSchema, path: readonly string[]): string {
  const type = attribute.nested_type
    ? nestedTypes[attribute.nested_type.nesting_mode]
    : typeName(attribute.type);
  const traits = [type, attribute.sensitive && "Sensitive", attribute.write_only && WRITE_ONLY]
    .filter(Boolean)
    .join(", ");
  const below = attribute.nested_type ? ` (see [below for nested schema](#${anchor([...path, name])}))` : "";
  return `- \`${name}\` (${traits}) ${attribute.description ?? ""}${below}`;
}

const ABOUT_WRITE_ONLY =
  "https://developer.hashicorp.com/terraform/language/resources/ephemeral#write-only-arguments";
const WRITE_ONLY = `[Write-only](${ABOUT_WRITE_ONLY})`;
const WRITE_ONLY_NOTE = `> **NOTE**: [Write-only arguments](${ABOUT_WRITE_ONLY}) are supported in Terraform 1.11 and later.`;

const nestedTypes: Readonly<Record<string, string>> = {
  single: "Attributes",
  list: "Attributes List",
  set: "Attributes Set",
  map: "Attributes Map",
};

function typeName(type: TypeJson | undefined): string {
  if (typeof type === "object") return `${capital(type[0])} of ${typeName(type[1])}`;
  return type === "bool" ? "Boolean" : capital(type ?? "dynamic");
}

function groupOf({ required, optional }: AttributeSchema): Group {
  if (required) return "Required";
  return optional ? "Optional" : "Read-Only";
}

function anchor(path: readonly string[]): string {
  return `nestedatt--${path.join("--")}`;
}

export function fence(language: string, content: string): string {
  return `\`\`\`${language}\n${content.trimEnd()}\n\`\`\``;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
