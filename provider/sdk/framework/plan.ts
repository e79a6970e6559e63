import { equalValues } from "../values/equal";
import type { AttributePath } from "../values/path";
import { Unknown } from "../values/unknown";
import type { ObjectValue, Value } from "../values/value";
import type { Settle } from "./propose";
import { propose } from "./propose";
import { findReplacements } from "./replace";
import type { PlanCall, RemoteCall, Resource } from "./resource";
import type { Attribute, Attributes, Schema } from "./schema";
import { attributeType, objectType } from "./schema-type";

export interface Change {
  readonly config: ObjectValue;
  /** null when the resource is to be created. */
  readonly prior: ObjectValue | null;
}

export interface PlannedChange {
  readonly planned: ObjectValue;
  /** Where the change cannot be made in place. */
  readonly replace: readonly AttributePath[];
}

/**
 * Plans a create or an update:
 *
 *   1. what the configuration asks for, with defaults and empty values; what it leaves to the provider stays as it is
 *   2. when that differs from the prior state, what the provider computes becomes unknown, unless a modifier keeps it
 *   3. the resource's own `modifyPlan`
 *   4. the changes that need a replacement
 *
 * Terraform asks again with everything known before it applies; values that were known stay, since all steps are pure.
 */
export async function planChange(
  resource: Resource,
  change: Change,
  call: RemoteCall<unknown>,
): Promise<PlannedChange> {
  const { attributes } = resource.schema;
  const plan = planAttributes(attributes, change);
  const replace: AttributePath[] = [];
  const modified = await resource.modifyPlan?.({
    ...call,
    ...change,
    plan,
    requireReplace: (path) => replace.push(path),
  } as PlanCall<Schema, unknown>);
  const planned = modified ? afterModification(attributes, change, plan, modified as ObjectValue) : plan;
  if (change.prior) replace.push(...findReplacements(attributes, change.prior, planned));
  return { planned, replace: change.prior ? replace : [] };
}

/** Steps 1 and 2: what the schema alone decides. */
export function planAttributes(attributes: Attributes, { config, prior }: Change): ObjectValue {
  const quiet = propose(attributes, config, prior ?? undefined, carry);
  if (!prior) return quiet;
  const changed = changedAttributes(attributes, prior, quiet);
  return changed.size === 0 ? quiet : propose(attributes, config, prior, unsettle(changed));
}

/** A modification may be the only change; then, too, what the provider computes becomes unknown. */
function afterModification(attributes: Attributes, change: Change, plan: ObjectValue, modified: ObjectValue) {
  const { config, prior } = change;
  if (!prior || changedAttributes(attributes, prior, plan).size > 0) return modified;
  const changed = changedAttributes(attributes, prior, modified);
  if (changed.size === 0) return modified;
  const unsettled = propose(attributes, config, prior, unsettle(changed));
  const touched = Object.entries(modified).filter(([name]) => changed.has(name));
  return { ...unsettled, ...Object.fromEntries(touched) };
}

/** Without `timeouts`: how long a change may take changes nothing. */
function changedAttributes(attributes: Attributes, prior: ObjectValue, planned: ObjectValue): Set<string> {
  if (equalValues(objectType(attributes), prior, planned)) return new Set();
  const changed = Object.entries(attributes).filter(
    ([name, one]) =>
      !one.limits && !equalValues(attributeType(one), prior[name] ?? null, planned[name] ?? null),
  );
  return new Set(changed.map(([name]) => name));
}

const carry: Settle = (attribute, prior) => (prior === undefined ? unknownFor(attribute) : prior);

function unsettle(changed: ReadonlySet<string>): Settle {
  return (attribute, prior) =>
    prior !== undefined && isKept(attribute, prior, changed) ? prior : unknownFor(attribute);
}

function isKept(attribute: Attribute, prior: Value, changed: ReadonlySet<string>): boolean {
  return (attribute.modifiers ?? []).some((one) => {
    // A state that was stored before the attribute existed has no value to keep.
    if (one.kind === "keep-prior") return prior !== null;
    return one.kind === "unknown-when-changed" && !one.attributes.some((name) => changed.has(name));
  });
}

function unknownFor({ notNull, prefix }: Attribute): Unknown {
  return new Unknown({ ...(notNull && { notNull }), ...(prefix && { notNull: true, prefix }) });
}
