/** How long what was read or verified is taken as still true: what another node changed is honoured within it. */
const REMEMBERED_FOR = 1_000;

interface Entry<T> {
  readonly value: T;
  /** By the monotonic clock. */
  readonly until: number;
}

/**
 * What is asked for over and over, for a second, so that it is paid for once a second. Whoever changes something on this
 * node forgets it at once.
 */
export class ShortMemory<T> {
  readonly #entries = new Map<string, Entry<T>>();
  #generation = 0;

  /**
   * @param capacity entries at most; beyond it the oldest is forgotten
   * @param duration how long an entry is recalled, in milliseconds
   */
  constructor(
    private readonly capacity: number,
    private readonly duration = REMEMBERED_FOR,
  ) {}

  /** Moves whenever something is forgotten. A read that began under another generation may be of what is no longer so. */
  get generation(): number {
    return this.#generation;
  }

  get size(): number {
    return this.#entries.size;
  }

  recall(key: string): T | undefined {
    const entry = this.#entries.get(key);
    return entry && entry.until > performance.now() ? entry.value : undefined;
  }

  /** Remembers, unless something was forgotten since `generation`. */
  remember(key: string, value: T, generation: number): void {
    if (generation !== this.#generation) return;
    this.#entries.delete(key);
    if (this.#entries.size >= this.capacity) this.#forgetOldest();
    this.#entries.set(key, { value, until: performance.now() + this.duration });
  }

  forget(key: string): void {
    this.#generation += 1;
    this.#entries.delete(key);
  }

  forgetWhere(matches: (value: T) => boolean): void {
    this.#generation += 1;
    for (const [key, { value }] of this.#entries) if (matches(value)) this.#entries.delete(key);
  }

  #forgetOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}
