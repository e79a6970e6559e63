/** Request bodies: media type, size and syntax, RFC 9110 §8.3, §15.5.14, §15.5.16. */
import type { Request } from "express";
import { pause } from "../domain/pause";
import type { OpenContext } from "./context";
import { FormText } from "./form-text";
import { JsonText } from "./json-text";
import { FORM_BYTES, KIB } from "./limits";
import { HttpError, type Route, type Surface } from "./surface";

const FORM = "application/x-www-form-urlencoded";

/** A body of up to this size is read in one go. */
const SMALL = 64 * KIB;

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
    const announced = announcedLength(request, limit);
    const text = form ? new FormText(announced) : new JsonText(announced);
    const length = announced === 0 ? 0 : await readInto(text, request, limit);
    if (length > 0 || request.headers["content-type"] !== undefined) requireType(request, types, form);
    context.body = text.value();
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

/**
 * The rest of the body is read and dropped, for as long as a request may take to arrive: a connection that is closed on one who
 * is still sending breaks before the answer is seen (RFC 9112 §9.6).
 */
function tooLarge(request: Request, limit: number): HttpError {
  request.resume();
  return new HttpError(413, `The body is larger than ${limit} bytes.`);
}

/** How long the body says that it is; the limit where it does not say. @throws HttpError 413 */
function announcedLength(request: Request, limit: number): number {
  const { headers } = request;
  const declared = headers["content-length"];
  if (declared === undefined) return headers["transfer-encoding"] === undefined ? 0 : limit;
  if (Number(declared) > limit) throw tooLarge(request, limit);
  return Number(declared);
}

/** Reads the whole body as it arrives, or stops at the limit. @returns its length */
function readInto(text: FormText | JsonText, request: Request, limit: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let length = 0;
    const onData = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) return finish(() => reject(tooLarge(request, limit)));
      text.add(chunk);
      if (length > SMALL) giveWay(request);
    };
    const onEnd = () => finish(() => resolve(length));
    const onGone = () => finish(() => reject(new HttpError(400, "The request ended before its body did.")));
    const finish = (settle: () => void) => {
      request.off("data", onData).off("end", onEnd).off("close", onGone).off("error", onGone);
      settle();
    };
    request.on("data", onData).on("end", onEnd).on("close", onGone).on("error", onGone);
  });
}

/** Much of a body may have arrived at once: others have their turn before the next of it is read. */
function giveWay(request: Request): void {
  request.pause();
  void pause().then(() => request.resume());
}
