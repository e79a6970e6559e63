import type { Attribute, Attributes, NestedAttribute } from "../../../../provider/sdk/framework/schema";
import { isComputed } from "../../../../provider/sdk/framework/schema";
import { attributeType } from "../../../../provider/sdk/framework/schema-type";
import { equalValues } from "../../../../provider/sdk/values/equal";
import { isUnknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue, Value } from "../../../../provider/sdk/values/value";
import { isListValue, isObjectValue } from "../../../../provider/sdk/values/value";

/**
 * The two checks by which Terraform refuses a provider's answers, in our own words. Each returns the paths that break a
 * rule.
 */
type Check = (attribute: Attribute, ...values: readonly Value[]) => string[];

/** A plan may fill in only what the configuration leaves to the provider: "Provider produced invalid plan". */
export function checkPlan(
  attributes: Attributes,
  prior: ObjectValue | null,
  config: ObjectValue,
  planned: ObjectValue,
) {
  return inObject(attributes, planAttribute, [planned, config, prior]);
}

const planAttribute: Check = (attribute, planned = null, config = null, prior = null) => {
  if (attribute.writeOnly) return planned === null ? [] : ["write-only"];
  if (equalValues(attributeType(attribute), planned, config)) return [];
  if (isComputed(attribute) && config === null) return [];
  if (prior !== null && config !== null && equalValues(attributeType(attribute), planned, prior)) return [];
  if (
    attribute.kind === "nested" &&
    planned !== null &&
    config !== null &&
    !isUnknown(config) &&
    !isUnknown(planned)
  ) {
    return inNested(attribute, planAttribute, [planned, config, prior]);
  }
  return ["planned differs from configuration"];
};

/** What was known in the plan stays: "Provider produced inconsistent result after apply". */
export function checkApply(attributes: Attributes, planned: ObjectValue, result: ObjectValue) {
  return inObject(attributes, applyAttribute, [result, planned]);
}

const applyAttribute: Check = (attribute, result = null, planned = null) => {
  if (isUnknown(result)) return ["unknown after apply"];
  if (isUnknown(planned)) {
    return planned.refinements.notNull && result === null ? ["null although that was ruled out"] : [];
  }
  if (equalValues(attributeType(attribute), result, planned)) return [];
  if (attribute.kind === "nested" && result !== null && planned !== null) {
    return inNested(attribute, applyAttribute, [result, planned]);
  }
  return ["result differs from plan"];
};

function inObject(attributes: Attributes, check: Check, values: readonly (ObjectValue | null)[]): string[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    check(attribute, ...values.map((one) => one?.[name] ?? null)).map((problem) => `${name}: ${problem}`),
  );
}

/** `values[0]` is judged by the others, element by element. */
function inNested(attribute: NestedAttribute, check: Check, values: readonly Value[]): string[] {
  const { attributes, mode } = attribute;
  const [judged = null, against = null] = values;
  if (mode === "single") return inObject(attributes, check, values.map(asObject));
  if (isListValue(judged) && isListValue(against)) {
    if (judged.length !== against.length) return ["length"];
    return mode === "list"
      ? judged.flatMap((_, index) =>
          inObject(
            attributes,
            check,
            values.map((all) => asObject(isListValue(all) ? all[index] : null)),
          ),
        )
      : inSet(attributes, check, judged, against);
  }
  if (!isObjectValue(judged) || !isObjectValue(against)) return ["kind"];
  if (Object.keys(judged).sort().join() !== Object.keys(against).sort().join()) return ["keys"];
  return Object.keys(judged).flatMap((key) =>
    inObject(
      attributes,
      check,
      values.map((all) => asObject(isObjectValue(all) ? all[key] : null)),
    ),
  );
}

/** Elements of a set have no address: each must fit some other, and the other way round. */
function inSet(
  attributes: Attributes,
  check: Check,
  judged: readonly Value[],
  against: readonly Value[],
): string[] {
  const fits = (one: Value, other: Value) =>
    inObject(attributes, check, [asObject(one), asObject(other), null]).length === 0;
  const sound =
    judged.every((one) => against.some((other) => fits(one, other))) &&
    against.every((other) => judged.some((one) => fits(one, other)));
  return sound ? [] : ["set elements"];
}

function asObject(value: Value | undefined): ObjectValue | null {
  return isObjectValue(value) ? value : null;
}
