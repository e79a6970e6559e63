/**
 * Counts attempts by key in fixed windows, in bounded memory. The token endpoint counts failed authentications with it,
 * so that guessing a secret is slow and a right secret from elsewhere still works.
 */
export class FixedWindow {
  readonly #counts = new Map<string, number>();
  #windowEnd = 0;

  /**
   * @param limit attempts a key has in one window
   * @param seconds length of the window
   * @param capacity keys remembered at most; beyond it the oldest is forgotten
   */
  constructor(
    readonly limit: number,
    readonly seconds: number,
    readonly capacity = 100_000,
    // Monotonic, so that a clock set back does not lengthen the window.
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whole seconds until the key may try again; 0 when it may now. */
  retryAfter(key: string): number {
    this.#turn();
    if ((this.#counts.get(key) ?? 0) < this.limit) return 0;
    return Math.max(1, Math.ceil((this.#windowEnd - this.now()) / 1000));
  }

  /** Counts one attempt of the key. */
  count(key: string): void {
    this.#turn();
    const counted = this.#counts.get(key);
    if (counted === undefined && this.#counts.size >= this.capacity) this.#forgetOldest();
    this.#counts.set(key, (counted ?? 0) + 1);
  }

  #turn(): void {
    const now = this.now();
    if (now < this.#windowEnd) return;
    this.#counts.clear();
    this.#windowEnd = now + this.seconds * 1000;
  }

  #forgetOldest(): void {
    const oldest = this.#counts.keys().next();
    if (!oldest.done) this.#counts.delete(oldest.value);
  }
}
