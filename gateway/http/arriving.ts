/** The bytes of a body as they arrive, in one place: what is read of them keeps its position. */
export class Arriving {
  #bytes: Buffer;
  #length = 0;

  /** @param expected how many bytes are announced; more may come */
  constructor(private readonly expected: number) {
    this.#bytes = Buffer.alloc(0);
  }

  /** At least those that have arrived; what lies behind them means nothing. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** How many have arrived. */
  get length(): number {
    return this.#length;
  }

  /** Those that have arrived. */
  get arrived(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  add(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (this.#length === 0) {
      this.#bytes = chunk;
    } else {
      if (length > this.#bytes.length) this.#grow(length);
      chunk.copy(this.#bytes, this.#length);
    }
    this.#length = length;
  }

  /** Room follows what was sent, not what was announced: many may announce much and send nothing. */
  #grow(length: number): void {
    const doubled = Math.max(length, 2 * this.#bytes.length);
    const grown = Buffer.allocUnsafeSlow(
      length <= this.expected ? Math.min(doubled, this.expected) : doubled,
    );
    this.arrived.copy(grown);
    this.#bytes = grown;
  }
}
