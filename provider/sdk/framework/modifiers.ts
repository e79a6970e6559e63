import type { Value } from "../values/value";

/** How the plan of one attribute differs from the ordinary; `framework/plan.ts` says when each is asked. */
export type Modifier =
  | {
      readonly kind: "requires-replace";
      readonly description: string;
      when(change: { readonly prior: Value; readonly planned: Value }): boolean;
    }
  | { readonly kind: "keep-prior" }
  | { readonly kind: "unknown-when-changed"; readonly attributes: readonly string[] }
  | { readonly kind: "equivalent"; same(configured: Value, prior: Value): boolean };

/** A change of this attribute destroys and creates the resource anew; `when` narrows that to some changes. */
export function requiresReplace(
  when: (change: { readonly prior: Value; readonly planned: Value }) => boolean = () => true,
  description = "A change forces a new resource.",
): Modifier {
  return { kind: "requires-replace", description, when };
}

/** A computed attribute that keeps its value for the resource's life, such as an id: known again in every later plan. */
export function keepPrior(): Modifier {
  return { kind: "keep-prior" };
}

/** A computed attribute that becomes unknown only when one of these top-level attributes changes, not at any change. */
export function unknownWhenChanged(...attributes: readonly string[]): Modifier {
  return { kind: "unknown-when-changed", attributes };
}

/** A configured value that means the same as the prior one keeps the prior one, so that spelling makes no diff. */
export function equivalent<T extends Value = string>(same: (configured: T, prior: T) => boolean): Modifier {
  return { kind: "equivalent", same: same as (configured: Value, prior: Value) => boolean };
}
