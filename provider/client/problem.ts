/** Reading what the gateway says when it refuses: problem details, RFC 9457. */
import { ApiError, type FieldFault, NoGatewayError } from "./errors";
import type { Answer } from "./transport";

export type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object in a text, or undefined when it holds none. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The error that an answer other than 2xx stands for: the gateway's refusal, or that of what stands in its place or in
 * between, whose words count for nothing.
 */
export function parseRefusal(answer: Answer): ApiError | NoGatewayError {
  const { status, headers } = answer;
  const problem = parseProblem(answer);
  if (problem ? problem.code === "no-route" : isMisdirected(status)) return noGateway(answer);
  return new ApiError({
    status,
    code: problem?.code ?? `http-${status}`,
    detail: text(problem?.body.detail) ?? `The gateway answered ${status} without saying why.`,
    requestId: text(problem?.body.request_id) ?? text(headers["x-request-id"]),
    errors: Array.isArray(problem?.body.errors) ? problem.body.errors.flatMap(parseFault) : [],
    made: text(problem?.body.made),
  });
}

/** For an answer that no gateway gives, or only at a path that it does not serve. */
export function noGateway(answer: Answer): NoGatewayError {
  const { asked, endpoint, status } = answer;
  if (parseProblem(answer)?.code !== "no-route") {
    return new NoGatewayError(`${asked} was answered with ${status}, and not as a gateway does.`, endpoint);
  }
  return new NoGatewayError(`A gateway answered, but it has nothing at ${asked}.`, endpoint, asked);
}

/** Statuses by which whatever is not the gateway says that it has no such place. */
function isMisdirected(status: number): boolean {
  return (status >= 300 && status < 400) || status === 404 || status === 405 || status === 410;
}

interface Problem {
  /** `urn:rollcall:problem:already-exists` → `already-exists`. */
  readonly code: string;
  readonly body: JsonObject;
}

/** The problem details of a gateway, told apart from those of others by media type and type. */
function parseProblem({ headers, body }: Answer): Problem | undefined {
  const [mediaType = ""] = (headers["content-type"] ?? "").split(";", 1);
  if (mediaType.trim().toLowerCase() !== "application/problem+json") return undefined;
  const parsed = parseObject(body);
  const code = text(parsed?.type)?.match(/^urn:rollcall:problem:([a-z0-9-]+)$/)?.[1];
  return parsed !== undefined && code !== undefined ? { code, body: parsed } : undefined;
}

function parseFault(fault: unknown): FieldFault[] {
  if (!isObject(fault)) return [];
  const pointer = text(fault.pointer);
  const detail = text(fault.detail);
  return pointer !== undefined && detail !== undefined ? [{ pointer, detail }] : [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
