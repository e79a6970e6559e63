/**
 * Reads msgpack (https://github.com/msgpack/msgpack/blob/master/spec.md) from a buffer, token by token: the caller
 * knows from the type which token must come next.
 */
export class MsgpackReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** Takes a nil if one comes next. */
  nil(): boolean {
    if (this.#peek() !== 0xc0) return false;
    this.#at += 1;
    return true;
  }

  /** Takes an extension if one comes next. */
  extension(): { readonly type: number; readonly data: Buffer } | undefined {
    const length = this.#extensionLength(this.#peek());
    if (length === undefined) return undefined;
    const type = this.#int(1);
    return { type, data: this.#take(length) };
  }

  bool(): boolean | undefined {
    const code = this.#peek();
    if (code !== 0xc2 && code !== 0xc3) return undefined;
    this.#at += 1;
    return code === 0xc3;
  }

  string(): string | undefined {
    const length = this.#stringLength(this.#peek());
    if (length === undefined) return undefined;
    const start = this.#at;
    this.#skip(length);
    return this.#bytes.toString("utf8", start, start + length);
  }

  /** A number token; integers beyond what a double holds exactly come as bigint. */
  number(): number | bigint | undefined {
    const code = this.#peek();
    if (code <= 0x7f) return this.#uint(1);
    if (code >= 0xe0) return this.#int(1);
    if (code === 0xca) return this.#float(4);
    if (code === 0xcb) return this.#float(8);
    if (code === 0xcf) return narrow(this.#bytes.readBigUInt64BE(this.#skip(9) + 1));
    if (code === 0xd3) return narrow(this.#bytes.readBigInt64BE(this.#skip(9) + 1));
    if (code >= 0xcc && code <= 0xce) return this.#uintAfterCode(code - 0xcc);
    if (code < 0xd0 || code > 0xd2) return undefined;
    this.#skip(1);
    return this.#int(1 << (code - 0xd0));
  }

  /** The number of elements that follow, when an array begins here. */
  array(): number | undefined {
    return this.#header(0x90, 0xdc);
  }

  /** The number of key-value pairs that follow, when a map begins here. */
  map(): number | undefined {
    return this.#header(0x80, 0xde);
  }

  binary(): Buffer | undefined {
    const code = this.#peek();
    if (code < 0xc4 || code > 0xc6) return undefined;
    return this.#take(this.#uintAfterCode(code - 0xc4));
  }

  /** Passes over one whole value of any kind. */
  skipValue(): void {
    for (let pending = 1; pending > 0; pending -= 1) {
      const pairs = this.map();
      const elements = pairs === undefined ? this.array() : pairs * 2;
      if (elements === undefined) this.#skipScalar();
      else pending += elements;
    }
  }

  #skipScalar(): void {
    const read =
      this.nil() ||
      this.extension() !== undefined ||
      this.bool() !== undefined ||
      this.string() !== undefined ||
      this.number() !== undefined ||
      this.binary() !== undefined;
    if (!read) throw new RangeError(`msgpack code 0x${this.#peek().toString(16)} is not in use`);
  }

  #stringLength(code: number): number | undefined {
    if (code >= 0xa0 && code <= 0xbf) return this.#uint(1) & 0x1f;
    return code >= 0xd9 && code <= 0xdb ? this.#uintAfterCode(code - 0xd9) : undefined;
  }

  #extensionLength(code: number): number | undefined {
    if (code >= 0xd4 && code <= 0xd8) {
      this.#skip(1);
      return 1 << (code - 0xd4);
    }
    return code >= 0xc7 && code <= 0xc9 ? this.#uintAfterCode(code - 0xc7) : undefined;
  }

  /** Arrays and maps: `fixed` holds a length in its low four bits; `wide` has two bytes of it, `wide + 1` four. */
  #header(fixed: number, wide: number): number | undefined {
    const code = this.#peek();
    if ((code & 0xf0) === fixed) return this.#uint(1) & 0x0f;
    return code === wide || code === wide + 1 ? this.#uintAfterCode(code - wide + 1) : undefined;
  }

  /** An unsigned number of 1, 2 or 4 bytes: two to the `power`. */
  #uintAfterCode(power: number): number {
    this.#skip(1);
    return this.#uint(1 << power);
  }

  #float(size: 4 | 8): number {
    const at = this.#skip(1 + size) + 1;
    return size === 4 ? this.#bytes.readFloatBE(at) : this.#bytes.readDoubleBE(at);
  }

  #uint(size: number): number {
    return this.#bytes.readUIntBE(this.#skip(size), size);
  }

  #int(size: number): number {
    return this.#bytes.readIntBE(this.#skip(size), size);
  }

  #take(length: number): Buffer {
    const at = this.#skip(length);
    return this.#bytes.subarray(at, at + length);
  }

  #peek(): number {
    const code = this.#bytes[this.#at];
    if (code === undefined) throw new RangeError("the msgpack data ends too early");
    return code;
  }

  /** Moves on and returns where it was. */
  #skip(length: number): number {
    const at = this.#at;
    if (at + length > this.#bytes.length) throw new RangeError("the msgpack data ends too early");
    this.#at = at + length;
    return at;
  }
}

function narrow(integer: bigint): number | bigint {
  const number = Number(integer);
  return Number.isSafeInteger(number) ? number : integer;
}
