import { equalValues } from "../values/equal";
import type { AttributePath } from "../values/path";
import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue } from "../values/value";
import type { Attribute, Attributes, NestedAttribute } from "./schema";
import { attributeType } from "./schema-type";

/** The paths of the changes that cannot be made in place, by the attributes' own word. */
export function findReplacements(
  attributes: Attributes,
  prior: ObjectValue,
  planned: ObjectValue,
  path: AttributePath = [],
): AttributePath[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    inAttribute(attribute, prior[name] ?? null, planned[name] ?? null, [...path, name]),
  );
}

function inAttribute(
  attribute: Attribute,
  prior: Value,
  planned: Value,
  path: AttributePath,
): AttributePath[] {
  if (equalValues(attributeType(attribute), prior, planned)) return [];
  const replaces = (attribute.modifiers ?? []).some(
    (one) => one.kind === "requires-replace" && one.when({ prior, planned }),
  );
  if (replaces) return [path];
  return attribute.kind === "nested" ? inNested(attribute, prior, planned, path) : [];
}

function inNested(
  attribute: NestedAttribute,
  prior: Value,
  planned: Value,
  path: AttributePath,
): AttributePath[] {
  const { attributes, mode } = attribute;
  if (mode === "set") return hasReplacing(attributes) ? [path] : [];
  if (isListValue(prior) && isListValue(planned)) {
    return planned.flatMap((after, index) => inElement(attributes, prior[index], after, [...path, index]));
  }
  if (!isObjectValue(prior) || !isObjectValue(planned)) return [];
  if (mode === "single") return findReplacements(attributes, prior, planned, path);
  return Object.entries(planned).flatMap(([key, after]) =>
    inElement(attributes, prior[key], after, [...path, { key }]),
  );
}

function inElement(
  attributes: Attributes,
  prior: Value | undefined,
  planned: Value,
  path: AttributePath,
): AttributePath[] {
  return isObjectValue(prior) && isObjectValue(planned)
    ? findReplacements(attributes, prior, planned, path)
    : [];
}

/** The elements of a set have no address, so a change of the set stands for a change inside it. */
function hasReplacing(attributes: Attributes): boolean {
  return Object.values(attributes).some(
    (one) =>
      (one.modifiers ?? []).some(({ kind }) => kind === "requires-replace") ||
      (one.kind === "nested" && hasReplacing(one.attributes)),
  );
}
