/**
 * Untrusted JSON → a value of an attribute, by its definition: types checked, names in the schema's spelling, what is
 * empty, unknown or read-only left out. Null, "", [] and {} all mean "no value" (RFC 7643 §2.5).
 */
import type { JsonObject, JsonValue } from "../../domain/traits";
import { parseDateTime } from "../filter/query";
import type { Attribute } from "../schemas/attribute";
import { type AttributeTable, defaultOf, subAttributesOf } from "../schemas/resource-schema";
import { isObject } from "../wire/json";
import { invalidValue, type ScimError } from "../wire/scim-error";

/** More values of one attribute than any directory sends; bounds the work that one resource can cause. */
const MAX_VALUES = 1_000;

/**
 * @returns undefined when the attribute is given no value
 * @throws ScimError 400 invalidValue, naming `at`
 */
export function parseValue(attribute: Attribute, value: unknown, at: string): JsonValue | undefined {
  if (!attribute.multiValued) return parseOne(attribute, value, at);
  const values = parseValues(attribute, value, at);
  return values.length > 0 ? keepOnePrimary(values) : undefined;
}

/** The values of a multi-valued attribute, one by one; empty ones are left out. */
export function parseValues(attribute: Attribute, value: unknown, at: string): JsonValue[] {
  if (!Array.isArray(value)) return severalOf(value).flatMap((one) => parseOne(attribute, one, at) ?? []);
  assertCount(value, at);
  return value.flatMap((one, index) => parseOne(attribute, one, `${at}[${index}]`) ?? []);
}

/** What a multi-valued attribute is given: an array, or one value alone, as some clients send it; nothing is no value. */
export function severalOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined || value === null || value === "" ? [] : [value];
}

export function assertCount(values: readonly unknown[], at: string): void {
  if (values.length > MAX_VALUES) throw invalidValue(`${at} has more than ${MAX_VALUES} values.`);
}

/** A single value: of a singular attribute, or one of several. */
export function parseOne(attribute: Attribute, value: unknown, at: string): JsonValue | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  switch (attribute.type) {
    case "complex":
      return parseComplex(attribute, value, at);
    case "boolean":
      return parseBoolean(value, at);
    case "integer":
    case "decimal":
      return parseNumber(attribute, value, at);
    case "dateTime":
      if (typeof value === "string" && parseDateTime(value) !== undefined) return value;
      throw wrongType(at, "a dateTime such as 2026-01-31T12:00:00Z", value);
    case "binary":
      return parseBinary(value, at);
    default:
      return parseText(value, at);
  }
}

/** Base64 in either alphabet (RFC 7643 §2.3.6), kept as it was sent. */
function parseBinary(value: unknown, at: string): string {
  const text = parseText(value, at);
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(text.replace(/\s+/g, ""))) throw invalidValue(`${at} must be base64.`);
  return text;
}

function parseText(value: unknown, at: string): string {
  if (typeof value !== "string") throw wrongType(at, "a string", value);
  // Neither a lone surrogate nor NUL survives a database as it was sent.
  if (/[\p{Surrogate}\0]/u.test(value)) throw invalidValue(`${at} holds a character that cannot be kept.`);
  return value;
}

function parseBoolean(value: unknown, at: string): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "string" && /^(true|false)$/i.test(value)) return value.toLowerCase() === "true";
  throw wrongType(at, "true or false", value);
}

function parseNumber({ type }: Attribute, value: unknown, at: string): number {
  const fits = type === "integer" ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (typeof value === "number" && fits) return value;
  throw wrongType(at, type === "integer" ? "a whole number" : "a number", value);
}

function parseComplex(attribute: Attribute, value: unknown, at: string): JsonObject | undefined {
  const parsed = parseMembers(subAttributesOf(attribute), asComplex(attribute, value, at), at);
  return isHollow(attribute, parsed) ? undefined : parsed;
}

/** The object that a complex value is; a bare string stands for its `value`, as several clients send it. */
export function asComplex(attribute: Attribute, value: unknown, at: string): Record<string, unknown> {
  if (isObject(value)) return value;
  if (typeof value === "string" && defaultOf(attribute)) return { value };
  throw wrongType(at, "an object", value);
}

/**
 * The members of an object that the table defines and a client may write; others are left out (RFC 7644 §3.3).
 * @throws ScimError 400 invalidValue for a wrong type, or for one attribute given twice in different case
 */
export function parseMembers(table: AttributeTable, object: Record<string, unknown>, at: string): JsonObject {
  const parsed: JsonObject = {};
  const given = new Set<string>();
  for (const [key, value] of Object.entries(object)) {
    const attribute = table.get(key.toLowerCase());
    if (attribute === undefined || attribute.mutability === "readOnly") continue;
    const where = at === "" ? attribute.name : `${at}.${attribute.name}`;
    noteOnce(given, attribute.name, where);
    const member = parseValue(attribute, value, where);
    if (member !== undefined) parsed[attribute.name] = member;
  }
  return parsed;
}

/**
 * Takes note of what an object gives a value for. Of two values for one thing none is taken: a user who is said to be both
 * inactive and active is not to come in by the order of the two.
 * @param at what it is called to the client
 * @throws ScimError 400 invalidValue where it was given before
 */
export function noteOnce(given: Set<string>, name: string, at: string): void {
  if (given.has(name)) throw invalidValue(`${at} is given more than once.`);
  given.add(name);
}

const QUALIFIERS: ReadonlySet<string> = new Set(["type", "primary"]);

/**
 * Whether nothing is left of a complex value but what would qualify it: `{"type":"work"}` is no e-mail address, and
 * `{"$ref":"…"}` names no manager.
 */
export function isHollow(attribute: Attribute, value: JsonObject): boolean {
  const table = subAttributesOf(attribute);
  const names = Object.keys(value);
  if (!attribute.multiValued) return names.length === 0 || (table.has("$ref") && value.value === undefined);
  const qualifiesOnly = [...table.keys()].every((name) => QUALIFIERS.has(name));
  return qualifiesOnly ? names.length === 0 : names.every((name) => QUALIFIERS.has(name));
}

/** Leaves `primary` true on one value only (RFC 7643 §2.4): on `chosen`, or else on the last that has it. */
export function keepOnePrimary(values: readonly JsonValue[], chosen?: JsonValue): JsonValue[] {
  const primary = chosen ?? values.findLast(isPrimary);
  return values.map((value) =>
    value !== primary && isPrimary(value) ? { ...(value as JsonObject), primary: false } : value,
  );
}

export function isPrimary(value: JsonValue): boolean {
  return isObject(value) && value.primary === true;
}

/** Without values that are equal to an earlier one. */
export function distinct(values: readonly JsonValue[]): JsonValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const before = seen.size;
    return seen.add(identityOf(value)).size > before;
  });
}

/** Values are never changed in place, so what was once found out of them stays true. */
const identities = new WeakMap<JsonObject, string>();

/** The same text for equal values: complex values are flat (RFC 7643 §2.3.8), so sorting their names is enough. */
export function identityOf(value: JsonValue): string {
  if (!isObject(value)) return JSON.stringify(value);
  const known = identities.get(value as JsonObject);
  if (known !== undefined) return known;
  const identity = JSON.stringify(value, Object.keys(value).sort());
  identities.set(value as JsonObject, identity);
  return identity;
}

function wrongType(at: string, expected: string, value: unknown): ScimError {
  const given = Array.isArray(value) ? "an array" : isObject(value) ? "an object" : `a ${typeof value}`;
  return invalidValue(`${at} must be ${expected}, not ${given}.`);
}
