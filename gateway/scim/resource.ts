/** A whole User as a client sends it to be created or to replace another (RFC 7644 §3.3, §3.5.1). */

import type { JsonObject, JsonValue } from "../domain/traits";
import type { UserDocument } from "../domain/users";
import { isObject, memberOf } from "./json";
import {
  type AttributeTable,
  extensionOf,
  type ResourceSchema,
  subAttributesOf,
  USER,
} from "./schemas/resource-schema";
import { invalidSyntax, invalidValue, ScimError } from "./scim-error";
import { distinct, parseMembers } from "./value";

/** Schema URIs of SCIM 1.1 that stand in the templates of clients which otherwise speak 2.0. */
const LEGACY_URNS: ReadonlySet<string> = new Set(["urn:scim:schemas:core:1.0"]);

/** Characters of a user's document: more than any directory sends, and little enough for a page of a thousand. */
const MAX_PROFILE = 256 * 1024;

/**
 * @param active what `active` is when the request does not say: true for a new user, the present value in a replacement,
 *   so that leaving it out never lets a deactivated user in again
 * @throws ScimError 400 invalidSyntax for what is no User at all, invalidValue naming the attribute
 */
export function parseUser(body: unknown, active = true): UserDocument {
  const message = parseEnvelope(USER, body);
  const draft = parseMembers(USER.base.attributes, message, "");
  for (const [key, value] of Object.entries(message)) {
    const extension = extensionOf(USER, key);
    if (extension === undefined || value === null) continue;
    if (!isObject(value)) throw invalidValue(`${extension.id} must be an object.`);
    draft[extension.id] = parseMembers(extension.attributes, value, extension.id);
  }
  return finishUser(draft, active);
}

/**
 * What a User is however it came about, by POST, PUT or PATCH: required attributes are there, no value twice, and names
 * in the order of the schema, so that equal users have equal text.
 * @throws ScimError 400 invalidValue for the first required attribute that has no value, 413 for too large a document
 */
export function finishUser(draft: JsonObject, active: boolean): UserDocument {
  const ordered = inOrder(USER.base.attributes, { ...draft, active: draft.active ?? active });
  const { password, schemas: _, ...core } = ordered;
  const profile: JsonObject = { schemas: [USER.base.id], ...core };
  for (const { id, attributes } of USER.extensions) {
    const members = inOrder(attributes, (draft[id] ?? {}) as JsonObject);
    if (Object.keys(members).length === 0) continue;
    profile[id] = members;
    (profile.schemas as JsonValue[]).push(id);
  }
  assertSize(profile);
  return {
    userName: requiredText(core, "userName"),
    externalId: textOf(core, "externalId"),
    displayName: textOf(core, "displayName"),
    active: profile.active === true,
    profile,
    ...(typeof password === "string" ? { password } : {}),
  };
}

/** @throws ScimError 413 for what is larger than a user may be */
export function assertSize(document: object): void {
  if (JSON.stringify(document).length > MAX_PROFILE) {
    throw new ScimError(413, `A user may hold at most ${MAX_PROFILE} characters.`);
  }
}

function inOrder(table: AttributeTable, members: JsonObject): JsonObject {
  const ordered: JsonObject = {};
  for (const attribute of table.values()) {
    const value = members[attribute.name];
    if (value === undefined) continue;
    const sort = (one: JsonValue) =>
      isObject(one) ? inOrder(subAttributesOf(attribute), one as JsonObject) : one;
    ordered[attribute.name] = Array.isArray(value) ? distinct(value.map(sort)) : sort(value);
  }
  return ordered;
}

function textOf(members: JsonObject, name: string): string | null {
  const value = members[name];
  return typeof value === "string" ? value : null;
}

function requiredText(members: JsonObject, name: string): string {
  const value = textOf(members, name);
  if (value === null) throw invalidValue(`${name} is required.`);
  return value;
}

/**
 * Checks what every resource a client sends has in common: it is an object, and `schemas` names its base schema.
 * Unknown schema URIs are passed over.
 * @throws ScimError 400 invalidSyntax
 */
export function parseEnvelope(schema: ResourceSchema, body: unknown): Record<string, unknown> {
  if (!isObject(body)) throw invalidSyntax(`The body must be a JSON object: a ${schema.name}.`);
  const uris = parseUris(memberOf(body, "schemas"));
  const wanted = schema.base.id.toLowerCase();
  if (!uris.some((uri) => uri === wanted || LEGACY_URNS.has(uri))) {
    throw invalidSyntax(`"schemas" must name ${schema.base.id}.`);
  }
  return body;
}

/** The URIs of a message's `schemas`, in lower case. @throws ScimError 400 invalidSyntax */
export function parseUris(schemas: unknown): string[] {
  if (!Array.isArray(schemas) || !schemas.every((uri) => typeof uri === "string")) {
    throw invalidSyntax('"schemas" must be an array of schema URIs.');
  }
  return schemas.map((uri) => uri.toLowerCase());
}
