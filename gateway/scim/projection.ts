/** Which attributes an answer holds: `attributes` and `excludedAttributes` (RFC 7644 §3.9). */
import type { JsonObject, JsonValue } from "../domain/traits";
import { isObject } from "./json";
import { findName, type ResourceSchema } from "./schemas/resource-schema";
import { invalidValue } from "./scim-error";

export interface Projection {
  /** Whether any part of a top-level attribute is part of the answer; decided before it is loaded. */
  wants(name: string): boolean;
  /** A copy of the document with what the answer holds; attributes returned "always" are never left out. */
  apply(document: JsonObject): JsonObject;
}

/** Names by step; undefined stands for the whole attribute. */
type Selection = Map<string, Selection | undefined>;

/**
 * @returns undefined when everything is asked for. Names that no schema defines select nothing.
 * @throws ScimError 400 invalidValue when both parameters are given
 */
export function parseProjection(schema: ResourceSchema, query: URLSearchParams): Projection | undefined {
  if (query.size === 0) return undefined;
  const included = parseNames(query, "attributes");
  const excluded = parseNames(query, "excludedAttributes");
  if (included.length > 0 && excluded.length > 0) {
    throw invalidValue("attributes and excludedAttributes cannot be given together.");
  }
  if (included.length > 0) return inclusion(schema, select(schema, included));
  return excluded.length > 0 ? exclusion(schema, select(schema, excluded)) : undefined;
}

function parseNames(query: URLSearchParams, parameter: string): string[] {
  // A filter in brackets, as some clients write it, still names the attribute.
  const text = query
    .getAll(parameter)
    .join(",")
    .replace(/\[[^\]]*\]/g, "");
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function select(schema: ResourceSchema, names: readonly string[]): Selection {
  const selection: Selection = new Map();
  for (const name of names) {
    const named = findName(schema, name);
    if (named === undefined) continue;
    const steps = [named.extension?.id, named.attribute?.name, named.subAttribute?.name];
    addTo(
      selection,
      steps.filter((step) => step !== undefined),
    );
  }
  return selection;
}

function addTo(selection: Selection, [step, ...rest]: readonly string[]): void {
  if (step === undefined) return;
  if (rest.length === 0) {
    selection.set(step, undefined);
    return;
  }
  const inner = selection.has(step) ? selection.get(step) : new Map();
  if (inner === undefined) return;
  selection.set(step, inner);
  addTo(inner, rest);
}

function inclusion(schema: ResourceSchema, selection: Selection): Projection {
  for (const name of alwaysReturned(schema)) selection.set(name, undefined);
  return { wants: (name) => selection.has(name), apply: (document) => pick(document, selection) };
}

function exclusion(schema: ResourceSchema, selection: Selection): Projection {
  for (const name of alwaysReturned(schema)) selection.delete(name);
  return {
    wants: (name) => !selection.has(name) || selection.get(name) !== undefined,
    apply: (document) => omit(document, selection),
  };
}

function alwaysReturned({ base }: ResourceSchema): string[] {
  return [...base.attributes.values()]
    .filter(({ returned }) => returned === "always")
    .map(({ name }) => name);
}

function pick(document: JsonObject, selection: Selection): JsonObject {
  return entriesOf(document, (name, value) => {
    if (!selection.has(name)) return undefined;
    const inner = selection.get(name);
    return inner === undefined ? value : within(value, (object) => pick(object, inner));
  });
}

function omit(document: JsonObject, selection: Selection): JsonObject {
  return entriesOf(document, (name, value) => {
    if (!selection.has(name)) return value;
    const inner = selection.get(name);
    return inner === undefined ? undefined : within(value, (object) => omit(object, inner));
  });
}

function entriesOf(
  document: JsonObject,
  project: (name: string, value: JsonValue) => JsonValue | undefined,
): JsonObject {
  const projected: JsonObject = {};
  for (const [name, value] of Object.entries(document)) {
    const kept = project(name, value);
    if (kept !== undefined) projected[name] = kept;
  }
  return projected;
}

/** Projects a complex value, or each of several; nothing when nothing is left. */
function within(value: JsonValue, project: (object: JsonObject) => JsonObject): JsonValue | undefined {
  if (Array.isArray(value)) {
    const values = value.flatMap((one) => within(one, project) ?? []);
    return values.length > 0 ? values : undefined;
  }
  if (!isObject(value)) return undefined;
  const projected = project(value);
  return Object.keys(projected).length > 0 ? projected : undefined;
}
