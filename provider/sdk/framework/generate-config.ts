import { equalValues } from "../values/equal";
import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue } from "../values/value";
import { emptyValue } from "./complete";
import type { Attribute, Attributes } from "./schema";
import { attributeType } from "./schema-type";

/**
 * The shortest configuration that plans no change of a state: without what the provider fills in, what is the default
 * or empty anyway, and what is deprecated. Write-only values are in no state and have to be added by hand.
 */
export function generateConfig(attributes: Attributes, state: ObjectValue): ObjectValue {
  const entries = Object.entries(attributes).map(
    ([name, attribute]) => [name, generate(attribute, state[name] ?? null)] as const,
  );
  return Object.fromEntries(entries);
}

function generate(attribute: Attribute, value: Value): Value {
  if (value === null || attribute.writeOnly || !(attribute.required || attribute.optional)) return null;
  if (!attribute.required && (attribute.deprecated !== undefined || isUnsaid(attribute, value))) return null;
  if (attribute.kind === "simple") return value;
  const element = (one: Value) => (isObjectValue(one) ? generateConfig(attribute.attributes, one) : one);
  if (attribute.mode === "single") return element(value);
  if (isListValue(value)) return value.map(element);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, element(one)]));
}

/** Whether a configuration that says nothing plans the value. */
function isUnsaid(attribute: Attribute, value: Value): boolean {
  const type = attributeType(attribute);
  if (attribute.default !== undefined) return equalValues(type, value, attribute.default as Value);
  return attribute.absentIsEmpty === true && equalValues(type, value, emptyValue(attribute));
}
