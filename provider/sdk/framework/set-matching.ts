import { canonicalKey } from "../values/equal";
import type { ObjectValue, Value } from "../values/value";
import { isObjectValue } from "../values/value";
import type { Attribute, Attributes } from "./schema";
import { attributeType } from "./schema-type";

/** Whether a value says nothing about which element is meant, so that any value matches it. */
export type Wildcard = (attribute: Attribute, value: Value) => boolean;

/**
 * Finds the partner of each template among the candidates. The elements of a set have no address, so they are matched by
 * what the template says. Each candidate is taken once; undefined stands for no partner.
 */
export function matchElements(
  attributes: Attributes,
  templates: readonly Value[],
  candidates: readonly Value[],
  wildcard: Wildcard,
): (ObjectValue | undefined)[] {
  const objects = candidates.filter(isObjectValue);
  const indexes = new Map<string, Map<string, ObjectValue[]>>();
  return templates.map((template) => {
    if (!isObjectValue(template)) return undefined;
    // Templates with the same wildcards share one index, so matching takes linear time.
    const pattern = patternOf(attributes, template, wildcard);
    let index = indexes.get(pattern);
    if (!index) {
      index = indexBy(objects, (candidate) => keyOf(attributes, template, candidate, wildcard));
      indexes.set(pattern, index);
    }
    return index.get(keyOf(attributes, template, template, wildcard))?.shift();
  });
}

function indexBy(
  objects: readonly ObjectValue[],
  key: (object: ObjectValue) => string,
): Map<string, ObjectValue[]> {
  const index = new Map<string, ObjectValue[]>();
  for (const object of objects) {
    const found = index.get(key(object));
    if (found) found.push(object);
    else index.set(key(object), [object]);
  }
  return index;
}

function patternOf(attributes: Attributes, template: ObjectValue, wildcard: Wildcard): string {
  return walk(attributes, template, wildcard, () => "=");
}

function keyOf(
  attributes: Attributes,
  template: ObjectValue,
  value: ObjectValue,
  wildcard: Wildcard,
): string {
  return walk(attributes, template, wildcard, (attribute, path) =>
    canonicalKey(attributeType(attribute), at(value, path)),
  );
}

function walk(
  attributes: Attributes,
  template: ObjectValue,
  wildcard: Wildcard,
  leaf: (attribute: Attribute, path: readonly string[]) => string,
  path: readonly string[] = [],
): string {
  const parts = Object.entries(attributes).map(([name, attribute]) => {
    const value = template[name] ?? null;
    if (attribute.kind === "nested" && attribute.mode === "single" && isObjectValue(value)) {
      return walk(attribute.attributes, value, wildcard, leaf, [...path, name]);
    }
    return wildcard(attribute, value) ? "*" : leaf(attribute, [...path, name]);
  });
  return `{${parts.join()}}`;
}

function at(value: Value, path: readonly string[]): Value {
  return path.reduce<Value>((inner, name) => (isObjectValue(inner) ? (inner[name] ?? null) : null), value);
}
