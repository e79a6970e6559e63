import type { Attributes } from "../framework/schema";
import { objectType } from "../framework/schema-type";
import { decodeValue } from "../values/decode";
import { encodeValue } from "../values/encode";
import { conformValue, parseJson } from "../values/json";
import type { Type } from "../values/type";
import type { ObjectValue, Value } from "../values/value";
import { isObjectValue } from "../values/value";
import type { DynamicValue, RawState } from "./generated/tfplugin6";

const NOTHING = Buffer.alloc(0);

/**
 * A value of a known type from the wire, in either encoding; null when there is none.
 * @throws ValueError when it is not of that type
 */
export function decodeDynamic(type: Type, value: DynamicValue | undefined): Value {
  if (value?.msgpack.length) return decodeValue(type, value.msgpack);
  if (value?.json.length) return conformValue(type, parseJson(value.json.toString("utf8")));
  return null;
}

/** @throws ValueError when the value is not of that type */
export function encodeDynamic(type: Type, value: Value): DynamicValue {
  return { msgpack: encodeValue(type, value), json: NOTHING };
}

/** The object of a schema's attributes, or null. */
export function decodeObject(attributes: Attributes, value: DynamicValue | undefined): ObjectValue | null {
  return decodeDynamic(objectType(attributes), value) as ObjectValue | null;
}

/** The object of a configuration; without a configuration, one in which nothing is said. */
export function decodeConfig(attributes: Attributes, value: DynamicValue | undefined): ObjectValue {
  const nothing = () => Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
  return decodeObject(attributes, value) ?? nothing();
}

export function encodeObject(attributes: Attributes, value: ObjectValue | null): DynamicValue {
  return encodeDynamic(objectType(attributes), value);
}

/**
 * What lies in a state file, before any schema is applied to it.
 * @throws SyntaxError when it is no JSON; TypeError when it is no object
 */
export function decodeRawState(state: RawState | undefined): ObjectValue {
  const value = parseJson((state?.json ?? NOTHING).toString("utf8"));
  if (!isObjectValue(value)) throw new TypeError("the stored state is not an object");
  return value;
}
