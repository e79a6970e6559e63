/** Which attributes an answer holds: `attributes`, `excludedAttributes` (RFC 7644 §3.9) and what is shown at all. */
import type { JsonObject, JsonValue } from "../../domain/traits";
import type { Attribute } from "../schemas/attribute";
import { findBareName, isUrn, type ResourceSchema, subAttributesOf, USER } from "../schemas/resource-schema";
import { isObject } from "../wire/json";
import { invalidValue } from "../wire/scim-error";

export interface Projection {
  /** Whether any part of a top-level attribute is part of the answer; decided before it is loaded. */
  wants(name: string): boolean;
  /** A copy of the document with what the answer holds; attributes returned "always" are never left out. */
  apply(document: JsonObject): JsonObject;
}

/** Names by step; undefined stands for the whole attribute. */
type Selection = Map<string, Selection | undefined>;

/**
 * @returns undefined when everything is asked for, and no extension of an integration's own could have a say. Names that
 *   no schema defines select nothing.
 * @throws ScimError 400 invalidValue when both parameters are given
 */
export function parseProjection(schema: ResourceSchema, query: URLSearchParams): Projection | undefined {
  const included = query.size === 0 ? [] : parseNames(query, "attributes");
  const excluded = query.size === 0 ? [] : parseNames(query, "excludedAttributes");
  if (included.length > 0 && excluded.length > 0) {
    throw invalidValue("attributes and excludedAttributes cannot be given together.");
  }
  if (included.length > 0) return shown(schema, inclusion(schema, select(schema, included)), included);
  if (excluded.length > 0) return shown(schema, exclusion(schema, select(schema, excluded)));
  return schema.extensions.length > USER.extensions.length ? shown(schema, EVERYTHING) : undefined;
}

const EVERYTHING: Projection = { wants: () => true, apply: (document) => document };

/**
 * First leaves out what no client sees: data of extensions that are declared no longer, and what is returned only on
 * request and was not asked for by its own name (RFC 7643 §7).
 */
function shown(schema: ResourceSchema, then: Projection, named: readonly string[] = []): Projection {
  const hidden = select(schema, onRequest(schema, named));
  return { wants: then.wants, apply: (document) => then.apply(omit(declared(schema, document), hidden)) };
}

/** The document without extensions that its schema does not have. */
export function declared({ base, extensions }: ResourceSchema, document: JsonObject): JsonObject {
  const isShown = (name: string) => name === base.id || extensions.some(({ id }) => id === name);
  const kept = entriesOf(document, (name, value) => (isUrn(name) && !isShown(name) ? undefined : value));
  const { schemas } = kept;
  return Array.isArray(schemas) ? { ...kept, schemas: schemas.filter((urn) => isShown(String(urn))) } : kept;
}

/** The full names of what is returned on request only, without those that were named. */
function onRequest(schema: ResourceSchema, named: readonly string[]): string[] {
  const asked = new Set(named.map((name) => fullName(schema, name).toLowerCase()));
  return schema.extensions.flatMap(({ id, attributes }) =>
    [...attributes.values()].flatMap((attribute) =>
      requestNames(attribute, `${id}:${attribute.name}`, asked),
    ),
  );
}

/** The name with its extension's URN, where it has been left out. */
function fullName(schema: ResourceSchema, name: string): string {
  const { extension, attribute, subAttribute } = findBareName(schema, name) ?? {};
  if (!extension || !attribute) return name;
  const steps = [`${extension.id}:${attribute.name}`, subAttribute?.name];
  return steps.filter((step) => step !== undefined).join(".");
}

function requestNames(attribute: Attribute, name: string, asked: ReadonlySet<string>): string[] {
  const below = [...subAttributesOf(attribute).values()].map((sub) => [sub, `${name}.${sub.name}`] as const);
  const isAsked = (path: string) => asked.has(path.toLowerCase());
  const whole = attribute.returned === "request" && ![name, ...below.map(([, path]) => path)].some(isAsked);
  return whole ? [name] : below.flatMap(([sub, path]) => requestNames(sub, path, asked));
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
    const named = findBareName(schema, name);
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
