/** Request bodies: media type, size and syntax, RFC 9110 §8.3, §15.5.14, §15.5.16. */
import type { Request } from "express";
import type { OpenContext } from "./context";
import { parseJson } from "./json-text";
import { FORM_BYTES, FORM_PARAMETERS } from "./limits";
import { HttpError, type Route, type Surface } from "./surface";

const FORM = "application/x-www-form-urlencoded";
const EMPTY = Buffer.alloc(0);

/**
 * Puts the body into the context: a JSON value, or the form as URLSearchParams, in which a repeated parameter still shows.
 * A JSON route called with no body at all gets undefined; its parser says what is missing.
 *
 * @throws HttpError 415, 413 or 400
 */
export function readBody(surface: Surface, kind: NonNullable<Route["body"]>) {
  const form = kind === "form";
  const types = form ? [FORM] : surface.mediaTypes;
  const limit = form ? Math.min(surface.bodyLimit, FORM_BYTES) : surface.bodyLimit;
  return async (context: OpenContext, request: Request): Promise<void> => {
    refuseEncoding(request);
    const bytes = await collect(request, limit);
    if (bytes.length === 0 && request.headers["content-type"] === undefined) {
      context.body = form ? new URLSearchParams() : undefined;
      return;
    }
    requireType(request, types, form);
    context.body = form ? parseForm(bytes) : bytes.length === 0 ? undefined : await parseJson(bytes);
  };
}

/** Bodies are taken as they are: inflating one would let a few bytes become gigabytes. */
function refuseEncoding(request: Request): void {
  const encoding = request.headers["content-encoding"];
  if (encoding === undefined || encoding.toLowerCase() === "identity") return;
  throw new HttpError(415, "A compressed body is not accepted; send it as it is.", {
    "Accept-Encoding": "identity",
  });
}

function requireType(request: Request, types: readonly string[], form: boolean): void {
  const [type = "", ...parameters] = (request.headers["content-type"] ?? "").toLowerCase().split(";");
  const accepted = types.includes(type.trim()) && parameters.every(isUtf8Parameter);
  if (accepted) return;
  // The token endpoint answers a wrong type as it answers any malformed request (RFC 6749 §5.2).
  const status = form ? 400 : 415;
  throw new HttpError(
    status,
    `The body must be ${types.join(" or ")} in UTF-8.`,
    { Accept: types.join(", ") },
    "invalid_request",
  );
}

function isUtf8Parameter(parameter: string): boolean {
  const [name = "", value = ""] = parameter.split("=", 2);
  return name.trim() !== "charset" || /^"?utf-?8"?$/.test(value.trim());
}

function parseForm(bytes: Buffer): URLSearchParams {
  const text = bytes.toString("latin1");
  if (text.split("&", FORM_PARAMETERS + 1).length > FORM_PARAMETERS) {
    throw new HttpError(400, `A form may have ${FORM_PARAMETERS} parameters at most.`, {}, "invalid_request");
  }
  return new URLSearchParams(bytes.toString("utf8"));
}

function tooLarge(limit: number): HttpError {
  // The rest of the body is not read, so the connection cannot be used again.
  return new HttpError(413, `The body is larger than ${limit} bytes.`, { Connection: "close" });
}

/** Reads the whole body, or stops at the limit. */
function collect(request: Request, limit: number): Promise<Buffer> | Buffer {
  const declared = request.headers["content-length"];
  if (declared === "0" || (declared === undefined && request.headers["transfer-encoding"] === undefined))
    return EMPTY;
  if (Number(declared) > limit) throw tooLarge(limit);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) finish(() => reject(tooLarge(limit)));
      else chunks.push(chunk);
    };
    const onEnd = () =>
      finish(() => resolve(chunks.length === 1 ? (chunks[0] ?? EMPTY) : Buffer.concat(chunks, size)));
    const onGone = () => finish(() => reject(new HttpError(400, "The request ended before its body did.")));
    const finish = (settle: () => void) => {
      request.off("data", onData).off("end", onEnd).off("close", onGone).off("error", onGone);
      settle();
    };
    request.on("data", onData).on("end", onEnd).on("close", onGone).on("error", onGone);
  });
}
