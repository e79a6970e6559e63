/** Walks the bytes of a JSON text once: finds what could hurt before anything is parsed, and where the text can be cut. */
import type { Arriving } from "./arriving";
import { hash, OpenNames, resolve } from "./json-names";
import { JsonPieces, malformed } from "./json-pieces";
import { JSON_DISTINCT_NAMES, JSON_NAMES, JSON_VALUES } from "./limits";
import { HttpError } from "./surface";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;

/**
 * Structural characters are ASCII, and no byte of a longer UTF-8 character looks like one. A body that was cut short is found
 * here too, before the slower parser reads the rest of it.
 */
export class JsonWalk {
  readonly #pieces: JsonPieces;
  readonly #open: OpenNames;
  readonly #count = new NameCount();
  #at = 0;
  #values = 1;
  /** The quotes of the last string; one that is open has no end yet. */
  #start = 0;
  #end = 0;
  #inString = false;

  /**
   * @param text in UTF-8, of which nothing needs to have arrived
   * @param piece how many bytes are parsed at a time, about
   */
  constructor(
    private readonly text: Arriving,
    piece: number,
  ) {
    this.#pieces = new JsonPieces(text, piece);
    this.#open = new OpenNames(text);
  }

  /** Walks on to this position, and looks at nothing behind it. @throws HttpError 400 */
  to(until: number): void {
    const { bytes } = this.text;
    const pieces = this.#pieces;
    let at = this.#at;
    for (; at < until; at += 1) {
      if (this.#inString) {
        at = endOfString(bytes, at, until);
        if (at >= until) break;
        this.#end = at;
        this.#inString = false;
        continue;
      }
      switch (bytes[at]) {
        case QUOTE:
          this.#start = at;
          this.#inString = true;
          break;
        case COLON:
          this.#name(this.#start, this.#end);
          break;
        case COMMA:
          this.#values += 1;
          if (this.#values > JSON_VALUES) throw tooMany(JSON_VALUES, "values");
          pieces.comma(at);
          break;
        case 0x5b: // [
          pieces.open(at, true);
          break;
        case 0x7b: // {
          pieces.open(at, false);
          this.#open.open(pieces.depth);
          break;
        case 0x5d: // ]
          pieces.close(at, true);
          break;
        case 0x7d: // }
          pieces.close(at, false);
      }
    }
    this.#at = at;
  }

  /** What the text says, when the walk has come to its end. @throws HttpError 400 */
  value(): unknown {
    if (this.#inString) throw malformed();
    return this.#pieces.value();
  }

  /** What stands before a colon: a name, or the text is refused when it is parsed. */
  #name(start: number, end: number): void {
    const { bytes } = this.text;
    if (isProto(bytes, start, end)) throw new HttpError(400, "A member named __proto__ is not allowed.");
    this.#count.add(bytes, start + 1, end);
    if (this.#open.isRepeated(this.#pieces.depth, start + 1, end)) {
      throw repeated(this.#open.nameAt(start + 1));
    }
    this.#pieces.name(start, end);
  }
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

/** Position of the closing quote; `until` or one behind it when it is not among those before. */
function endOfString(bytes: Buffer, from: number, until: number): number {
  let at = from;
  while (at < until && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

/** Whether the name between the quotes reads `__proto__`, escapes resolved. */
function isProto(bytes: Buffer, start: number, end: number): boolean {
  const length = end - start - 1;
  if (length < 9 || length > 54) return false;
  if (bytes[start + 1] !== 0x5f && bytes[start + 1] !== BACKSLASH) return false;
  return resolve(bytes.toString("latin1", start, end + 1)) === "__proto__";
}
