/** The part of the store's port that remembers what was made under idempotency keys. */

/** What a request made. */
export interface Creation {
  readonly type: "access-list" | "integration" | "oauth-client" | "scim-token";
  readonly id: string;
}

export interface RememberedCreation {
  readonly fingerprint: string;
  readonly target: Creation;
  /** The one who asked for it has it, and will not look for it under the key. */
  readonly kept: boolean;
}

/** Remembers which creation an `Idempotency-Key` stood for, so that a retry finds what it made. */
export interface Idempotency {
  find(actor: string, key: string): Promise<RememberedCreation | null>;
  insert(actor: string, key: string, creation: Omit<RememberedCreation, "kept">, now: number): Promise<void>;
  /** Whoever asked for these has them. */
  keep(type: Creation["type"], ids: readonly string[]): Promise<void>;
  forget(actor: string, keys: readonly string[]): Promise<void>;
  /** Every key that was first used before this time. */
  forgetBefore(time: number): Promise<void>;
}
