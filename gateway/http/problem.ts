/** Errors as RFC 9457 problem details: the dialect of the management API, and of paths that belong to no surface. */
import { STATUS_CODES } from "node:http";
import type { Response } from "express";
import { Refusal, type RefusalCode, StoreUnavailable } from "../domain/errors";
import { sendJson } from "./json";
import { HttpError, NoRoute, type RequestContext } from "./surface";
import { type FieldFault, InvalidBody } from "./validation";

const PROBLEM_JSON = "application/problem+json";

/** The HTTP status that each refusal of the domain has on the management API. */
const REFUSAL_STATUS: Readonly<Record<RefusalCode, number>> = {
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
  "mass-removal": 409,
  cycle: 400,
  stale: 412,
  forbidden: 403,
  limit: 400,
};

/** What a client gets; `problem` in the management contract describes it. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  /** Stable across releases, unlike the detail. */
  readonly code: string;
  readonly request_id: string;
  readonly errors?: readonly FieldFault[];
  /** Member ids that do not exist. */
  readonly unknown?: readonly string[];
  /** Id of what the Idempotency-Key stands for. */
  readonly made?: string;
}

/** What an error comes to, before it is written out. */
interface Outcome {
  readonly code: string;
  readonly status: number;
  readonly detail: string;
  readonly more?: Pick<Problem, "errors" | "unknown" | "made">;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers any error as problem+json. */
export function renderProblem(error: unknown, context: Pick<RequestContext, "id">, response: Response): void {
  const outcome = outcomeOf(error);
  for (const [name, value] of Object.entries(outcome.headers ?? {})) response.setHeader(name, value);
  sendJson(response, outcome.status, toProblem(outcome, context.id), PROBLEM_JSON);
}

function toProblem({ code, status, detail, more }: Outcome, requestId: string): Problem {
  return {
    type: `urn:rollcall:problem:${code}`,
    title: STATUS_CODES[status] ?? "Error",
    status,
    detail,
    instance: `urn:rollcall:request:${requestId}`,
    code,
    request_id: requestId,
    ...more,
  };
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof Refusal) {
    const { code, message: detail } = error;
    return { code, status: REFUSAL_STATUS[code], detail, more: refusalDetails(error) };
  }
  if (error instanceof InvalidBody) {
    return { code: "invalid-body", status: 400, detail: error.message, more: { errors: error.errors } };
  }
  if (error instanceof HttpError) {
    return { code: codeOf(error), status: error.status, detail: error.message, headers: error.headers };
  }
  if (error instanceof StoreUnavailable) {
    const headers = { "Retry-After": String(Math.ceil(error.retryAfter)) };
    return {
      code: "unavailable",
      status: 503,
      detail: "The store cannot answer now. Nothing was changed.",
      headers,
    };
  }
  const detail =
    "Something went wrong here, not with the request. The log has the cause under this request id.";
  return { code: "internal", status: 500, detail };
}

function refusalDetails(error: Refusal): Outcome["more"] {
  const { field, unknown, made } = error.details;
  return {
    ...(field ? { errors: [{ pointer: pointerOfField(field), detail: error.message }] } : {}),
    ...(unknown ? { unknown } : {}),
    ...(made ? { made } : {}),
  };
}

/** `owners[0].name` → `/owners/0/name`. */
function pointerOfField(field: string): string {
  return `/${field.replace(/\[(\d+)\]/g, ".$1").replaceAll(".", "/")}`;
}

function codeOf(error: HttpError): string {
  if (error instanceof NoRoute) return "no-route";
  return (
    error.code?.replaceAll("_", "-") ??
    (STATUS_CODES[error.status] ?? "error").toLowerCase().replaceAll(" ", "-")
  );
}
