/** Errors as RFC 6749 §5.2 has them: the dialect of the OAuth endpoints. No description repeats what was sent. */
import type { Response } from "express";
import { Refusal, StoreUnavailable } from "../domain/errors";
import { sendJson } from "../http/json";
import { HttpError } from "../http/surface";

/** What a description may not hold: anything but %x20-21 / %x23-5B / %x5D-7E. */
const NOT_ALLOWED = /[^\x20\x21\x23-\x5B\x5D-\x7E]/g;

export function invalidRequest(description: string): HttpError {
  return new HttpError(400, description, {}, "invalid_request");
}

/** What a caller who sent no token is asked for: a challenge has a parameter (RFC 6750 §3). */
export const BEARER_CHALLENGE = 'Bearer realm="rollcall"';

/** What a client that was refused is asked for (RFC 7617 §2). */
export const BASIC_CHALLENGE = 'Basic realm="rollcall", charset="UTF-8"';

/** The same answer for an unknown client as for a wrong secret. */
export function invalidClient(description = "Client authentication failed."): HttpError {
  const headers = { "WWW-Authenticate": BASIC_CHALLENGE };
  return new HttpError(401, description, headers, "invalid_client");
}

export function renderOAuthError(error: unknown, _context: unknown, response: Response): void {
  const { status, code, description, headers } = toOAuth(error);
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  forbidCaching(response);
  sendJson(response, status, {
    error: code,
    error_description: description.replaceAll('"', "'").replace(NOT_ALLOWED, "?"),
  });
}

/** RFC 6749 §5.1: an answer that holds a token, or speaks of one, is kept by nobody on the way. */
export function forbidCaching(response: Response): void {
  response.setHeader("Cache-Control", "no-store");
  response.setHeader("Pragma", "no-cache");
}

interface OAuthError {
  readonly status: number;
  readonly code: string;
  readonly description: string;
  readonly headers: Readonly<Record<string, string>>;
}

function toOAuth(error: unknown): OAuthError {
  if (error instanceof HttpError) {
    const { status, code = status < 500 ? "invalid_request" : "server_error", message, headers } = error;
    return { status, code, description: message, headers };
  }
  if (error instanceof StoreUnavailable) {
    return {
      status: 503,
      code: "temporarily_unavailable",
      description: "The store cannot answer now. Nothing was changed.",
      headers: { "Retry-After": String(Math.ceil(error.retryAfter)) },
    };
  }
  if (error instanceof Refusal) {
    return { status: 400, code: "invalid_request", description: error.message, headers: {} };
  }
  const description = "Something went wrong here, not with the request. The log has the cause.";
  return { status: 500, code: "server_error", description, headers: {} };
}
