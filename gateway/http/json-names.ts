/** Names of members in the bytes of a JSON text, escapes resolved, and whether one object gives the same name twice. */
import { randomInt } from "node:crypto";
import type { Arriving } from "./arriving";

const BACKSLASH = 0x5c;
const QUOTE = 0x22;

/** Most objects have fewer names than this; they are compared one by one. */
const FEW = 16;

/** Random and odd, so that nobody can choose names that hash alike. */
const MULTIPLIER = randomInt(2 ** 30) * 2 + 1;

/** The hash of the bytes from `start` up to `end`, the same for as long as the process runs. */
export function hash(bytes: Uint8Array, start: number, end: number): number {
  let sum = MULTIPLIER;
  for (let at = start; at < end; at += 1) sum = Math.imul(sum ^ (bytes[at] ?? 0), MULTIPLIER) ^ (sum >>> 15);
  return sum;
}

/** What a string literal, quotes included, stands for; undefined for what is none. */
export function resolve(literal: string): string | undefined {
  try {
    return String(JSON.parse(literal));
  } catch {
    return undefined;
  }
}

/** What one object has named so far: where each name begins, by its hash. */
interface Level {
  count: number;
  readonly hashes: Int32Array;
  readonly starts: Int32Array;
  more: Map<number, number> | undefined;
}

/** The names that the objects which are open have given so far, by depth. */
export class OpenNames {
  readonly #levels: (Level | undefined)[] = [];

  constructor(private readonly text: Arriving) {}

  /** An object begins. */
  open(depth: number): void {
    const level = this.#levels[depth];
    if (level === undefined) {
      const [hashes, starts] = [new Int32Array(FEW), new Int32Array(FEW)];
      this.#levels[depth] = { count: 0, hashes, starts, more: undefined };
    } else {
      level.count = 0;
      level.more = undefined;
    }
  }

  /**
   * Takes a name of the object at a depth; its bytes are those from `start` up to the closing quote at `end`.
   * @returns whether the object has given it before
   */
  isRepeated(depth: number, start: number, end: number): boolean {
    const level = this.#levels[depth];
    if (level === undefined) return false;
    const key = this.#keyOf(start, end) | 0;
    const before = placeOf(level, key);
    if (before !== undefined) return this.nameAt(before) === this.nameAt(start);
    if (level.count < FEW) {
      level.hashes[level.count] = key;
      level.starts[level.count] = start;
    } else {
      level.more ??= new Map();
      level.more.set(key, start);
    }
    level.count += 1;
    return false;
  }

  /** The name whose first byte is at `start`. */
  nameAt(start: number): string | undefined {
    const { bytes, length } = this.text;
    let end = start;
    while (end < length && bytes[end] !== QUOTE) end += bytes[end] === BACKSLASH ? 2 : 1;
    return resolve(bytes.toString("utf8", start - 1, end + 1));
  }

  #keyOf(start: number, end: number): number {
    const { bytes } = this.text;
    for (let at = start; at < end; at += 1) {
      if (bytes[at] !== BACKSLASH) continue;
      const name = Buffer.from(this.nameAt(start) ?? "");
      return hash(name, 0, name.length);
    }
    return hash(bytes, start, end);
  }
}

function placeOf({ count, hashes, starts, more }: Level, key: number): number | undefined {
  const few = Math.min(count, FEW);
  for (let index = 0; index < few; index += 1) if (hashes[index] === key) return starts[index];
  return more?.get(key);
}
