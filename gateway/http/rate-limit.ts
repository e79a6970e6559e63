import type { Ground } from "./pipeline";
import { HttpError } from "./surface";

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

/**
 * A step that refuses a caller's requests beyond so many a minute: by client where one is known, by address elsewhere.
 *
 * @throws HttpError 429 with Retry-After in whole seconds
 */
export function limitRequests(perMinute: number): NonNullable<Ground["limitRate"]> {
  const window = new FixedWindow(perMinute, 60);
  return ({ principal }, request) => {
    const key = principal ? `client ${principal.clientId}` : `address ${request.ip}`;
    const wait = window.retryAfter(key);
    if (wait > 0) {
      const message = `More than ${perMinute} requests in a minute; try again in ${wait} s.`;
      throw new HttpError(429, message, { "Retry-After": String(wait) }, "rate_limited");
    }
    window.count(key);
  };
}
