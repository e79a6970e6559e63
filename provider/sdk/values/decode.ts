import type { Numeric } from "./decimal";
import { parseNumber } from "./decimal";
import { ValueError } from "./error";
import { MsgpackReader } from "./msgpack-reader";
import type { PathStep } from "./path";
import { decodeUnknown } from "./refinements";
import type { Type } from "./type";
import { parseType } from "./type";
import type { Value } from "./value";
import { Dynamic } from "./value";

/**
 * Decodes a value of `type` from cty's msgpack encoding.
 * @throws ValueError when the bytes hold no such value
 */
export function decodeValue(type: Type, bytes: Uint8Array): Value {
  const decoder = new Decoder(bytes);
  const value = decoder.value(type);
  if (!decoder.reader.done) throw new ValueError("there are bytes after the value", []);
  return value;
}

class Decoder {
  readonly reader: MsgpackReader;
  readonly #path: PathStep[] = [];

  constructor(bytes: Uint8Array) {
    this.reader = new MsgpackReader(bytes);
  }

  value(type: Type): Value {
    try {
      if (this.reader.nil()) return null;
      const extension = this.reader.extension();
      return extension ? decodeUnknown(extension.type, extension.data) : this.#known(type);
    } catch (error) {
      if (error instanceof RangeError || error instanceof TypeError) throw this.#refuse(error.message);
      throw error;
    }
  }

  #known(type: Type): Value {
    switch (type.kind) {
      case "string":
        return this.reader.string() ?? this.#expected("a string");
      case "bool":
        return this.reader.bool() ?? this.#expected("a bool");
      case "number":
        return this.#number();
      case "dynamic":
        return this.#dynamic();
      case "list":
      case "set":
        return this.#elements(this.reader.array() ?? this.#expected(`a ${type.kind}`), () => type.element);
      case "tuple":
        return this.#tuple(type.elements);
      case "map":
        return this.#map(type.element);
      case "object":
        return this.#object(type.attributes);
    }
  }

  #number(): Numeric {
    const text = this.reader.string();
    if (text !== undefined) return parseNumber(text);
    const number = this.reader.number() ?? this.#expected("a number");
    // Only what is written as text may leave the range in which numbers are exact.
    return typeof number === "bigint" || Number.isSafeInteger(number) ? number : parseNumber(String(number));
  }

  #dynamic(): Dynamic {
    if (this.reader.array() !== 2) this.#expected("a type and a value");
    const json = this.reader.binary() ?? this.#expected("a type");
    const type = parseType(JSON.parse(json.toString("utf8")));
    return new Dynamic(type, this.value(type));
  }

  #tuple(elements: readonly Type[]): Value {
    if (this.reader.array() !== elements.length) this.#expected(`a tuple of ${elements.length}`);
    return this.#elements(elements.length, (index) => elements[index] as Type);
  }

  #elements(length: number, type: (index: number) => Type): Value[] {
    const values: Value[] = [];
    for (let index = 0; index < length; index += 1) values.push(this.#at(index, type(index)));
    return values;
  }

  #map(element: Type): Value {
    // A key is whatever the user wrote, so nothing may be inherited.
    const map: { [key: string]: Value } = Object.create(null);
    for (let pairs = this.reader.map() ?? this.#expected("a map"); pairs > 0; pairs -= 1) {
      const key = this.reader.string() ?? this.#expected("a key");
      map[key] = this.#at({ key }, element);
    }
    return map;
  }

  #object(attributes: { readonly [name: string]: Type }): Value {
    const object: { [name: string]: Value } = {};
    for (const name of Object.keys(attributes)) put(object, name, null);
    for (let pairs = this.reader.map() ?? this.#expected("an object"); pairs > 0; pairs -= 1) {
      const name = this.reader.string() ?? this.#expected("an attribute name");
      if (!Object.hasOwn(attributes, name))
        throw this.#refuse(`there is no attribute ${JSON.stringify(name)}`);
      put(object, name, this.#at(name, attributes[name] as Type));
    }
    return object;
  }

  #at(step: PathStep, type: Type): Value {
    this.#path.push(step);
    const value = this.value(type);
    this.#path.pop();
    return value;
  }

  #expected(what: string): never {
    throw this.#refuse(`${what} is required`);
  }

  #refuse(problem: string): ValueError {
    return new ValueError(problem, [...this.#path]);
  }
}

function put(object: { [name: string]: Value }, name: string, value: Value): void {
  if (name === "__proto__") {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else object[name] = value;
}
