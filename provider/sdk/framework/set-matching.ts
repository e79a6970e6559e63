import { canonicalKey } from "../values/equal";
import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue } from "../values/value";
import type { Attribute, Attributes } from "./schema";
import { attributeType } from "./schema-type";

/** Whether a value says nothing, or not everything, about which element is meant: it matches any that it does not exclude. */
export type Wildcard = (value: Value) => boolean;

/**
 * Finds the partner of each template among the candidates. The elements of a set have no address, so they are matched by
 * what the template says; those that say most choose first. Each candidate is taken once; undefined stands for no partner.
 */
export function matchElements(
  attributes: Attributes,
  templates: readonly Value[],
  candidates: readonly Value[],
  wildcard: Wildcard,
): (ObjectValue | undefined)[] {
  const objects = candidates.filter(isObjectValue);
  const partners: (ObjectValue | undefined)[] = templates.map(() => undefined);
  const taken = new Set<ObjectValue>();
  for (const group of groupByPattern(attributes, templates, wildcard)) {
    // Templates with the same wildcards share one index, so matching takes linear time.
    const [{ template: sample }] = group;
    const index = indexBy(objects, (candidate) => keyOf(attributes, sample, candidate, wildcard));
    for (const { template, position } of group) {
      const fitting = index.get(keyOf(attributes, template, template, wildcard)) ?? [];
      let partner = fitting.pop();
      while (partner && taken.has(partner)) partner = fitting.pop();
      if (partner) taken.add(partner);
      partners[position] = partner;
    }
  }
  return partners;
}

interface Template {
  readonly template: ObjectValue;
  readonly position: number;
}

/** Groups of templates with the same wildcards, those with the fewest first. */
function groupByPattern(attributes: Attributes, templates: readonly Value[], wildcard: Wildcard) {
  const groups = new Map<string, [Template, ...Template[]]>();
  templates.forEach((template, position) => {
    if (!isObjectValue(template)) return;
    const pattern = patternOf(attributes, template, wildcard);
    const group = groups.get(pattern);
    if (group) group.push({ template, position });
    else groups.set(pattern, [{ template, position }]);
  });
  const wildcards = (pattern: string) => pattern.split("*").length;
  return [...groups].sort(([a], [b]) => wildcards(a) - wildcards(b)).map(([, group]) => group);
}

function indexBy(objects: readonly ObjectValue[], keyOfObject: (object: ObjectValue) => string) {
  const index = new Map<string, ObjectValue[]>();
  for (const object of objects) {
    const key = keyOfObject(object);
    const found = index.get(key);
    if (found) found.push(object);
    else index.set(key, [object]);
  }
  return index;
}

function patternOf(attributes: Attributes, template: ObjectValue, wildcard: Wildcard): string {
  return walk(attributes, template, (_, value) => (wildcard(value) ? "*" : "="));
}

function keyOf(
  attributes: Attributes,
  template: ObjectValue,
  object: ObjectValue,
  wildcard: Wildcard,
): string {
  return walk(attributes, template, (attribute, value, path) => {
    const found = at(object, path);
    // An object with nothing in it is not the same as no object.
    if (found === undefined) return "!";
    if (!wildcard(value)) return canonicalKey(attributeType(attribute), found);
    return attribute.kind === "nested" ? looseKey(attribute, found) : "*";
  });
}

/** Writes down every leaf of a template, in the order of the schema. */
function walk(
  attributes: Attributes,
  template: ObjectValue,
  leaf: (attribute: Attribute, value: Value, path: readonly string[]) => string,
  path: readonly string[] = [],
): string {
  const parts = Object.entries(attributes).map(([name, attribute]) => {
    const value = template[name] ?? null;
    return attribute.kind === "nested" && attribute.mode === "single" && isObjectValue(value)
      ? walk(attribute.attributes, value, leaf, [...path, name])
      : leaf(attribute, value, [...path, name]);
  });
  return `{${parts.join()}}`;
}

function at(object: ObjectValue, path: readonly string[]): Value | undefined {
  const inside = (outer: Value | undefined, name: string) =>
    isObjectValue(outer) ? (outer[name] ?? null) : undefined;
  return path.reduce<Value | undefined>(inside, object);
}

/** A collection inside an element, without what the provider may have filled in. */
function looseKey(attribute: Attribute, value: Value): string {
  if (attribute.kind === "simple") return canonicalKey(attribute.type, value);
  const element = (one: Value) =>
    Object.entries(attribute.attributes)
      .filter(([, inner]) => !isLeftToProvider(inner))
      .map(([name, inner]) => looseKey(inner, isObjectValue(one) ? (one[name] ?? null) : null))
      .join();

  if (isListValue(value)) {
    const keys = value.map(element);
    return `[${(attribute.mode === "set" ? keys.sort() : keys).join("|")}]`;
  }
  if (attribute.mode !== "map" || !isObjectValue(value)) return value === null ? "~" : `{${element(value)}}`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${element(one)}`).join("|")}}`;
}

function isLeftToProvider({ computed, absentIsEmpty, default: fallback }: Attribute): boolean {
  return Boolean(computed && !absentIsEmpty && fallback === undefined);
}
