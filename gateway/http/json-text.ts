/** Reads untrusted JSON text: what could hurt is found before anything recurses into it. */
import { isUtf8 } from "node:buffer";
import { hash, OpenNames, resolve } from "./json-names";
import { JSON_DEPTH, JSON_DISTINCT_NAMES, JSON_NAMES, JSON_VALUES, KIB } from "./limits";
import { HttpError } from "./surface";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Too little to take long, whatever it holds. */
const SMALL = 32 * KIB;

/**
 * @param bytes the whole body, as it came
 * @throws HttpError 400 when it is not JSON in UTF-8, nests deeper than 32, holds more than any request needs,,
 *   names a member `__proto__`, or names one twice in an object: what was meant would be a guess
 */
export function parseJson(bytes: Buffer): unknown {
  const text = bytes.subarray(0, 3).equals(BOM) ? bytes.subarray(3) : bytes;
  if (!isUtf8(text)) throw new HttpError(400, "The body is not UTF-8.");
  guard(text);
  try {
    return JSON.parse(text.toString("utf8"));
  } catch {
    throw malformed();
  }
}

/**
 * Walks the bytes once. Structural characters are ASCII, and no byte of a longer UTF-8 character looks like one. A body that was
 * cut short is found here too, before the slower parser reads all of it.
 */
function guard(bytes: Buffer): void {
  const { length } = bytes;
  let depth = 0;
  let values = 1;
  const names = length > SMALL ? new NameCount() : undefined;
  const open = new OpenNames(bytes);
  for (let at = 0; at < length; at += 1) {
    switch (bytes[at]) {
      case QUOTE: {
        const end = endOfString(bytes, at);
        if (end >= length) throw malformed();
        if (isMemberName(bytes, end)) {
          if (isProto(bytes, at, end)) throw new HttpError(400, "A member named __proto__ is not allowed.");
          names?.add(bytes, at + 1, end);
          if (open.isRepeated(depth, at + 1, end)) throw repeated(open.nameAt(at + 1));
        }
        at = end;
        break;
      }
      case COMMA:
        values += 1;
        if (values > JSON_VALUES) throw tooMany(JSON_VALUES, "values");
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > JSON_DEPTH) throw new HttpError(400, `The body is nested deeper than ${JSON_DEPTH}.`);
        if (bytes[at] === 0x7b) open.open(depth);
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        if (depth < 0) throw malformed();
    }
  }
  if (depth !== 0) throw malformed();
}

/** The parser's own message would quote the body, which may hold a secret. */
function malformed(): HttpError {
  return new HttpError(400, "The body is not valid JSON.");
}

/** Counts the names of members, and how many of them differ. */
class NameCount {
  #count = 0;
  readonly #distinct = new Set<number>();

  add(bytes: Buffer, start: number, end: number): void {
    this.#count += 1;
    this.#distinct.add(hash(bytes, start, end));
    if (this.#count > JSON_NAMES) throw tooMany(JSON_NAMES, "members");
    if (this.#distinct.size > JSON_DISTINCT_NAMES) throw tooMany(JSON_DISTINCT_NAMES, "different names");
  }
}

/** Quotes the name only where it looks like one: another text could be a value in a wrong place. */
function repeated(name = ""): HttpError {
  const what = /^[\w$.:-]{1,100}$/.test(name) ? `the member "${name}"` : "a member";
  return new HttpError(400, `The body gives ${what} twice in one object.`);
}

function tooMany(limit: number, what: string): HttpError {
  return new HttpError(400, `The body holds more than ${limit} ${what}.`);
}

/** Position of the closing quote; beyond the bytes when there is none. */
function endOfString(bytes: Buffer, start: number): number {
  const { length } = bytes;
  let at = start + 1;
  while (at < length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Whether the name between the quotes reads `__proto__`, escapes resolved. */
function isProto(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start - 1;
  if (length < 9 || length > 54) return false;
  if (bytes[start + 1] !== 0x5f && bytes[start + 1] !== BACKSLASH) return false;
  return resolve(bytes.toString("latin1", start, end + 1)) === "__proto__";
}

function isMemberName(bytes: Buffer, end: number): boolean {
  let at = end + 1;
  while (at < bytes.length && (bytes[at] ?? 0) <= 0x20) at += 1;
  return bytes[at] === COLON;
}
