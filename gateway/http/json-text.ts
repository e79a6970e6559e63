/** Reads untrusted JSON text while it arrives, however much of it: nothing is left to do for long when its end has come. */
import { isUtf8 } from "node:buffer";
import { Arriving } from "./arriving";
import { JsonWalk } from "./json-walk";
import { KIB } from "./limits";
import { HttpError } from "./surface";

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const BLANK = 0x20;

/** How many bytes are parsed at a time, about. */
const PIECE = 64 * KIB;

export class JsonText {
  readonly #text: Arriving;
  readonly #walk: JsonWalk;
  #begun = false;
  #failure: unknown;

  /** @param expected how many bytes are announced */
  constructor(expected: number, piece = PIECE) {
    this.#text = new Arriving(expected);
    this.#walk = new JsonWalk(this.#text, piece);
  }

  /** Reads on in the text. What is wrong with it is told when it has arrived, so that its sender hears of it. */
  add(chunk: Buffer): void {
    this.#text.add(chunk);
    if (this.#failure !== undefined || !this.#hasBegun()) return;
    try {
      this.#walk.to(this.#text.length);
    } catch (error) {
      this.#failure = error;
    }
  }

  /**
   * What the text says; undefined when there is none.
   *
   * @throws HttpError 400 when it is not JSON in UTF-8, nests deeper than 32, holds more than any request needs, names a
   *   member `__proto__`, or names one twice in an object: what was meant would be a guess
   */
  value(): unknown {
    const { length, arrived } = this.#text;
    if (length === 0) return undefined;
    if (!isUtf8(arrived)) throw new HttpError(400, "The body is not UTF-8.");
    if (this.#failure !== undefined) throw this.#failure;
    this.#walk.to(length);
    return this.#walk.value();
  }

  /** A byte order mark may be passed over (RFC 8259 §8.1); nothing is read before it is seen whether there is one. */
  #hasBegun(): boolean {
    if (this.#begun) return true;
    const { arrived } = this.#text;
    if (arrived.length < BOM.length) return false;
    if (arrived.subarray(0, BOM.length).equals(BOM)) arrived.fill(BLANK, 0, BOM.length);
    this.#begun = true;
    return true;
  }
}
