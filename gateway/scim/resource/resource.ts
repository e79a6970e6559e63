/** A whole User as a client sends it to be created or to replace another (RFC 7644 §3.3, §3.5.1). */

import type { JsonObject, JsonValue } from "../../domain/traits";
import type { UserDocument } from "../../domain/users";
import {
  type AttributeTable,
  extensionOf,
  isUrn,
  type ResourceSchema,
  subAttributesOf,
} from "../schemas/resource-schema";
import { isObject, soleMemberOf } from "../wire/json";
import { invalidSyntax, invalidValue, ScimError } from "../wire/scim-error";
import { requireConstraints } from "./constraints";
import { distinct, noteOnce, parseMembers } from "./value";

/**
 * Schema URIs that are taken for the one of SCIM 2.0: that of SCIM 1.1 stands in the templates of clients which otherwise speak
 * 2.0, the other in an example of RFC 7644 §3.7.3.
 */
const OTHER_URNS: ReadonlySet<string> = new Set([
  "urn:scim:schemas:core:1.0",
  "urn:ietf:params:scim:api:messages:2.0:user",
]);

/** Characters of a user's document: more than any directory sends, and little enough for a page of a thousand. */
const MAX_PROFILE = 256 * 1024;

/**
 * @param schema the User of the integration
 * @param present the document that a replacement replaces; absent for a new user
 * @throws ScimError 400 invalidSyntax for what is no User at all, invalidValue or mutability naming the attribute
 */
export function parseUser(schema: ResourceSchema, body: unknown, present?: JsonObject): UserDocument {
  const message = parseEnvelope(schema, body);
  const draft = parseMembers(schema.base.attributes, message, "");
  const given = new Set<string>();
  for (const [key, value] of Object.entries(message)) {
    const extension = extensionOf(schema, key);
    if (extension === undefined) continue;
    noteOnce(given, extension.id, extension.id);
    if (value === null) continue;
    if (!isObject(value)) throw invalidValue(`${extension.id} must be an object.`);
    draft[extension.id] = parseMembers(extension.attributes, value, extension.id);
  }
  return finishUser(schema, draft, present);
}

/**
 * What a User is however it came about, by POST, PUT or PATCH: required attributes are there, immutable ones as they were,
 * no value twice, and names in the order of the schema, so that equal users have equal text.
 * @param present the document as it was; absent for a new user
 * @throws ScimError 400 invalidValue for the first required attribute that has no value, mutability for an immutable one
 *   that changed, 413 for too large a document
 */
export function finishUser(schema: ResourceSchema, draft: JsonObject, present?: JsonObject): UserDocument {
  // Leaving `active` out never lets a deactivated user in again.
  const active = draft.active ?? present?.active ?? true;
  const { password, schemas: _, ...core } = inOrder(schema.base.attributes, { ...draft, active });
  const extensions = { ...hiddenIn(schema, present), ...extensionsIn(schema, draft) };
  const urns = Object.keys(extensions).sort();
  const profile: JsonObject = { schemas: [schema.base.id, ...urns], ...core };
  for (const urn of urns) profile[urn] = extensions[urn] ?? {};
  requireConstraints(schema, profile, present);
  assertSize(profile);
  return {
    userName: textOf(core, "userName") ?? "",
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

/** What the document holds of each extension of the schema. */
function extensionsIn({ extensions }: ResourceSchema, draft: JsonObject): JsonObject {
  const found: JsonObject = {};
  for (const { id, attributes } of extensions) {
    const members = inOrder(attributes, (draft[id] ?? {}) as JsonObject);
    if (Object.keys(members).length > 0) found[id] = members;
  }
  return found;
}

/** Data of extensions that the integration no longer declares: not a client's to see, nor to clear. */
function hiddenIn(schema: ResourceSchema, present: JsonObject = {}): JsonObject {
  return Object.fromEntries(
    Object.entries(present).filter(
      ([name]) => isUrn(name) && !schema.extensions.some(({ id }) => id === name),
    ),
  );
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

/**
 * Checks what every resource a client sends has in common: it is an object, and `schemas` names its base schema.
 * Unknown schema URIs are passed over.
 * @returns its attributes, those of the base schema without their URN
 * @throws ScimError 400 invalidSyntax; invalidValue for what is given with the URN and without
 */
export function parseEnvelope(schema: ResourceSchema, body: unknown): Record<string, unknown> {
  if (!isObject(body)) throw invalidSyntax(`The body must be a JSON object: a ${schema.name}.`);
  const uris = parseUris(soleMemberOf(body, "schemas"));
  const wanted = schema.base.id.toLowerCase();
  if (!uris.some((uri) => uri === wanted || OTHER_URNS.has(uri))) {
    throw invalidSyntax(`"schemas" must name ${schema.base.id}.`);
  }
  return unfold(body, schema.base.id);
}

/** Some clients put the base schema's attributes under its URN, as an extension's stand under theirs (RFC 7643 §3.3). */
function unfold(body: Record<string, unknown>, urn: string): Record<string, unknown> {
  const folded = soleMemberOf(body, urn, (name) => invalidValue(`${name} is given more than once.`)) ?? {};
  if (!isObject(folded)) throw invalidValue(`${urn} must be an object.`);
  const names = Object.keys(folded);
  if (names.length === 0) return body;
  const given = new Set(Object.keys(body).map((name) => name.toLowerCase()));
  for (const name of names) noteOnce(given, name.toLowerCase(), name);
  return { ...body, ...folded };
}

/** The URIs of a message's `schemas`, in lower case. @throws ScimError 400 invalidSyntax */
export function parseUris(schemas: unknown): string[] {
  if (!Array.isArray(schemas) || !schemas.every((uri) => typeof uri === "string")) {
    throw invalidSyntax('"schemas" must be an array of schema URIs.');
  }
  return schemas.map((uri) => uri.toLowerCase());
}
