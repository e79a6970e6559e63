/**
 * What a resource type is made of, and how a client's spelling finds its attributes: names and URNs are compared
 * without case (RFC 7643 §2.1), and nothing but a defined name is ever found.
 */
import type { AttributeRef } from "../../domain/query";
import type { Attribute, Schema } from "./attribute";
import { UNLISTED } from "./common";
import { ENTERPRISE_USER_SCHEMA } from "./enterprise-user";
import { GROUP_SCHEMA } from "./group";
import { PASSWORD, USER_SCHEMA } from "./user";

export type AttributeTable = ReadonlyMap<string, Attribute>;

/** A schema with its attributes by lower-case name. */
export interface SchemaTable {
  readonly id: string;
  readonly attributes: AttributeTable;
}

export interface ResourceSchema {
  readonly name: "User" | "Group";
  readonly base: SchemaTable;
  readonly extensions: readonly SchemaTable[];
}

/**
 * What a name stands for. Without `attribute` it is a whole schema: the resource itself, or `extension`.
 */
export interface NamedAttribute {
  readonly extension?: SchemaTable;
  readonly attribute?: Attribute;
  readonly subAttribute?: Attribute;
}

function tableOf(attributes: readonly Attribute[]): AttributeTable {
  return new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]));
}

/** @param unlisted attributes that requests may name and `/Schemas` does not list */
export function schemaTable(schema: Schema, unlisted: readonly Attribute[] = []): SchemaTable {
  return { id: schema.id, attributes: tableOf([...schema.attributes, ...unlisted]) };
}

/**
 * A User without any integration's own extensions; `userSchemaOf` gives an integration's. The password is understood
 * whether or not a discovery answer lists it.
 */
export const USER: ResourceSchema = {
  name: "User",
  base: schemaTable(USER_SCHEMA, [PASSWORD, ...UNLISTED]),
  extensions: [schemaTable(ENTERPRISE_USER_SCHEMA)],
};

export const GROUP: ResourceSchema = {
  name: "Group",
  base: schemaTable(GROUP_SCHEMA, UNLISTED),
  extensions: [],
};

const subTables = new WeakMap<Attribute, AttributeTable>();

/** The sub-attributes of a complex attribute by lower-case name; empty for any other. */
export function subAttributesOf(attribute: Attribute): AttributeTable {
  let table = subTables.get(attribute);
  if (table === undefined) {
    table = tableOf(attribute.subAttributes ?? []);
    subTables.set(attribute, table);
  }
  return table;
}

/** The sub-attribute that stands for a complex value when none is named (RFC 7643 §2.4), if there is one. */
export function defaultOf(attribute: Attribute): Attribute | undefined {
  return subAttributesOf(attribute).get("value");
}

/** The extension with this URN, in any case. */
export function extensionOf(schema: ResourceSchema, urn: string): SchemaTable | undefined {
  const wanted = urn.toLowerCase();
  return schema.extensions.find((extension) => extension.id.toLowerCase() === wanted);
}

export function isUrn(name: string): boolean {
  return /^urn:/i.test(name);
}

function findIn(
  table: AttributeTable,
  text: string,
): Pick<NamedAttribute, "attribute" | "subAttribute"> | undefined {
  const [name = "", subName, ...rest] = text.toLowerCase().split(".");
  const attribute = table.get(name);
  if (attribute === undefined || rest.length > 0) return undefined;
  if (subName === undefined) return { attribute };
  const subAttribute = subAttributesOf(attribute).get(subName);
  return subAttribute && { attribute, subAttribute };
}

/**
 * Resolves `attribute`, `attribute.subAttribute`, either of them after a schema's URN and a colon, or the URN alone
 * (RFC 7644 §3.10).
 * @returns undefined for a name that no schema of the resource defines
 */
export function findName(schema: ResourceSchema, name: string): NamedAttribute | undefined {
  if (!isUrn(name)) return findIn(schema.base.attributes, name);
  const lower = name.toLowerCase();
  for (const table of [schema.base, ...schema.extensions]) {
    const urn = table.id.toLowerCase();
    const extension = table === schema.base ? {} : { extension: table };
    if (lower === urn) return extension;
    if (!lower.startsWith(`${urn}:`)) continue;
    const found = findIn(table.attributes, name.slice(urn.length + 1));
    return found && { ...extension, ...found };
  }
  return undefined;
}

/**
 * As `findName`, and also a bare name that one extension alone defines: one large client asks for `manager` without its URN.
 */
export function findBareName(schema: ResourceSchema, name: string): NamedAttribute | undefined {
  const named = findName(schema, name);
  if (named || isUrn(name)) return named;
  const found = schema.extensions.flatMap((extension) => {
    const inside = findIn(extension.attributes, name);
    return inside ? [{ extension, ...inside }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** The reference by which the domain's queries address the attribute. */
export function refOf(
  attribute: Attribute,
  parents: readonly (Attribute | SchemaTable)[] = [],
): AttributeRef {
  const steps = [...parents, attribute].map((part) =>
    "id" in part ? { name: part.id, multiValued: false } : { name: part.name, multiValued: part.multiValued },
  );
  return { steps, type: attribute.type, caseExact: attribute.caseExact ?? false };
}
