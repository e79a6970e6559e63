/** The `path` of a PATCH operation (RFC 7644 §3.5.2, figure 7), resolved against a schema. */
import type { Query } from "../../domain/query";
import type { Attribute } from "../schemas/attribute";
import {
  findBareName,
  type ResourceSchema,
  type SchemaTable,
  subAttributesOf,
} from "../schemas/resource-schema";
import { invalidPath } from "../wire/scim-error";
import { parseElementQuery } from "./query";

/** Without `attribute`, the path is a whole schema: the resource itself, or `extension`. */
export interface PatchPath {
  readonly extension?: SchemaTable;
  readonly attribute?: Attribute;
  /** Chooses elements of a multi-valued attribute; absent: all of them. */
  readonly where?: Query;
  readonly subAttribute?: Attribute;
}

const VALUE_PATH = /^([^[\]]+)\[(.*)\](?:\.([^.[\]]+))?$/s;

/**
 * Reads `attribute`, `attribute.sub`, `attribute[filter]` or `attribute[filter].sub`, each also with a URN before it.
 * @throws ScimError 400 invalidPath for what no schema of the resource defines, invalidFilter for a bad filter in brackets
 */
export function parsePath(schema: ResourceSchema, text: string): PatchPath {
  const path = text.trim();
  const [, name, filter, subName] = VALUE_PATH.exec(path) ?? [];
  const named = findBareName(schema, name ?? path);
  if (named === undefined) throw unknown(path);
  if (filter === undefined) return named;

  const { attribute } = named;
  if (
    attribute === undefined ||
    named.subAttribute ||
    !attribute.multiValued ||
    attribute.type !== "complex"
  ) {
    throw invalidPath(`${name} has no values that a filter in brackets could choose from.`);
  }
  const where = parseElementQuery(attribute, filter);
  if (subName === undefined) return { ...named, where };
  const subAttribute = subAttributesOf(attribute).get(subName.toLowerCase());
  if (subAttribute === undefined) throw unknown(path);
  return { ...named, where, subAttribute };
}

/** The same text for paths to the same place, however they are spelt. */
export function targetOf({ extension, attribute, where, subAttribute }: PatchPath): string {
  return JSON.stringify([extension?.id, attribute?.name, where, subAttribute?.name]);
}

function unknown(path: string) {
  return invalidPath(`The path ${JSON.stringify(path.slice(0, 200))} names nothing that this resource has.`);
}
