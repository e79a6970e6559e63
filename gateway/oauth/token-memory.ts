import { ShortMemory } from "../domain/short-memory";
import type { Principal } from "../http/surface";
import type { AccessTokenClaims } from "./access-token";

const CAPACITY = 10_000;

interface Verified {
  readonly principal: Principal;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** What a token says whose signature and claims were found to be right, and the key that signed it. */
export interface Signed {
  readonly claims: AccessTokenClaims;
  readonly kid: string;
}

/**
 * Tokens that were verified, by their text: hashing them first would cost more than the rest of the look-up. That a signature
 * is right stays true until the token expires; that its client lives and it is not revoked, another node may change, so that
 * is true for a second. Everything that can end a token on this node drops its entries at once.
 */
export class TokenMemory {
  readonly #signed: ShortMemory<Signed>;
  readonly #verified: ShortMemory<Verified>;

  constructor(capacity = CAPACITY) {
    this.#signed = new ShortMemory(capacity, Number.POSITIVE_INFINITY);
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

  /** The caller knows when the token expires. */
  recallSigned(token: string): Signed | undefined {
    return this.#signed.recall(token);
  }

  /** @param generation as it was before the verification began */
  rememberSigned(token: string, signed: Signed, generation: number): void {
    if (generation === this.generation) this.#signed.remember(token, signed, this.#signed.generation);
  }

  forgetToken(token: string): void {
    this.#signed.forget(token);
    this.#verified.forget(token);
  }

  forgetClient(clientId: string): void {
    this.#signed.forgetWhere(({ claims }) => claims.client_id === clientId);
    this.#verified.forgetWhere(({ principal }) => principal.clientId === clientId);
  }

  forgetAll(): void {
    this.#signed.forgetWhere(() => true);
    this.#verified.forgetWhere(() => true);
  }
}
