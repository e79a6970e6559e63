/** Objects that are written and say nothing, which is all that Terraform lets through of one with misspelt keys. */
import type { Diagnostics } from "../sdk/framework/diagnostics";
import type { Attributes } from "../sdk/framework/schema";
import type { AttributePath } from "../sdk/values/path";
import { isObjectValue, type ObjectValue } from "../sdk/values/value";

/** Warns of each, also within others: a requirement that is lost without a word lets people in. */
export function warnOfEmptyObjects(
  attributes: Attributes,
  config: ObjectValue,
  diagnostics: Diagnostics,
  above: AttributePath = [],
): void {
  for (const [name, attribute] of Object.entries(attributes)) {
    const value = config[name];
    if (attribute.kind !== "nested" || attribute.mode !== "single" || !isObjectValue(value)) continue;
    const path = [...above, name];
    if (Object.values(value).some((one) => one !== null)) {
      warnOfEmptyObjects(attribute.attributes, value, diagnostics, path);
    } else {
      diagnostics.warning(`Nothing is said in ${name}`, renderAdvice(attribute.attributes), path);
    }
  }
}

function renderAdvice(attributes: Attributes): string {
  const keys = Object.keys(attributes).join(", ");
  return `Terraform leaves out of an object, without a word, every key that it does not know. The keys here are: ${keys}. Check how yours are spelt, or leave the object out.`;
}
