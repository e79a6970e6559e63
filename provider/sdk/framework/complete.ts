import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue } from "../values/value";
import type { Attribute, Attributes } from "./schema";

/**
 * An object with every attribute: what is left out is null, and null is the empty value where absent and empty mean the
 * same, so that a stored state never differs from a plan by that alone. What the schema does not know is left out: a server that
 * is newer than its provider says more than the provider understands. A write-only value is null whatever it was, so that no
 * handler stores one by a slip.
 */
export function complete(attributes: Attributes, value: ObjectValue): ObjectValue {
  const entries = Object.entries(attributes).map(([name, attribute]) => {
    const present = Object.hasOwn(value, name) ? value[name] : null;
    return [name, completeAttribute(attribute, present ?? null)] as const;
  });
  return Object.fromEntries(entries);
}

function completeAttribute(attribute: Attribute, value: Value): Value {
  if (attribute.writeOnly) return null;
  if (value === null) return attribute.absentIsEmpty ? emptyValue(attribute) : null;
  if (attribute.kind === "simple") return value;
  const element = (one: Value) => (isObjectValue(one) ? complete(attribute.attributes, one) : one);
  if (attribute.mode === "single") return element(value);
  if (isListValue(value)) return value.map(element);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, element(one)]));
}

/** What an attribute for which absent and empty mean the same holds when nothing is said. */
export function emptyValue(attribute: Attribute): Value {
  if (attribute.kind === "nested" && attribute.mode === "single") return emptyObject(attribute.attributes);
  const kind = attribute.kind === "nested" ? attribute.mode : attribute.type.kind;
  if (kind === "string") return "";
  return kind === "map" ? {} : [];
}

function emptyObject(attributes: Attributes): ObjectValue {
  const entries = Object.entries(attributes).map(([name, one]) => {
    const value = one.absentIsEmpty ? emptyValue(one) : ((one.default as Value | undefined) ?? null);
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}
