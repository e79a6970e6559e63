/** The part of the store's port that remembers what was made under idempotency keys. */

/** What a request made. */
export interface Creation {
  readonly type: "access-list" | "integration" | "oauth-client" | "scim-token";
  readonly id: string;
}

export interface RememberedCreation {
  readonly fingerprint: string;
  readonly target: Creation;
  /** Somebody has it, and does not look for it under the key. */
  readonly isKept: boolean;
}

/** Remembers which creation an `Idempotency-Key` stood for, so that a retry finds what it made. */
export interface Idempotency {
  find(actor: string, key: string): Promise<RememberedCreation | null>;
  insert(
    actor: string,
    key: string,
    creation: Omit<RememberedCreation, "isKept">,
    now: number,
  ): Promise<void>;
  /** Notes that the keeper has these. */
  keep(keeper: string, type: Creation["type"], ids: readonly string[]): Promise<void>;
  /** What the keeper has is not known any more. */
  release(keeper: string): Promise<void>;
  forget(actor: string, keys: readonly string[]): Promise<void>;
  /** Every key that was first used before this time. */
  forgetBefore(time: number): Promise<void>;
}
