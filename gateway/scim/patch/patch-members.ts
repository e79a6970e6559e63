/** Setting and clearing the members of one object, by their definitions: the smallest steps of a PATCH. */
import type { JsonObject } from "../../domain/traits";
import { asComplex, noteOnce, parseValue } from "../resource/value";
import type { Attribute } from "../schemas/attribute";
import { subAttributesOf } from "../schemas/resource-schema";
import { isObject } from "../wire/json";

/** Sets an attribute, or clears it when no value is given. @throws ScimError 400 invalidValue */
export function assign(container: JsonObject, attribute: Attribute, value: unknown): void {
  const parsed = parseValue(attribute, value, attribute.name);
  if (parsed === undefined) delete container[attribute.name];
  else container[attribute.name] = parsed;
}

/** Sets each member that a complex value gives, and leaves the others as they are (RFC 7644 §3.5.2.3). */
export function merge(container: JsonObject, attribute: Attribute, value: unknown): void {
  const table = subAttributesOf(attribute);
  const given = new Set<string>();
  for (const [name, member] of Object.entries(asComplex(attribute, unwrapped(value), attribute.name))) {
    const found = table.get(name.toLowerCase());
    if (found === undefined || found.mutability === "readOnly") continue;
    noteOnce(given, found.name, `${attribute.name}.${found.name}`);
    assign(container, found, member);
  }
}

/** One dialect wraps a single complex value in an array. */
function unwrapped(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Whether a client means "no value" (RFC 7643 §2.5). */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** The object under a name, made when there is none. */
export function objectIn(container: JsonObject, name: string): JsonObject {
  const existing = container[name];
  if (isObject(existing)) return existing as JsonObject;
  const made: JsonObject = {};
  container[name] = made;
  return made;
}
