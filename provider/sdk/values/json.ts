import { Decimal, parseNumber } from "./decimal";
import { describe, ValueError } from "./error";
import type { PathStep } from "./path";
import type { Type } from "./type";
import { parseType } from "./type";
import { Unknown } from "./unknown";
import type { Value } from "./value";
import { Dynamic, isListValue, isObjectValue } from "./value";

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Parses JSON without loss: numbers are exact whatever their size, objects have no prototype.
 * @throws SyntaxError when the text is no JSON
 */
export function parseJson(text: string): Value {
  // JSON.parse rounds numbers, so each goes through it as a string; the first letter tells "n"umber from "s"tring.
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') ? `"s${token.slice(1)}` : `"n${token}"`,
  );
  return unmark(JSON.parse(marked));
}

function unmark(value: unknown): Value {
  if (typeof value === "string") return value.startsWith("n") ? parseNumber(value.slice(1)) : value.slice(1);
  if (Array.isArray(value)) return value.map(unmark);
  if (typeof value !== "object" || value === null) return value as boolean | null;
  const object: { [name: string]: Value } = Object.create(null);
  for (const [key, entry] of Object.entries(value)) {
    if (key.startsWith("n")) throw new SyntaxError("a key of a JSON object must be a string");
    object[key.slice(1)] = unmark(entry);
  }
  return object;
}

/**
 * A parsed JSON value as a value of `type`: attributes that the type has not are dropped, missing ones are null. A
 * dynamic value stands in JSON as `{"type": …, "value": …}`.
 * @throws ValueError when the value does not fit
 */
export function conformValue(type: Type, value: Value | undefined): Value {
  return conform(type, value ?? null, []);
}

function conform(type: Type, value: Value, path: readonly PathStep[]): Value {
  if (value === null || value instanceof Unknown) return value;
  switch (type.kind) {
    case "string":
      return typeof value === "string" ? value : refuse("a string", value, path);
    case "bool":
      return typeof value === "boolean" ? value : refuse("a bool", value, path);
    case "number":
      return isNumeric(value) ? value : refuse("a number", value, path);
    case "dynamic":
      return conformDynamic(value, path);
    case "list":
    case "set":
      return elements(value, path, () => type.element);
    case "tuple":
      return elements(value, path, (index) => type.elements[index] ?? refuse("a shorter tuple", value, path));
    case "map":
      return entries(value, path, "a map", (source) =>
        Object.entries(source).map(([key, entry]) => [key, conform(type.element, entry, [...path, { key }])]),
      );
    case "object":
      return entries(value, path, "an object", (source) =>
        Object.entries(type.attributes).map(([name, of]) => [
          name,
          conform(of, own(source, name), [...path, name]),
        ]),
      );
  }
}

function conformDynamic(value: Value, path: readonly PathStep[]): Value {
  if (value instanceof Dynamic) return value;
  if (!isObjectValue(value) || !("type" in value))
    return refuse("an object with type and value", value, path);
  const type = parseType(value.type);
  return new Dynamic(type, conform(type, own(value, "value"), path));
}

function elements(value: Value, path: readonly PathStep[], type: (index: number) => Type): Value[] {
  if (!isListValue(value)) return refuse("a list", value, path);
  return value.map((element, index) => conform(type(index), element, [...path, index]));
}

function entries(
  value: Value,
  path: readonly PathStep[],
  what: string,
  convert: (source: { readonly [name: string]: Value }) => [string, Value][],
): Value {
  if (!isObjectValue(value)) return refuse(what, value, path);
  return Object.assign(Object.create(null), Object.fromEntries(convert(value)));
}

function own(source: { readonly [name: string]: Value }, name: string): Value {
  return Object.hasOwn(source, name) ? (source[name] ?? null) : null;
}

function isNumeric(value: Value): boolean {
  return typeof value === "number" || typeof value === "bigint" || value instanceof Decimal;
}

function refuse(what: string, value: Value, path: readonly PathStep[]): never {
  throw new ValueError(`${what} is required, not ${describe(value)}`, path);
}
