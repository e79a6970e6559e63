import type { Type } from "../values/type";
import type { Attribute, Attributes } from "./schema";

const known = new WeakMap<Attributes, Type>();

/** The type of the object that the attributes make up. */
export function objectType(attributes: Attributes): Type {
  const seen = known.get(attributes);
  if (seen) return seen;
  const entries = Object.entries(attributes).map(([name, one]) => [name, attributeType(one)] as const);
  const type: Type = { kind: "object", attributes: Object.fromEntries(entries) };
  known.set(attributes, type);
  return type;
}

/** The type of an attribute's value. */
export function attributeType(attribute: Attribute): Type {
  if (attribute.kind === "simple") return attribute.type;
  const element = objectType(attribute.attributes);
  return attribute.mode === "single" ? element : { kind: attribute.mode, element };
}
