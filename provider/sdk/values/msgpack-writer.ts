/** Writes msgpack tokens, each in its shortest form, into a buffer that grows. */
export class MsgpackWriter {
  #bytes = Buffer.allocUnsafe(512);
  #length = 0;

  /** What was written so far; a copy. */
  finish(): Buffer {
    return Buffer.from(this.#bytes.subarray(0, this.#length));
  }

  nil(): void {
    this.#byte(0xc0);
  }

  bool(value: boolean): void {
    this.#byte(value ? 0xc3 : 0xc2);
  }

  string(text: string): void {
    const length = Buffer.byteLength(text);
    if (length <= 31) this.#byte(0xa0 | length);
    else if (length <= 0xff) this.#code(0xd9, length, 1);
    else if (length <= 0xffff) this.#code(0xda, length, 2);
    else this.#code(0xdb, length, 4);
    this.#reserve(length);
    this.#bytes.write(text, this.#length, length, "utf8");
    this.#length += length;
  }

  /** An integer between -2^63 and 2^63-1. */
  integer(value: number | bigint): void {
    if (value >= 0 && value <= 0x7f) this.#byte(Number(value));
    else if (value < 0 && value >= -32) this.#byte(0x100 + Number(value));
    else if (value >= 0 && value <= 0xffffffff) this.#code(0xce, Number(value), 4);
    else {
      this.#byte(0xd3);
      this.#reserve(8);
      this.#length = this.#bytes.writeBigInt64BE(BigInt(value), this.#length);
    }
  }

  arrayHeader(length: number): void {
    this.#header(0x90, 0xdc, length);
  }

  mapHeader(length: number): void {
    this.#header(0x80, 0xde, length);
  }

  binary(data: Uint8Array): void {
    if (data.length <= 0xff) this.#code(0xc4, data.length, 1);
    else if (data.length <= 0xffff) this.#code(0xc5, data.length, 2);
    else this.#code(0xc6, data.length, 4);
    this.#append(data);
  }

  extension(type: number, data: Uint8Array): void {
    if (data.length === 1) this.#byte(0xd4);
    else if (data.length <= 0xff) this.#code(0xc7, data.length, 1);
    else this.#code(0xc8, data.length, 2);
    this.#byte(type);
    this.#append(data);
  }

  #header(fixed: number, wide: number, length: number): void {
    if (length <= 0x0f) this.#byte(fixed | length);
    else if (length <= 0xffff) this.#code(wide, length, 2);
    else this.#code(wide + 1, length, 4);
  }

  #code(code: number, value: number, size: number): void {
    this.#byte(code);
    this.#reserve(size);
    this.#length = this.#bytes.writeUIntBE(value, this.#length, size);
  }

  #append(data: Uint8Array): void {
    this.#reserve(data.length);
    this.#bytes.set(data, this.#length);
    this.#length += data.length;
  }

  #byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  #reserve(size: number): void {
    if (this.#length + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
