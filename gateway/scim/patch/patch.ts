/**
 * PATCH of a user (RFC 7644 §3.5.2): a PatchOp and a document → the new document. Pure, and all or nothing: the given
 * document is never touched. The dialects of large clients are understood: capitalised operations, quoted booleans,
 * dotted and URN-qualified names as keys, "" to clear, value paths whose value does not exist yet.
 */

import type { JsonObject } from "../../domain/traits";
import type { UserDocument } from "../../domain/users";
import { type PatchPath, parsePath, targetOf } from "../filter/path";
import { assertSize, finishUser } from "../resource/resource";
import { isHollow, noteOnce } from "../resource/value";
import type { Attribute } from "../schemas/attribute";
import type { ResourceSchema } from "../schemas/resource-schema";
import { isObject } from "../wire/json";
import { invalidSyntax, invalidValue, readOnly } from "../wire/scim-error";
import { applyToElements } from "./patch-elements";
import { assign, dropStaleReference, isEmpty, merge, objectIn } from "./patch-members";
import { type PatchOperation, parsePatchRequest } from "./patch-request";

/** More than any client changes in one user; bounds the work that one request can cause. */
const MAX_OPERATIONS = 200;

/** A PatchOp that has been read and waits for the user it is meant for. */
export type UserPatch = readonly PatchOperation[];

/** @throws ScimError 400 invalidSyntax or noTarget, 413 for more than a user can hold */
export function parseUserPatch(body: unknown): UserPatch {
  const patch = parsePatchRequest(body, MAX_OPERATIONS);
  assertSize(patch);
  return patch;
}

/**
 * @param schema the User of the integration
 * @param profile the user's document as `parseUser` made it; left as it is
 * @throws ScimError 400 invalidPath, invalidFilter, noTarget, mutability or invalidValue
 */
export function patchUser(
  schema: ResourceSchema,
  id: string,
  profile: JsonObject,
  patch: UserPatch,
): UserDocument {
  const draft = { schema, id, document: structuredClone(profile) };
  for (const operation of patch) applyOperation(draft, operation);
  return finishUser(schema, draft.document, profile);
}

/** The user as the operations so far have made it; `document` is changed in place. */
interface Draft {
  readonly schema: ResourceSchema;
  readonly id: string;
  readonly document: JsonObject;
}

function applyOperation(draft: Draft, operation: PatchOperation): void {
  if (operation.path !== undefined) {
    applyAt(draft, parsePath(draft.schema, operation.path), operation);
    return;
  }
  const { value } = operation;
  if (!isObject(value)) throw invalidSyntax('Without a "path", "value" must be an object of attributes.');
  const given = new Set<string>();
  for (const [name, member] of Object.entries(value)) {
    const path = parsePath(draft.schema, name);
    noteOnce(given, targetOf(path), name);
    if (isReadOnly(path)) assertSameId(path, member, draft.id);
    else applyAt(draft, path, { op: operation.op, value: member }, given);
  }
}

/** Clients repeat what they read: read-only attributes are passed over, but another id is no mistake to pass over. */
function assertSameId({ attribute }: PatchPath, value: unknown, id: string): void {
  if (attribute?.name === "id" && value !== id) throw readOnly("id cannot be changed.");
}

function isReadOnly({ attribute, subAttribute }: PatchPath): boolean {
  return attribute?.mutability === "readOnly" || subAttribute?.mutability === "readOnly";
}

type Change = Pick<PatchOperation, "op" | "value">;

/** @param given what the object that the change is part of has given a value for so far */
function applyAt(draft: Draft, path: PatchPath, change: Change, given = new Set<string>()): void {
  if (isReadOnly(path)) throw readOnly(`${path.subAttribute?.name ?? path.attribute?.name} is read-only.`);
  const { extension, attribute } = path;
  if (attribute === undefined) {
    applyToSchema(draft, path, change, given);
    return;
  }
  const { document } = draft;
  const container = extension ? objectIn(document, extension.id) : document;
  if (attribute.multiValued) applyToElements(container, { ...path, ...change, attribute });
  else applyToSingular(container, attribute, path.subAttribute, change);
  if (extension && Object.keys(container).length === 0) delete document[extension.id];
}

/** The path is a URN alone: an extension as a whole, or the core attributes. */
function applyToSchema(
  draft: Draft,
  { extension }: PatchPath,
  { op, value }: Change,
  given: Set<string>,
): void {
  const clear = op === "remove" || isEmpty(value);
  if (clear && extension === undefined) throw invalidValue("A user cannot be removed by PATCH; use DELETE.");
  if (clear && extension !== undefined) {
    delete draft.document[extension.id];
    return;
  }
  const { id } = extension ?? draft.schema.base;
  if (!isObject(value)) throw invalidValue(`${id} must be an object.`);
  for (const [name, member] of Object.entries(value)) {
    const path = parsePath(draft.schema, `${id}:${name}`);
    noteOnce(given, targetOf(path), name);
    if (!isReadOnly(path)) applyAt(draft, path, { op, value: member });
  }
}

function applyToSingular(
  container: JsonObject,
  attribute: Attribute,
  subAttribute: Attribute | undefined,
  { op, value }: Change,
): void {
  const given = op === "remove" ? undefined : value;
  if (attribute.type !== "complex") {
    assign(container, attribute, given);
    return;
  }
  const whole = subAttribute === undefined;
  if (whole && isEmpty(given)) {
    delete container[attribute.name];
    return;
  }
  const members = objectIn(container, attribute.name);
  const before = { ...members };
  if (whole) merge(members, attribute, given);
  else assign(members, subAttribute, given);
  dropStaleReference(members, before);
  if (isHollow(attribute, members)) delete container[attribute.name];
}
