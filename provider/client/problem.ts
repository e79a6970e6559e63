/** Reading what the gateway says when it refuses: problem details, RFC 9457. */
import { ApiError, type FieldFault } from "./errors";
import type { Answer } from "./transport";

/** The JSON object in a text, or undefined when it holds none. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The error that an answer other than 2xx stands for; also when something in between answered, and not in JSON. */
export function parseApiError(answer: Answer): ApiError {
  const problem = parseObject(answer.body) ?? {};
  const { status } = answer;
  return new ApiError({
    status,
    code: text(problem.code) ?? typeCode(problem.type) ?? `http-${status}`,
    detail: text(problem.detail) ?? `The gateway answered ${status} without saying why.`,
    requestId: text(problem.request_id) ?? text(answer.headers["x-request-id"]),
    errors: Array.isArray(problem.errors) ? problem.errors.flatMap(parseFault) : [],
  });
}

function parseFault(fault: unknown): FieldFault[] {
  if (!isObject(fault)) return [];
  const pointer = text(fault.pointer);
  const detail = text(fault.detail);
  return pointer !== undefined && detail !== undefined ? [{ pointer, detail }] : [];
}

/** `urn:rollcall:problem:already-exists` → `already-exists`. */
function typeCode(type: unknown): string | undefined {
  return text(type)?.match(/^urn:rollcall:problem:([a-z-]+)$/)?.[1];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
