import type { Value } from "./value";

/**
 * One step from a value to a value inside it: an attribute's name, the index of a list element, the key of a map
 * element, or the element of a set, which has no other address than itself.
 */
export type PathStep = string | number | { readonly key: string } | { readonly element: Value };

/** Where a value stands below the root of a schema: `["owners", 0, "name"]`, `["labels", { key: "team" }]`. */
export type AttributePath = readonly PathStep[];

/** The path as a person would write it in HCL: `owners[0].name`, `labels["team"]`; a set element is `[…]`. */
export function renderPath(path: AttributePath): string {
  return path.map(renderStep).join("").replace(/^\./, "");
}

function renderStep(step: PathStep): string {
  if (typeof step === "string") return `.${step}`;
  if (typeof step === "number") return `[${step}]`;
  if ("key" in step) return `[${JSON.stringify(step.key)}]`;
  return typeof step.element === "string" ? `[${JSON.stringify(step.element)}]` : "[…]";
}
