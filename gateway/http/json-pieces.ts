/**
 * Parses a large JSON text piece by piece: a container that is too large for one is cut at its commas. What a piece says is
 * left to JSON.parse; here it is only seen to that pieces which are valid make a valid whole.
 */
import type { Arriving } from "./arriving";
import { JSON_DEPTH } from "./limits";
import { HttpError } from "./surface";

type Members = Record<string, unknown>;

/** A container that is open where the walk stands. */
class Container {
  isArray = true;
  start = 0;
  /** Where its name stands in the object that it is a member of, quotes included. */
  nameStart = 0;
  nameEnd = 0;
  /** Where that begins which is not parsed yet. */
  rest = 0;
  /** What of it was parsed; undefined while it is small and will be parsed within a piece of what surrounds it. */
  value: unknown[] | Members | undefined;
  /** The last that was parsed is a container of its own, after which only a comma or the end may come. */
  ended = false;

  put(parsed: unknown[] | Members): void {
    if (Array.isArray(parsed)) {
      this.value ??= [];
      for (const element of parsed) (this.value as unknown[]).push(element);
    } else {
      this.value = Object.assign(this.value ?? {}, parsed);
    }
  }
}

export class JsonPieces {
  /** By depth; the first is the document itself, as if it were the one element of an array. */
  readonly #containers = [new Container()];
  #depth = 0;
  #nameStart = 0;
  #nameEnd = 0;

  /** @param piece bytes from which on a container is cut */
  constructor(
    private readonly text: Arriving,
    private readonly piece: number,
  ) {}

  /** How many containers are open. */
  get depth(): number {
    return this.#depth;
  }

  /** A member's name begins and ends with the quotes at these positions. */
  name(start: number, end: number): void {
    this.#nameStart = start;
    this.#nameEnd = end;
  }

  /** A container begins at this bracket. @throws HttpError 400 when it is nested too deeply */
  open(at: number, isArray: boolean): void {
    this.#depth += 1;
    if (this.#depth > JSON_DEPTH) throw new HttpError(400, `The body is nested deeper than ${JSON_DEPTH}.`);
    let container = this.#containers[this.#depth];
    if (!container) {
      container = new Container();
      this.#containers.push(container);
    }
    container.isArray = isArray;
    container.start = at;
    container.nameStart = this.#nameStart;
    container.nameEnd = this.#nameEnd;
    container.rest = at + 1;
    container.value = undefined;
    container.ended = false;
  }

  /** A value ends at this comma. @throws HttpError 400 */
  comma(at: number): void {
    const container = this.#top();
    if (container.ended || at - container.rest >= this.piece) this.#take(container, at);
  }

  /** A container ends at this bracket. @throws HttpError 400 */
  close(at: number, isArray: boolean): void {
    const container = this.#top();
    if (this.#depth === 0 || container.isArray !== isArray) throw malformed();
    this.#depth -= 1;
    if (container.value === undefined) return;
    this.#take(container, at);
    this.#adopt(this.#top(), container, at);
  }

  /** What the whole text says. @throws HttpError 400 */
  value(): unknown {
    const document = this.#top();
    if (this.#depth > 0) throw malformed();
    if (document.value === undefined) return parse(this.#textOf(0, this.text.length));
    this.#take(document, this.text.length);
    const [value, ...more] = document.value as unknown[];
    if (more.length > 0) throw malformed();
    return value;
  }

  #top(): Container {
    return this.#containers[this.#depth] as Container;
  }

  /** Parses what the container holds up to a comma or to its end. */
  #take(container: Container, until: number): void {
    const { rest, ended } = container;
    if (!ended) container.put(this.#parse(container, until, ""));
    // What was parsed last is a value already.
    else if (!this.#isBlank(rest, until)) throw malformed();
    container.rest = until + 1;
    container.ended = false;
  }

  /** Puts a container that was parsed by itself into the one around it, after what stands before it there. */
  #adopt(parent: Container, child: Container, end: number): void {
    if (parent.ended) throw malformed();
    const before = this.#parse(parent, child.start, "null");
    if (Array.isArray(before)) before[before.length - 1] = child.value;
    else before[parse(this.#textOf(child.nameStart, child.nameEnd + 1)) as string] = child.value;
    parent.put(before);
    parent.rest = end + 1;
    parent.ended = true;
  }

  /** Elements or members that stand before `until` and have not been parsed, with the text for a last value. */
  #parse({ isArray, rest }: Container, until: number, last: string): unknown[] | Members {
    const text = this.#textOf(rest, until) + last;
    const parsed = parse(isArray ? `[${text}]` : `{${text}}`);
    // Nothing between two commas, or before a bracket, is no value.
    const { length } = Array.isArray(parsed) ? parsed : Object.keys(parsed as Members);
    if (length === 0) throw malformed();
    return parsed as unknown[] | Members;
  }

  #textOf(start: number, end: number): string {
    return this.text.bytes.toString("utf8", start, end);
  }

  #isBlank(start: number, end: number): boolean {
    return /^[ \t\n\r]*$/.test(this.#textOf(start, end));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

/** The parser's own message would quote the body, which may hold a secret. */
export function malformed(): HttpError {
  return new HttpError(400, "The body is not valid JSON.");
}
