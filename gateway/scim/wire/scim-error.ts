import { HttpError } from "../../http/surface";

/** The error keywords of RFC 7644 §3.12, table 9, and of RFC 9865 §2.1. */
export type ScimType =
  | "invalidFilter"
  | "tooMany"
  | "uniqueness"
  | "mutability"
  | "invalidSyntax"
  | "invalidPath"
  | "noTarget"
  | "invalidValue"
  | "invalidCursor"
  | "expiredCursor"
  | "invalidCount";

/** A request that the protocol itself refuses, before any domain decision. The detail is for the client to read. */
export class ScimError extends HttpError {
  constructor(
    status: number,
    detail: string,
    readonly scimType?: ScimType,
  ) {
    super(status, detail, {}, scimType);
  }
}

export function invalidValue(detail: string): ScimError {
  return new ScimError(400, detail, "invalidValue");
}

export function invalidSyntax(detail: string): ScimError {
  return new ScimError(400, detail, "invalidSyntax");
}

export function invalidPath(detail: string): ScimError {
  return new ScimError(400, detail, "invalidPath");
}

export function invalidFilter(detail: string): ScimError {
  return new ScimError(400, detail, "invalidFilter");
}

export function readOnly(detail: string): ScimError {
  return new ScimError(400, detail, "mutability");
}

export function noTarget(detail: string): ScimError {
  return new ScimError(400, detail, "noTarget");
}
