import type { Numeric } from "./decimal";
import { Decimal } from "./decimal";
import type { Type } from "./type";
import { Unknown } from "./unknown";

/** A value of an attribute whose type is `dynamic`: it carries the type that it turned out to have. */
export class Dynamic {
  constructor(
    readonly type: Type,
    readonly value: Value,
  ) {}
}

/**
 * A Terraform value as plain JavaScript. null is null, a value known only after apply is an `Unknown`; lists, sets and
 * tuples are arrays; objects and maps are objects (decoded maps have no prototype, so that any key is only a key).
 */
export type Value =
  | null
  | Unknown
  | string
  | boolean
  | Numeric
  | Dynamic
  | readonly Value[]
  | { readonly [name: string]: Value };

export type ObjectValue = { readonly [name: string]: Value };

/** True for the value of an object or a map. */
export function isObjectValue(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Unknown || value instanceof Decimal || value instanceof Dynamic)
  );
}

/** True for the value of a list, a set or a tuple. */
export function isListValue(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** True when neither the value nor anything inside it is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (value instanceof Unknown) return false;
  if (value instanceof Dynamic) return isWhollyKnown(value.value);
  if (isListValue(value)) return value.every(isWhollyKnown);
  return !isObjectValue(value) || Object.values(value).every(isWhollyKnown);
}
