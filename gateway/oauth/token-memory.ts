import { ShortMemory } from "../domain/short-memory";
import type { Principal } from "../http/surface";

const CAPACITY = 10_000;

interface Verified {
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/**
 * Tokens verified a moment ago, by their text: hashing them first would cost more than the rest of the look-up.
 * Everything that can end a token on this node drops its entry at once.
 */
export class TokenMemory {
  readonly #verified: ShortMemory<Verified>;

  constructor(capacity = CAPACITY) {
    this.#verified = new ShortMemory(capacity);
  }

  get generation(): number {
    return this.#verified.generation;
  }

  get size(): number {
    return this.#verified.size;
  }

  /** @param now milliseconds since the epoch */
  recall(token: string, now: number): Principal | undefined {
    const verified = this.#verified.recall(token);
    return verified && verified.expiresAt > now ? verified.principal : undefined;
  }

  /** @param generation as it was before the verification began */
  remember(token: string, principal: Principal, expiresAt: number, generation: number): void {
    this.#verified.remember(token, { principal, expiresAt }, generation);
  }

  forgetToken(token: string): void {
    this.#verified.forget(token);
  }

  forgetClient(clientId: string): void {
    this.#verified.forgetWhere(({ principal }) => principal.clientId === clientId);
  }

  forgetAll(): void {
    this.#verified.forgetWhere(() => true);
  }
}
