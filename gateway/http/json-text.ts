/** Reads untrusted JSON text: what could hurt is found before anything recurses into it. */
import { isUtf8 } from "node:buffer";
import { JSON_DEPTH } from "./limits";
import { HttpError } from "./surface";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * @param bytes the whole body, as it came
 * @throws HttpError 400 when it is not JSON in UTF-8, nests deeper than 32, or names a member `__proto__`
 */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
  if (!isUtf8(text)) throw new HttpError(400, "The body is not UTF-8.");
  guard(text);
  try {
    return JSON.parse(text.toString("utf8"));
  } catch {
    // The parser's own message quotes the body, which may hold a secret.
    throw new HttpError(400, "The body is not valid JSON.");
  }
}

/** Walks the bytes once. Structural characters are ASCII, and no byte of a longer UTF-8 character looks like one. */
function guard(bytes: Buffer): void {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfString(bytes, at);
        if (isProto(bytes, at, end)) throw new HttpError(400, "A member named __proto__ is not allowed.");
        at = end;
        break;
      }
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > JSON_DEPTH) throw new HttpError(400, `The body is nested deeper than ${JSON_DEPTH}.`);
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
    }
  }
}

/** Position of the closing quote, or the end of the bytes when there is none. */
function endOfString(bytes: Buffer, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return Math.min(at, bytes.length);
}

/** Whether the string between the quotes is a member's name that reads `__proto__`, escapes resolved. */
function isProto(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start - 1;
  if (length < 9 || length > 54) return false;
  if (bytes[start + 1] !== 0x5f && bytes[start + 1] !== BACKSLASH) return false;
  return isMemberName(bytes, end) && resolve(bytes.toString("latin1", start, end + 1)) === "__proto__";
}

function isMemberName(bytes: Buffer, end: number): boolean {
  let at = end + 1;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at += 1;
  return bytes[at] === COLON;
}

function resolve(literal: string): unknown {
  try {
    return JSON.parse(literal);
  } catch {
    return undefined;
  }
}
