/** What holds for a whole user, whatever way it came about: `required` and `immutable` (RFC 7643 §7), of extensions too. */
import type { JsonObject, JsonValue } from "../../domain/traits";
import { type AttributeTable, type ResourceSchema, subAttributesOf } from "../schemas/resource-schema";
import { isObject } from "../wire/json";
import { invalidValue, readOnly } from "../wire/scim-error";
import { identityOf } from "./value";

/**
 * @param present the document as it was; absent for a new user
 * @throws ScimError 400 invalidValue for a required attribute without a value, mutability for an immutable one that changed
 */
export function requireConstraints(schema: ResourceSchema, profile: JsonObject, present?: JsonObject): void {
  requirePresent(schema.base.attributes, profile, "");
  if (present) requireKept(schema.base.attributes, profile, present, "");
  for (const { id, attributes } of schema.extensions) {
    const [members, before] = [membersOf(profile, id), membersOf(present, id)];
    if (before) requireKept(attributes, members ?? {}, before, `${id}:`);
    // An extension may have come to require what a user does not have: that is told when its data changes, not before.
    if (members && !isSame(members, before)) requirePresent(attributes, members, `${id}:`);
  }
}

function requirePresent(table: AttributeTable, members: JsonObject, prefix: string): void {
  for (const attribute of table.values()) {
    const value = members[attribute.name];
    if (value === undefined) {
      if (attribute.required && attribute.mutability !== "readOnly") {
        throw invalidValue(`${prefix}${attribute.name} is required.`);
      }
      continue;
    }
    if (attribute.subAttributes === undefined) continue;
    for (const one of valuesOf(value)) {
      if (isObject(one)) {
        requirePresent(subAttributesOf(attribute), one as JsonObject, `${prefix}${attribute.name}.`);
      }
    }
  }
}

/** An immutable attribute that has a value keeps it (RFC 7643 §2.2). */
function requireKept(table: AttributeTable, after: JsonObject, before: JsonObject, prefix: string): void {
  for (const attribute of table.values()) {
    const [old, fresh] = [before[attribute.name], after[attribute.name]];
    const name = `${prefix}${attribute.name}`;
    if (attribute.mutability === "immutable" && old !== undefined && !isSame(old, fresh)) {
      throw readOnly(`${name} cannot be changed once it has a value.`);
    }
    if (attribute.type !== "complex" || attribute.multiValued || !isObject(old)) continue;
    const kept = isObject(fresh) ? (fresh as JsonObject) : {};
    requireKept(subAttributesOf(attribute), kept, old as JsonObject, `${name}.`);
  }
}

function membersOf(document: JsonObject | undefined, urn: string): JsonObject | undefined {
  const members = document?.[urn];
  return isObject(members) ? (members as JsonObject) : undefined;
}

function valuesOf(value: JsonValue): readonly JsonValue[] {
  return Array.isArray(value) ? value : [value];
}

/** Whether two values are equal; those of a multi-valued attribute in any order (RFC 7643 §2.4). */
function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return textOf(a) === textOf(b);
}

function textOf(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return JSON.stringify(value.map(identityOf).sort());
  if (!isObject(value)) return identityOf(value);
  const members = Object.entries(value).map(([name, member]) => [name, textOf(member as JsonValue)]);
  return JSON.stringify(members.sort());
}
