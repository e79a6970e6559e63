/** The BulkRequest message (RFC 7644 §3.7): operations on resources, in order. */

import { PATCH_OP_URN } from "../patch/patch-request";
import { parseUris } from "../resource/resource";
import { isObject, soleMemberOf } from "../wire/json";
import { invalidSyntax, invalidValue, ScimError } from "../wire/scim-error";

const BULK_REQUEST_URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";

/** Operations in one request. */
export const MAX_OPERATIONS = 1_000;

/** One operation as it was asked for; whether it can be done is seen when it is its turn. */
export interface BulkOperation {
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  /** By which other operations refer to what this one creates. */
  readonly bulkId?: string;
  /** As If-Match would have it. */
  readonly version?: string;
  readonly data: unknown;
}

export interface BulkRequest {
  readonly operations: readonly BulkOperation[];
  /** After so many failed operations no other is begun. */
  readonly failOnErrors: number;
}

/** @throws ScimError 400 invalidSyntax, invalidValue; 413 tooMany for more than `MAX_OPERATIONS` */
export function parseBulkRequest(body: unknown): BulkRequest {
  if (!isObject(body)) throw invalidSyntax("The body must be a JSON object: a BulkRequest.");
  if (!parseUris(soleMemberOf(body, "schemas")).includes(BULK_REQUEST_URN.toLowerCase())) {
    throw invalidSyntax(`"schemas" must name ${BULK_REQUEST_URN}.`);
  }
  const operations = soleMemberOf(body, "Operations");
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalidSyntax('"Operations" must be an array of at least one operation.');
  }
  if (operations.length > MAX_OPERATIONS) {
    throw new ScimError(413, `A bulk may hold at most ${MAX_OPERATIONS} operations.`, "tooMany");
  }
  const parsed = operations.map(parseOperation);
  requireDistinct(parsed);
  return { operations: parsed, failOnErrors: parseFailOnErrors(soleMemberOf(body, "failOnErrors")) };
}

function parseOperation(operation: unknown, index: number): BulkOperation {
  const at = `Operations[${index}]`;
  if (!isObject(operation)) throw invalidSyntax(`${at} must be an object.`);
  const text = (name: string): string | undefined => {
    const value = soleMemberOf(operation, name) ?? undefined;
    if (value === undefined || typeof value === "string") return value;
    throw invalidSyntax(`${at}.${name} must be a string.`);
  };
  const [method, path] = [text("method"), text("path")];
  if (method === undefined || path === undefined) {
    throw invalidSyntax(`${at} must have a "method" and a "path".`);
  }
  const asked = { method: method.toUpperCase(), path, bulkId: text("bulkId"), version: text("version") };
  return { ...asked, data: dataOf(asked.method, soleMemberOf(operation, "data")) };
}

/** RFC 7644 §3.7.3 shows a PATCH whose data are its operations, without the message around them. */
function dataOf(method: string, data: unknown): unknown {
  if (method !== "PATCH" || !Array.isArray(data)) return data;
  return { schemas: [PATCH_OP_URN], Operations: data };
}

/** A reference must not be able to mean one of two. */
function requireDistinct(operations: readonly BulkOperation[]): void {
  const seen = new Set<string>();
  for (const { bulkId } of operations) {
    if (bulkId === undefined) continue;
    if (seen.has(bulkId)) throw invalidValue(`The bulkId ${bulkId} is given to more than one operation.`);
    seen.add(bulkId);
  }
}

function parseFailOnErrors(value: unknown): number {
  if (value === undefined || value === null) return Number.POSITIVE_INFINITY;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  throw invalidValue("failOnErrors must be a whole number from 1.");
}
