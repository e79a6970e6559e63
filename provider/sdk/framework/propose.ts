import { isUnknown, Unknown } from "../values/unknown";
import type { ObjectValue, Value } from "../values/value";
import { isListValue, isObjectValue, isWhollyKnown } from "../values/value";
import { emptyValue } from "./complete";
import type { Attribute, Attributes, NestedAttribute } from "./schema";
import { matchElements } from "./set-matching";

/**
 * What a computed attribute is planned to be when the configuration leaves it to the provider. `prior` is undefined when
 * the object that it belongs to does not exist yet.
 */
export type Settle = (attribute: Attribute, prior: Value | undefined) => Value;

/** The object that a configuration asks for, given what there is. */
export function propose(
  attributes: Attributes,
  config: ObjectValue,
  prior: ObjectValue | undefined,
  settle: Settle,
): ObjectValue {
  const entries = Object.entries(attributes).map(([name, attribute]) => {
    const before = prior && (prior[name] ?? null);
    return [name, proposeAttribute(attribute, config[name] ?? null, before, settle)] as const;
  });
  return Object.fromEntries(entries);
}

function proposeAttribute(
  attribute: Attribute,
  config: Value,
  prior: Value | undefined,
  settle: Settle,
): Value {
  if (attribute.writeOnly) return null;
  if (config === null) return proposeAbsent(attribute, prior, settle);
  if (isUnknown(config)) return config;
  if (prior !== undefined && meansTheSame(attribute, config, prior)) return prior;
  return attribute.kind === "nested" ? proposeNested(attribute, config, prior ?? null, settle) : config;
}

function proposeAbsent(attribute: Attribute, prior: Value | undefined, settle: Settle): Value {
  if (attribute.default !== undefined) return attribute.default as Value;
  if (attribute.absentIsEmpty) {
    if (attribute.kind === "simple" || attribute.mode !== "single") return emptyValue(attribute);
    return propose(attribute.attributes, {}, isObjectValue(prior) ? prior : undefined, settle);
  }
  return attribute.computed ? settle(attribute, prior) : null;
}

function meansTheSame(attribute: Attribute, config: Value, prior: Value): boolean {
  if (prior === null || !isWhollyKnown(config)) return false;
  return (attribute.modifiers ?? []).some((one) => one.kind === "equivalent" && one.same(config, prior));
}

function proposeNested(attribute: NestedAttribute, config: Value, prior: Value, settle: Settle): Value {
  const element = (one: Value, before: Value | undefined): Value =>
    isObjectValue(one)
      ? propose(attribute.attributes, one, isObjectValue(before) ? before : undefined, settle)
      : one;

  if (attribute.mode === "single") return element(config, prior);
  if (isListValue(config)) {
    const before = isListValue(prior) ? partners(attribute, config, prior) : [];
    return config.map((one, index) => element(one, before[index]));
  }
  if (!isObjectValue(config)) return config;
  const entries = Object.entries(config).map(([key, one]) => {
    const before = isObjectValue(prior) && Object.hasOwn(prior, key) ? prior[key] : undefined;
    return [key, element(one, before)] as const;
  });
  return Object.fromEntries(entries);
}

/** Stands for what the provider will decide; no other value is this object. */
const LEFT_OPEN = new Unknown();

function partners(
  { attributes, mode }: NestedAttribute,
  config: readonly Value[],
  prior: readonly Value[],
): readonly (Value | undefined)[] {
  if (mode === "list") return prior;
  const wanted = config.map((one) =>
    isObjectValue(one) ? propose(attributes, one, undefined, () => LEFT_OPEN) : one,
  );
  return matchElements(attributes, wanted, prior, holdsOpen);
}

function holdsOpen(value: Value): boolean {
  if (value === LEFT_OPEN) return true;
  if (isListValue(value)) return value.some(holdsOpen);
  return isObjectValue(value) && Object.values(value).some(holdsOpen);
}
