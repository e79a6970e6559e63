/** Every error as a SCIM Error (RFC 7644 §3.12). */
import type { Response } from "express";
import { Refusal, type RefusalCode, StoreUnavailable } from "../../domain/errors";
import { sendJson } from "../../http/json";
import { HttpError, type RequestContext } from "../../http/surface";
import { SCIM_MEDIA_TYPE } from "./media-type";
import { ScimError, type ScimType } from "./scim-error";

export const ERROR_URN = "urn:ietf:params:scim:api:messages:2.0:Error";

/** What an error comes to, before it is written out. */
export interface Rendering {
  readonly status: number;
  readonly scimType?: ScimType;
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const REFUSALS: Readonly<Record<RefusalCode, readonly [status: number, scimType?: ScimType]>> = {
  "invalid-value": [400, "invalidValue"],
  "not-found": [404],
  "already-exists": [409, "uniqueness"],
  "near-miss": [400, "invalidValue"],
  "no-such-list": [400, "invalidValue"],
  "unknown-members": [400, "invalidValue"],
  immutable: [400, "mutability"],
  "wrong-type": [403],
  "in-use": [409],
  frozen: [409],
  "mass-removal": [403],
  cycle: [400, "invalidValue"],
  stale: [412],
  forbidden: [403],
  limit: [413],
};

/** Answers any error; one that nobody foresaw is told to the client by the request's id alone. */
export function renderError(error: unknown, context: Pick<RequestContext, "id">, response: Response): void {
  const { status, scimType, detail, headers = {} } = outcomeOf(error, context.id);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendJson(response, status, errorBody(status, detail, scimType), SCIM_MEDIA_TYPE);
}

/** `status` is a string (RFC 7644 §3.12). */
export function errorBody(status: number, detail: string, scimType?: ScimType): object {
  return { schemas: [ERROR_URN], status: String(status), ...(scimType ? { scimType } : {}), detail };
}

/** How any error is told to a client. */
export function outcomeOf(error: unknown, requestId: string): Rendering {
  if (error instanceof Refusal) {
    const [status, scimType] = REFUSALS[error.code];
    return { status, scimType, detail: sentence(error.message) };
  }
  if (error instanceof HttpError) {
    const { status, message: detail, headers } = error;
    return { status, scimType: scimTypeOf(error), detail, headers };
  }
  if (error instanceof StoreUnavailable) {
    const headers = { "Retry-After": String(Math.ceil(error.retryAfter)) };
    return { status: 503, detail: "The service cannot answer now; try again.", headers };
  }
  return { status: 500, detail: `The request failed. Its id is ${requestId}.` };
}

/** A request that http itself finds malformed is bad syntax to a SCIM client. */
function scimTypeOf(error: HttpError): ScimType | undefined {
  if (error instanceof ScimError) return error.scimType;
  return error.status === 400 ? "invalidSyntax" : undefined;
}

/** Refusals are written as parts of sentences; the name of an attribute keeps its spelling. */
function sentence(message: string): string {
  const text = /^[a-z]+[A-Z]/.test(message) ? message : message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
