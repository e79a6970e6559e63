import { hash } from "node:crypto";
import type { Principal } from "../http/surface";

/** Verified again after this time, so that what another node changed is honoured within it. */
const REMEMBERED_FOR = 1_000;
const CAPACITY = 10_000;

interface Remembered {
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  /** By the monotonic clock. */
  readonly until: number;
}

/**
 * Tokens verified a moment ago, by their SHA-256: the verification of a token that is used over and over is paid once a
 * second. Everything that can end a token on this node drops its entry at once.
 */
export class TokenMemory {
  readonly #entries = new Map<string, Remembered>();
  #generation = 0;

  constructor(private readonly capacity = CAPACITY) {}

  /** Moves with every drop. A verification that began under another generation may have read what is no longer true. */
  get generation(): number {
    return this.#generation;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** @param now milliseconds since the epoch */
  recall(token: string, now: number): Principal | undefined {
    const entry = this.#entries.get(digest(token));
    if (!entry || entry.expiresAt <= now || entry.until <= performance.now()) return undefined;
    return entry.principal;
  }

  /** Remembers, unless something was dropped since `generation`. */
  remember(token: string, principal: Principal, expiresAt: number, generation: number): void {
    if (generation !== this.#generation) return;
    const key = digest(token);
    this.#entries.delete(key);
    if (this.#entries.size >= this.capacity) this.forgetOldest();
    this.#entries.set(key, { principal, expiresAt, until: performance.now() + REMEMBERED_FOR });
  }

  forgetToken(token: string): void {
    this.#generation += 1;
    this.#entries.delete(digest(token));
  }

  forgetClient(clientId: string): void {
    this.#generation += 1;
    for (const [key, { principal }] of this.#entries) {
      if (principal.clientId === clientId) this.#entries.delete(key);
    }
  }

  forgetAll(): void {
    this.#generation += 1;
    this.#entries.clear();
  }

  private forgetOldest(): void {
    const oldest = this.#entries.keys().next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }
}

function digest(token: string): string {
  return hash("sha256", token, "base64");
}
