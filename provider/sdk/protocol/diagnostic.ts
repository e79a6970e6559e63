import type { Diagnostic } from "../framework/diagnostics";
import type { AttributePath, PathStep } from "../values/path";
import { renderPath } from "../values/path";
import type {
  Diagnostic as WireDiagnostic,
  AttributePath as WirePath,
  AttributePath_Step as WireStep,
} from "./generated/tfplugin6";
import { Diagnostic_Severity as Severity } from "./generated/tfplugin6";

/** How many steps of a path Terraform can find in the configuration's source; it shows nothing of a longer one. */
const LOCATED_STEPS = 2;

export function encodeDiagnostics(diagnostics: readonly Diagnostic[]): WireDiagnostic[] {
  return diagnostics.map(({ severity, summary, detail, path = [] }) => ({
    severity: severity === "error" ? Severity.ERROR : Severity.WARNING,
    summary,
    detail: path.length > 1 ? `${detail}\n\nAttribute: ${renderPath(path)}` : detail,
    attribute: path.length > 0 ? locate(path) : undefined,
  }));
}

/** The path as far as Terraform can show its place: an attribute, or one element or child of it. */
function locate(path: AttributePath): WirePath {
  const [attribute, child] = path.slice(0, LOCATED_STEPS);
  const steps = [step(attribute as PathStep), ...(child === undefined ? [] : [element(child)])];
  return { steps: steps.filter((one) => one.selector !== undefined) };
}

/** The whole path, up to the first set: a set's elements have no address. */
export function encodePath(path: AttributePath): WirePath {
  const set = path.findIndex((one) => typeof one === "object" && "element" in one);
  return { steps: path.slice(0, set === -1 ? undefined : set).map(step) };
}

function step(one: PathStep): WireStep {
  return typeof one === "string" ? { selector: { $case: "attributeName", value: one } } : element(one);
}

/** In a diagnostic a child of a nested object is found as an element by its name. */
function element(one: PathStep): WireStep {
  if (typeof one === "number") return { selector: { $case: "elementKeyInt", value: one } };
  if (typeof one === "string") return { selector: { $case: "elementKeyString", value: one } };
  return "key" in one ? { selector: { $case: "elementKeyString", value: one.key } } : { selector: undefined };
}
