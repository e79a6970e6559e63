import { Decimal, renderNumber } from "./decimal";
import type { Type } from "./type";
import { renderType } from "./type";
import { Unknown } from "./unknown";
import type { Value } from "./value";
import { Dynamic, isListValue, isObjectValue } from "./value";

/** Whether two values of a type are the same: sets whatever their order, numbers whatever their form. */
export function equalValues(type: Type, a: Value, b: Value): boolean {
  return a === b || canonicalKey(type, a) === canonicalKey(type, b);
}

/**
 * A text that two values of the type have in common exactly when they are the same value. Two unknown values have the
 * same text, since neither says more than the other.
 */
export function canonicalKey(type: Type, value: Value): string {
  if (value === null) return "~";
  if (value instanceof Unknown) return "?";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number" || typeof value === "bigint" || value instanceof Decimal)
    return renderNumber(value);
  if (value instanceof Dynamic)
    return `${JSON.stringify(renderType(value.type))}${canonicalKey(value.type, value.value)}`;
  if (isListValue(value)) return listKey(type, value);
  return isObjectValue(value) ? objectKey(type, value) : "";
}

function listKey(type: Type, values: readonly Value[]): string {
  const keys = values.map((value, index) => canonicalKey(elementType(type, index), value));
  // A set holds an element once, however often it was written.
  return type.kind === "set" ? `<${[...new Set(keys)].sort().join()}>` : `[${keys.join()}]`;
}

function objectKey(type: Type, value: { readonly [name: string]: Value }): string {
  if (type.kind === "object") {
    const keys = Object.entries(type.attributes).map(([name, of]) => canonicalKey(of, value[name] ?? null));
    return `{${keys.join()}}`;
  }
  const entries = Object.keys(value).sort();
  return `{${entries.map((key) => `${JSON.stringify(key)}:${canonicalKey(elementType(type, 0), value[key] ?? null)}`)}}`;
}

function elementType(type: Type, index: number): Type {
  if (type.kind === "tuple") return type.elements[index] ?? { kind: "dynamic" };
  return "element" in type ? type.element : { kind: "dynamic" };
}
