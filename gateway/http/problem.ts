/** Errors as RFC 9457 problem details: the dialect of the management API, and of paths that belong to no surface. */
import { STATUS_CODES } from "node:http";
import type { Response } from "express";
import { Refusal, type RefusalCode, StoreUnavailable } from "../domain/errors";
import { sendJson } from "./json";
import { HttpError, type RequestContext } from "./surface";
import { type FieldFault, InvalidBody } from "./validation";

const PROBLEM_JSON = "application/problem+json";

/** The HTTP status that each refusal of the domain has on the management API. */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
  "invalid-value": 400,
  "not-found": 404,
  "already-exists": 409,
  "near-miss": 409,
  "no-such-list": 400,
  "unknown-members": 400,
  immutable: 400,
  "wrong-type": 409,
  "in-use": 409,
  frozen: 409,
  cycle: 400,
  stale: 412,
  forbidden: 403,
  limit: 400,
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** The last part of `type`: stable across releases. */
  readonly code: string;
  readonly request_id: string;
  readonly errors?: readonly FieldFault[];
  /** Member ids that do not exist. */
  readonly unknown?: readonly string[];
}

/** Answers any error as problem+json. */
export function renderProblem(error: unknown, context: Pick<RequestContext, "id">, response: Response): void {
  const { headers, ...problem } = toProblem(error, context.id);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendJson(response, problem.status, problem, PROBLEM_JSON);
}

function toProblem(error: unknown, requestId: string): Problem & { headers: Record<string, string> } {
  if (error instanceof Refusal) {
    const status = REFUSAL_STATUS[error.code];
    return { ...head(error.code, status, error.message, requestId), ...refusalDetails(error), headers: {} };
  }
  if (error instanceof InvalidBody) {
    return { ...head("invalid-body", 400, error.message, requestId), errors: error.errors, headers: {} };
  }
  if (error instanceof HttpError) {
    return { ...head(codeOf(error), error.status, error.message, requestId), headers: { ...error.headers } };
  }
  if (error instanceof StoreUnavailable) {
    const headers = { "Retry-After": String(Math.ceil(error.retryAfter)) };
    return {
      ...head("unavailable", 503, "The store cannot answer now. Nothing was changed.", requestId),
      headers,
    };
  }
  const detail =
    "Something went wrong here, not with the request. The log has the cause under this request id.";
  return { ...head("internal", 500, detail, requestId), headers: {} };
}

function head(code: string, status: number, detail: string, requestId: string): Problem {
  const title = STATUS_CODES[status] ?? "Error";
  const instance = `urn:rollcall:request:${requestId}`;
  return {
    type: `urn:rollcall:problem:${code}`,
    title,
    status,
    detail,
    instance,
    code,
    request_id: requestId,
  };
}

function refusalDetails(error: Refusal): Partial<Problem> {
  const { field, unknown } = error.details;
  return {
    ...(field ? { errors: [{ pointer: pointerOfField(field), detail: error.message }] } : {}),
    ...(unknown ? { unknown } : {}),
  };
}

/** `owners[0].name` → `/owners/0/name`. */
function pointerOfField(field: string): string {
  return `/${field.replace(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`;
}

function codeOf(error: HttpError): string {
  return (
    error.code?.replaceAll("_", "-") ??
    (STATUS_CODES[error.status] ?? "error").toLowerCase().replaceAll(" ", "-")
  );
}
