/** The PatchOp message (RFC 7644 §3.5.2): an ordered list of operations. */

import { parseUris } from "../resource/resource";
import { isObject, soleMemberOf } from "../wire/json";
import { invalidSyntax, noTarget } from "../wire/scim-error";

export const PATCH_OP_URN = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** Characters of all paths together: 10,000 operations that choose a member by its id need half of it. */
const MAX_PATHS = 1024 * 1024;

export interface PatchOperation {
  readonly op: "add" | "replace" | "remove";
  /** Absent: the value is an object of attributes of the resource. */
  readonly path?: string;
  readonly value: unknown;
}

/**
 * Member names and `op` are read without case: one large client sends "Add".
 * @param most how many operations are taken in one request
 * @throws ScimError 400 invalidSyntax; noTarget for a removal that says not what
 */
export function parsePatchRequest(body: unknown, most: number): PatchOperation[] {
  if (!isObject(body)) throw invalidSyntax("The body must be a JSON object: a PatchOp.");
  if (!parseUris(soleMemberOf(body, "schemas")).includes(PATCH_OP_URN.toLowerCase())) {
    throw invalidSyntax(`"schemas" must name ${PATCH_OP_URN}.`);
  }
  const operations = soleMemberOf(body, "Operations");
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalidSyntax('"Operations" must be an array of at least one operation.');
  }
  if (operations.length > most) {
    throw invalidSyntax(`A PatchOp may hold at most ${most} operations.`);
  }
  const parsed = operations.map(parseOperation);
  if (parsed.reduce((sum, { path = "" }) => sum + path.length, 0) > MAX_PATHS) {
    throw invalidSyntax(`The paths of a PatchOp may hold at most ${MAX_PATHS} characters together.`);
  }
  return parsed;
}

function parseOperation(operation: unknown, index: number): PatchOperation {
  const at = `Operations[${index}]`;
  if (!isObject(operation)) throw invalidSyntax(`${at} must be an object.`);
  const op = parseOp(soleMemberOf(operation, "op"), at);
  const path = soleMemberOf(operation, "path") ?? undefined;
  if (path !== undefined && typeof path !== "string") throw invalidSyntax(`${at}.path must be a string.`);
  const value = soleMemberOf(operation, "value");
  // Some clients send an empty path where they mean none.
  if (path === undefined || path.trim() === "") {
    if (op === "remove") throw noTarget(`${at} must say in "path" what to remove.`);
    return { op, value };
  }
  if (op !== "remove" && value === undefined) throw invalidSyntax(`${at} must have a "value".`);
  return { op, path, value };
}

function parseOp(op: unknown, at: string): PatchOperation["op"] {
  const name = typeof op === "string" ? op.toLowerCase() : "";
  if (name === "add" || name === "replace" || name === "remove") return name;
  throw invalidSyntax(`${at}.op must be add, replace or remove.`);
}
