/** What the built provider says of itself, asked as every tool asks it: by the real terraform, offline. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { makeMirror, SOURCE_ADDRESS } from "../mirror";
import { terraformIn } from "../quickstart/terraform";

const ROOT = resolve(__dirname, "../..");

export interface ProviderSchemas {
  readonly format_version: string;
  readonly provider_schemas: Readonly<Record<string, ProviderSchema>>;
}

/** A part of the answer of `terraform providers schema -json`. */
export interface ProviderSchema {
  readonly provider: Described;
  readonly resource_schemas?: Readonly<Record<string, Described>>;
  readonly data_source_schemas?: Readonly<Record<string, Described>>;
  readonly ephemeral_resource_schemas?: Readonly<Record<string, Described>>;
  readonly functions?: Readonly<Record<string, FunctionSchema>>;
}

export interface FunctionSchema {
  readonly summary?: string;
  readonly description?: string;
  readonly return_type: TypeJson;
  readonly parameters?: readonly ParameterSchema[];
}

export interface ParameterSchema {
  readonly name: string;
  readonly type: TypeJson;
  readonly description?: string;
  readonly is_nullable?: boolean;
}

export interface Described {
  readonly block: Block;
}

export interface Block {
  readonly description?: string;
  readonly attributes?: Attributes;
}

export type Attributes = Readonly<Record<string, AttributeSchema>>;
export type TypeJson = string | readonly [string, TypeJson];

export interface AttributeSchema {
  readonly type?: TypeJson;
  readonly nested_type?: { readonly nesting_mode: string; readonly attributes: Attributes };
  readonly description?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

/** Builds the provider and asks for all schemas. @throws Error with terraform's own words when it fails */
export async function loadProviderSchemas(): Promise<ProviderSchemas> {
  execFileSync(process.execPath, ["scripts/build.mjs", "provider"], { cwd: ROOT });
  const folder = mkdtempSync(join(tmpdir(), "rollcall-schema-"));
  try {
    const work = join(folder, "work");
    mkdirSync(work);
    const source = SOURCE_ADDRESS.replace("registry.terraform.io/", "");
    writeFileSync(
      join(work, "main.tf"),
      `terraform {\n  required_providers {\n    rollcall = { source = "${source}" }\n  }\n}\n`,
    );
    const terraform = terraformIn(work, { TF_CLI_CONFIG_FILE: makeMirror(folder) });
    await terraform("init");
    return JSON.parse(await terraform("providers", "schema", "-json"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The schema of this provider alone. */
export function ownSchema({ provider_schemas }: ProviderSchemas): ProviderSchema {
  const schema = provider_schemas[SOURCE_ADDRESS];
  if (!schema) throw new Error(`terraform knows no schema of ${SOURCE_ADDRESS}`);
  return schema;
}
