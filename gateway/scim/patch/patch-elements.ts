/** PATCH of a multi-valued attribute: of all its values, or of those that a value path chooses. */
import type { JsonObject, JsonValue } from "../../domain/traits";
import { assignmentsOf, matches } from "../filter/match";
import type { PatchPath } from "../filter/path";
import {
  assertCount,
  distinct,
  identityOf,
  isHollow,
  isPrimary,
  keepOnePrimary,
  parseValues,
} from "../resource/value";
import type { Attribute } from "../schemas/attribute";
import { isObject } from "../wire/json";
import { noTarget } from "../wire/scim-error";
import { assign, dropStaleReference, isEmpty, merge } from "./patch-members";
import type { PatchOperation } from "./patch-request";

export interface ElementChange extends PatchPath, Pick<PatchOperation, "op" | "value"> {
  readonly attribute: Attribute;
}

/** Changes the attribute's values in `container`. @throws ScimError 400 noTarget or invalidValue */
export function applyToElements(container: JsonObject, change: ElementChange): void {
  const { attribute } = change;
  const existing = container[attribute.name];
  const values = changedValues(Array.isArray(existing) ? existing : [], change).filter(
    (value) => !(isObject(value) && isHollow(attribute, value)),
  );
  assertCount(values, attribute.name);
  if (values.length > 0) container[attribute.name] = values;
  else delete container[attribute.name];
}

function changedValues(values: JsonValue[], change: ElementChange): JsonValue[] {
  const whole = change.where === undefined && change.subAttribute === undefined;
  if (change.op === "remove") return whole ? withoutGiven(values, change) : withoutChosen(values, change);
  if (!whole) return withChosen(values, change);
  const given = parseValues(change.attribute, change.value, change.attribute.name);
  return change.op === "add" ? withGiven(values, given) : keepOnePrimary(given);
}

/** A value that is there already stays in its place, so that adding it again changes nothing. */
function withGiven(values: readonly JsonValue[], given: readonly JsonValue[]): JsonValue[] {
  const identities = new Set(given.map(identityOf));
  const results = distinct([...values, ...given]);
  return keepOnePrimary(
    results,
    results.findLast((value) => isPrimary(value) && identities.has(identityOf(value))),
  );
}

/** A removal that carries values removes only those; an empty list of them, nothing. Without a value, all go. */
function withoutGiven(values: JsonValue[], change: ElementChange): JsonValue[] {
  if (!Array.isArray(change.value) && isEmpty(change.value)) return [];
  const unwanted = parseValues(change.attribute, change.value, change.attribute.name);
  return values.filter((value) => !unwanted.some((given) => hasAll(value, given)));
}

function hasAll(value: JsonValue, given: JsonValue): boolean {
  if (!isObject(value) || !isObject(given)) return value === given;
  return Object.entries(given).every(([name, member]) => value[name] === member);
}

function isChosen(value: JsonValue, { where }: ElementChange): value is JsonObject {
  return isObject(value) && (where === undefined || matches(where, value as JsonObject));
}

function withoutChosen(values: JsonValue[], change: ElementChange): JsonValue[] {
  const { subAttribute } = change;
  if (subAttribute === undefined) return values.filter((value) => !isChosen(value, change));
  return values.map((value) =>
    isChosen(value, change) ? changed(value, { ...change, value: null }) : value,
  );
}

function withChosen(values: JsonValue[], change: ElementChange): JsonValue[] {
  const touched: JsonValue[] = [];
  const touch = (value: JsonObject) => {
    const result = changed(value, change);
    touched.push(result);
    return result;
  };
  const results = values.map((value) => (isChosen(value, change) ? touch(value) : value));
  if (touched.length === 0 && !isEmpty(change.value)) results.push(touch(newElement(change)));
  return keepOnePrimary(results, touched.findLast(isPrimary));
}

/**
 * RFC 7644 §3.5.2.3 refuses a value path that chooses nothing, but clients rely on
 * `emails[type eq "work"].value` making the value; so it is made whenever the filter says what it would be.
 */
function newElement({ where, attribute }: ElementChange): JsonObject {
  const assignments = where === undefined ? {} : assignmentsOf(where);
  if (assignments === undefined) {
    throw noTarget(
      `No value of ${attribute.name} is chosen by the path, and none can be made from its filter.`,
    );
  }
  return assignments;
}

function changed(element: JsonObject, { attribute, subAttribute, value }: ElementChange): JsonObject {
  const copy = { ...element };
  if (subAttribute !== undefined) assign(copy, subAttribute, value);
  else if (isEmpty(value)) return {};
  else merge(copy, attribute, value);
  dropStaleReference(copy, element);
  return copy;
}
