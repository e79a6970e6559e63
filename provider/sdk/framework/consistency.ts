import { equalValues } from "../values/equal";
import type { AttributePath } from "../values/path";
import { renderPath } from "../values/path";
import { Unknown } from "../values/unknown";
import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue, isWhollyKnown } from "../values/value";
import type { Diagnostic } from "./diagnostics";
import type { Attribute, Attributes, NestedAttribute } from "./schema";
import { attributeType } from "./schema-type";
import { matchElements } from "./set-matching";

/** Where a result breaks what its plan promised; Terraform would refuse the whole result for it, in harder words. */
export function checkResult(attributes: Attributes, planned: ObjectValue, result: ObjectValue): Diagnostic[] {
  return inObject(attributes, planned, result, []).map(({ path, problem }) => ({
    severity: "error",
    summary: "The provider's result differs from its plan",
    detail: `${renderPath(path)} ${problem}. This is a bug in the provider; please report it.`,
    path,
  }));
}

interface Breach {
  readonly path: AttributePath;
  readonly problem: string;
}

function inObject(
  attributes: Attributes,
  planned: ObjectValue,
  result: ObjectValue,
  path: AttributePath,
): Breach[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    inAttribute(attribute, planned[name] ?? null, result[name] ?? null, [...path, name]),
  );
}

function inAttribute(attribute: Attribute, planned: Value, result: Value, path: AttributePath): Breach[] {
  if (!isWhollyKnown(result)) return [{ path, problem: "is still unknown" }];
  if (planned instanceof Unknown) return inUnknown(planned, result, path);
  const known = isWhollyKnown(planned);
  if (known && equalValues(attributeType(attribute), planned, result)) return [];
  if (attribute.kind === "nested" && planned !== null && result !== null) {
    return inNested(attribute, planned, result, path);
  }
  if (!known) return [];
  return [{ path, problem: differs(attribute, planned, result) }];
}

function inUnknown({ refinements }: Unknown, result: Value, path: AttributePath): Breach[] {
  const { notNull, prefix } = refinements;
  if (notNull && result === null) return [{ path, problem: "is null, which was ruled out" }];
  if (prefix && !(typeof result === "string" && result.startsWith(prefix))) {
    return [{ path, problem: `does not begin with ${JSON.stringify(prefix)}` }];
  }
  return [];
}

function inNested(attribute: NestedAttribute, planned: Value, result: Value, path: AttributePath): Breach[] {
  const { attributes, mode } = attribute;
  if (isListValue(planned) && isListValue(result)) {
    if (planned.length !== result.length) return [{ path, problem: "has another number of elements" }];
    return mode === "set"
      ? inSet(attributes, planned, result, path)
      : planned.flatMap((one, index) => inElement(attributes, one, result[index], [...path, index]));
  }
  if (!isObjectValue(planned) || !isObjectValue(result)) return [{ path, problem: "is of another kind" }];
  if (mode === "single") return inObject(attributes, planned, result, path);
  if (Object.keys(planned).sort().join("\0") !== Object.keys(result).sort().join("\0")) {
    return [{ path, problem: "has other keys" }];
  }
  return Object.entries(planned).flatMap(([key, one]) =>
    inElement(attributes, one, result[key], [...path, { key }]),
  );
}

function inSet(
  attributes: Attributes,
  planned: readonly Value[],
  result: readonly Value[],
  path: AttributePath,
): Breach[] {
  const partners = matchElements(attributes, planned, result, (value) => !isWhollyKnown(value));
  const lost = planned.some((one, index) => isObjectValue(one) && partners[index] === undefined);
  return lost ? [{ path, problem: "has other elements" }] : [];
}

function inElement(
  attributes: Attributes,
  planned: Value,
  result: Value | undefined,
  path: AttributePath,
): Breach[] {
  return isObjectValue(planned) && isObjectValue(result) ? inObject(attributes, planned, result, path) : [];
}

function differs(attribute: Attribute, planned: Value, result: Value): string {
  return attribute.sensitive
    ? "has another value"
    : `was planned as ${show(planned)} and became ${show(result)}`;
}

function show(value: Value): string {
  const text = JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? inner.toString() : inner));
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
