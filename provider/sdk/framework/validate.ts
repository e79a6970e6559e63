import { Decimal, renderNumber } from "../values/decimal";
import type { AttributePath, PathStep } from "../values/path";
import { isUnknown } from "../values/unknown";
import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue, isWhollyKnown } from "../values/value";
import type { Diagnostic } from "./diagnostics";
import type { Attribute, Attributes, NestedAttribute } from "./schema";
import type { Validator } from "./validators";

export interface ValidateOptions {
  /** Whether the caller keeps write-only values out of its state; older Terraforms cannot. */
  readonly writeOnlyAllowed: boolean;
  /** Whether the values are part of something that must not be shown. */
  readonly secret?: boolean;
}

/** What the rules of the attributes have to say of a configuration. What is not known yet is not judged. */
export function validateConfig(
  attributes: Attributes,
  config: ObjectValue,
  options: ValidateOptions,
): Diagnostic[] {
  return inObject(attributes, config, [], options);
}

function inObject(
  attributes: Attributes,
  config: ObjectValue,
  path: AttributePath,
  options: ValidateOptions,
): Diagnostic[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    inAttribute(attribute, config[name] ?? null, [...path, name], options),
  );
}

function inAttribute(
  attribute: Attribute,
  value: Value,
  path: AttributePath,
  options: ValidateOptions,
): Diagnostic[] {
  if (value === null || isUnknown(value)) return [];
  const secret = Boolean(options.secret || attribute.sensitive || attribute.writeOnly);
  const within = { ...options, secret };
  const problems = [...ownProblems(attribute, value, within)].map((problem) => invalid(path, problem));
  return attribute.kind === "nested" ? [...problems, ...inNested(attribute, value, path, within)] : problems;
}

/** The validators are asked only when the value is of the shape that they were written for. */
function* ownProblems(attribute: Attribute, value: Value, options: ValidateOptions): Iterable<string> {
  if (attribute.writeOnly && !options.writeOnlyAllowed)
    yield "is write-only, which needs Terraform 1.11 or later";
  if (!attribute.nullElements && hasNullElement(attribute, value)) return yield "must not have null elements";
  const inexact = attribute.kind === "simple" && !attribute.exact ? findInexact(value) : undefined;
  if (inexact !== undefined)
    return yield `must hold ${doublesOf(inexact)}${options.secret ? "" : `, not ${shorten(renderNumber(inexact))}`}`;
  if (!isWhollyKnown(value)) return;
  for (const validator of attribute.validators ?? []) {
    const problem = (validator as Validator<Value>).check(value);
    // The problem tells the value, the description only the rule.
    if (problem) yield options.secret ? `must be ${validator.description}` : problem;
  }
}

function hasNullElement(attribute: Attribute, value: Value): boolean {
  const kind = attribute.kind === "nested" ? attribute.mode : attribute.type.kind;
  if (kind !== "list" && kind !== "set" && kind !== "map") return false;
  return Object.values(value as object).includes(null);
}

function doublesOf(inexact: bigint | Decimal): string {
  return typeof inexact === "bigint"
    ? "numbers that fit in 64 bits"
    : "numbers of at most 15 digits, so round it, such as by floor(x * 1000) / 1000";
}

/** A third has 150 digits in Terraform. */
function shorten(digits: string): string {
  return digits.length > 40 ? `${digits.slice(0, 40)}…` : digits;
}

/** A number that a double cannot hold; whoever takes a dynamic value takes any number. */
function findInexact(value: Value): bigint | Decimal | undefined {
  if (typeof value === "bigint" || value instanceof Decimal) return value;
  if (!isListValue(value) && !isObjectValue(value)) return undefined;
  for (const inner of Object.values(value)) {
    const found = findInexact(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inNested(
  attribute: NestedAttribute,
  value: Value,
  path: AttributePath,
  options: ValidateOptions,
): Diagnostic[] {
  const element = (one: Value, ...step: PathStep[]) =>
    isObjectValue(one) ? inObject(attribute.attributes, one, [...path, ...step], options) : [];

  if (attribute.mode === "single") return element(value);
  if (isListValue(value)) {
    return value.flatMap((one, index) => element(one, attribute.mode === "set" ? { element: one } : index));
  }
  return Object.entries(value as ObjectValue).flatMap(([key, one]) => element(one, { key }));
}

function invalid(path: AttributePath, problem: string): Diagnostic {
  const last = path.findLast((step) => typeof step === "string") ?? "value";
  return { severity: "error", summary: `Invalid ${last}`, detail: `${last} ${problem}.`, path };
}
