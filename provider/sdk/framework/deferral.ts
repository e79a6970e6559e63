/** Why something cannot be planned in this round, in the protocol's words. */
export type DeferralReason =
  | "unknown"
  | "resource-config-unknown"
  | "provider-config-unknown"
  | "absent-prerequisite";

/** Ends a call without a result and without an error: Terraform leaves the object for a later round. */
export class Deferral extends Error {
  override readonly name = "Deferral";
  constructor(readonly reason: DeferralReason) {
    super(EXPLANATIONS[reason]);
  }
}

const EXPLANATIONS: Readonly<Record<DeferralReason, string>> = {
  unknown: "It depends on something that is not known yet.",
  "resource-config-unknown": "Its configuration depends on something that is not known yet.",
  "provider-config-unknown": "The provider's configuration depends on something that is not known yet.",
  "absent-prerequisite": "It depends on something that does not exist yet.",
};

/**
 * Leaves the object for a later round. A Terraform that has no later rounds is told an error instead.
 * @throws Deferral always
 */
export function defer(reason: DeferralReason): never {
  throw new Deferral(reason);
}
