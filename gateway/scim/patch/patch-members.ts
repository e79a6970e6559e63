/** Setting and clearing the members of one object, by their definitions: the smallest steps of a PATCH. */
import type { JsonObject } from "../../domain/traits";
import { asComplex, noteOnce, parseValue } from "../resource/value";
import type { Attribute } from "../schemas/attribute";
import { subAttributesOf } from "../schemas/resource-schema";
import { isObject } from "../wire/json";

/** Sets an attribute, or clears it when no value is given. @throws ScimError 400 invalidValue */
export function assign(container: JsonObject, attribute: Attribute, value: unknown): void {
  const parsed = parseValue(attribute, unwrapped(attribute, value), attribute.name);
  if (parsed === undefined) delete container[attribute.name];
  else container[attribute.name] = parsed;
}

/** Sets each member that a complex value gives, and leaves the others as they are (RFC 7644 §3.5.2.3). */
export function merge(container: JsonObject, attribute: Attribute, value: unknown): void {
  const table = subAttributesOf(attribute);
  const given = new Set<string>();
  for (const [name, member] of Object.entries(
    asComplex(attribute, unwrapped(attribute, value), attribute.name),
  )) {
    const found = table.get(name.toLowerCase());
    if (found === undefined || found.mutability === "readOnly") continue;
    noteOnce(given, found.name, `${attribute.name}.${found.name}`);
    assign(container, found, member);
  }
}

/**
 * One dialect wraps a value in an array where one alone belongs, and a simple one in an object besides:
 * `[{"$ref":null,"value":"Ann"}]`.
 */
export function unwrapped(attribute: Attribute, value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1) return value;
  const [only] = value;
  if (attribute.type === "complex") return only;
  return !attribute.multiValued && isObject(only) && Object.hasOwn(only, "value") ? only.value : value;
}

/** An address that was not given together with a new value is still that of the old one. */
export function dropStaleReference(members: JsonObject, before: JsonObject): void {
  if (members.value !== before.value && members.$ref === before.$ref) delete members.$ref;
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
