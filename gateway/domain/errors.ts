/**
 * Every refusal that the domain can decide. A surface renders the code in its own dialect
 * (SCIM Error, OAuth error, problem+json); what is not one of these is a fault and becomes 500.
 */
export type RefusalCode =
  | "invalid-value" // a field's content cannot be stored; `field` says which
  | "not-found" // the thing addressed does not exist, or not within the caller's integration
  | "already-exists" // a unique name, title or userName is taken
  | "near-miss" // a title equal to an existing one but for case, width or spaces: "did you mean"
  | "no-such-list" // a group was pushed whose title no list declares
  | "unknown-members" // member ids that do not exist; `unknown` names them
  | "immutable" // the field may not change after creation, or belongs to another writer
  | "wrong-type" // the list is not of the type this writer may write
  | "in-use" // cannot be deleted while something refers to it
  | "frozen" // the list takes no new members until its overdue review is done
  | "mass-removal" // more members would go at once than the integration allows
  | "cycle" // nesting would loop or exceed its depth
  | "stale" // If-Match was sent and the version moved on
  | "forbidden" // the caller may not do this here
  | "limit"; // more than is allowed at once

export interface RefusalDetails {
  /** The field in the model's words, e.g. `title` or `owners[0].name`. */
  readonly field?: string;
  readonly unknown?: readonly string[];
  /** Id of what an `Idempotency-Key` stands for already. */
  readonly made?: string;
}

/** A decision against the caller's wish. The message is for the caller: it says what to do and never holds a secret. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
  }
}

/** The store cannot answer now; the caller may try again after `retryAfter` seconds. Nothing was applied. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";

  constructor(
    message: string,
    readonly retryAfter = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
