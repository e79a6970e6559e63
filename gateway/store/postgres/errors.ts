/** What PostgreSQL and its driver report, in the store's words. */
import { types } from "node:util";
import { Refusal, StoreUnavailable } from "../../domain/errors";
import { Conflict } from "../session";

/** Others were in the way: the same command succeeds when it is run again. */
export class Contention extends StoreUnavailable {}

/** The connection ended before anything was to be kept. */
export class ConnectionLost extends StoreUnavailable {}

/** SQLSTATE codes and classes (PostgreSQL manual, appendix A). */
const CONTENTION = /^(40001|40P01)$/;
const LOST = /^(08|57P0[12])/;
const UNAVAILABLE = /^(25006|53|55P03|57|58|XX00[12])/;
const NUL_IN_TEXT = /^(22021|22P05)$/;

const { isNativeError } = types;

interface ServerError extends Error {
  readonly code: string;
  readonly table?: string;
  readonly detail?: string;
}

function isServerError(error: unknown): error is ServerError {
  const { severity, code } = (error ?? {}) as { severity?: unknown; code?: unknown };
  return isNativeError(error) && typeof severity === "string" && typeof code === "string";
}

/** An error of PostgreSQL, or of the way to it, in the store's words; any other passes unchanged. */
export function fromPostgres(error: unknown): unknown {
  if (isServerError(error)) return fromServer(error);
  if (isOfNetwork(error)) return unreachable(error);
  return error;
}

function fromServer(error: ServerError): unknown {
  const { code, table } = error;
  const options = { cause: error };
  if (code === "23505")
    return new Conflict(
      "unique",
      columnsOf(error).map((column) => `${table}.${column}`),
      options,
    );
  if (code === "23503") return new Conflict("foreign-key", [], options);
  if (NUL_IN_TEXT.test(code)) return new Refusal("invalid-value", "text must not hold the character U+0000");
  if (CONTENTION.test(code)) return new Contention("others are changing the same things", 1, options);
  if (LOST.test(code)) return new ConnectionLost(`the database ended the connection (${code})`, 1, options);
  if (UNAVAILABLE.test(code)) {
    return new StoreUnavailable(`the database cannot answer now (${code})`, 1, options);
  }
  return error;
}

/** The key is named as `Key (integration, name)=(…)`, in whatever language the server speaks. */
function columnsOf({ detail = "" }: ServerError): readonly string[] {
  return /\(([^)]*)\)=\(/.exec(detail)?.[1]?.split(", ") ?? [];
}

const NO_CONNECTION = /timeout|terminated|not queryable|after calling end/i;
const SYSTEM_ERROR = /^E[A-Z]+$/;

function isOfNetwork(error: unknown): error is Error {
  // Not by class: errors of Node's own are of another realm where tests run.
  if (!isNativeError(error)) return false;
  const { code } = error as { code?: unknown };
  return (
    error.name === "AggregateError" ||
    (typeof code === "string" && SYSTEM_ERROR.test(code)) ||
    NO_CONNECTION.test(error.message)
  );
}

const BROKEN = /^(ECONNRESET|EPIPE)$/;
const ENDED = /terminated unexpectedly|not queryable/i;

function unreachable(error: Error): StoreUnavailable {
  const { code } = error as { code?: string };
  if (BROKEN.test(code ?? "") || ENDED.test(error.message)) {
    return new ConnectionLost("the connection to the database was lost", 1, { cause: error });
  }
  return new StoreUnavailable(`the database cannot be reached (${code ?? error.message})`, 1, {
    cause: error,
  });
}
