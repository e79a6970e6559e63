import { Decimal, parseNumber, renderNumber } from "./decimal";
import { describe, ValueError } from "./error";
import { MsgpackWriter } from "./msgpack-writer";
import type { PathStep } from "./path";
import { encodeUnknown } from "./refinements";
import type { Type } from "./type";
import { renderType } from "./type";
import { Unknown } from "./unknown";
import type { Value } from "./value";
import { Dynamic, isListValue, isObjectValue } from "./value";

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;

/**
 * Encodes a value of `type` as cty's msgpack. An attribute that the object leaves out is null.
 * @throws ValueError when the value does not fit the type, or has an attribute that the type has not
 */
export function encodeValue(type: Type, value: Value): Buffer {
  const encoder = new Encoder();
  encoder.value(type, value);
  return encoder.writer.finish();
}

class Encoder {
  readonly writer = new MsgpackWriter();
  readonly #path: PathStep[] = [];

  value(type: Type, value: Value | undefined): void {
    if (value === null || value === undefined) this.writer.nil();
    else if (value instanceof Unknown) encodeUnknown(this.writer, value);
    else this.#known(type, value);
  }

  #known(type: Type, value: Value): void {
    switch (type.kind) {
      case "string":
        if (typeof value !== "string") throw this.#expected("a string", value);
        this.writer.string(value);
        break;
      case "bool":
        if (typeof value !== "boolean") throw this.#expected("a bool", value);
        this.writer.bool(value);
        break;
      case "number":
        this.#number(value);
        break;
      case "dynamic":
        this.#dynamic(value);
        break;
      case "list":
      case "set":
        this.#elements(value, () => type.element);
        break;
      case "tuple":
        this.#tuple(type.elements, value);
        break;
      case "map":
        this.#map(type.element, value);
        break;
      case "object":
        this.#object(type.attributes, value);
    }
  }

  /** Integers of 64 bits go as such, every other number as its shortest decimal text, which nothing rounds. */
  #number(value: Value): void {
    const exact = value instanceof Decimal ? parseNumber(value.text) : value;
    if (typeof exact === "bigint" && exact >= MIN_INT64 && exact <= MAX_INT64) this.writer.integer(exact);
    else if (Number.isSafeInteger(exact)) this.writer.integer(exact as number);
    else if (typeof exact === "bigint" || Number.isFinite(exact) || exact instanceof Decimal) {
      this.writer.string(renderNumber(exact as number));
    } else throw this.#expected("a finite number", value);
  }

  #dynamic(value: Value): void {
    if (!(value instanceof Dynamic)) throw this.#expected("a value with its type", value);
    this.writer.arrayHeader(2);
    this.writer.binary(Buffer.from(JSON.stringify(renderType(value.type))));
    this.value(value.type, value.value);
  }

  #tuple(elements: readonly Type[], value: Value): void {
    if (!isListValue(value) || value.length !== elements.length) {
      throw this.#expected(`a tuple of ${elements.length}`, value);
    }
    this.#elements(value, (index) => elements[index] as Type);
  }

  #elements(value: Value, type: (index: number) => Type): void {
    if (!isListValue(value)) throw this.#expected("a list", value);
    this.writer.arrayHeader(value.length);
    value.forEach((element, index) => {
      this.#at(index, type(index), element);
    });
  }

  #map(element: Type, value: Value): void {
    if (!isObjectValue(value)) throw this.#expected("a map", value);
    const entries = Object.entries(value);
    this.writer.mapHeader(entries.length);
    for (const [key, entry] of entries) {
      this.writer.string(key);
      this.#at({ key }, element, entry);
    }
  }

  #object(attributes: { readonly [name: string]: Type }, value: Value): void {
    if (!isObjectValue(value)) throw this.#expected("an object", value);
    const stray = Object.keys(value).find((name) => !Object.hasOwn(attributes, name));
    if (stray !== undefined) {
      throw new ValueError(`there is no attribute ${JSON.stringify(stray)}`, [...this.#path]);
    }
    const names = Object.keys(attributes);
    this.writer.mapHeader(names.length);
    for (const name of names) {
      this.writer.string(name);
      this.#at(name, attributes[name] as Type, Object.hasOwn(value, name) ? value[name] : null);
    }
  }

  #at(step: PathStep, type: Type, value: Value | undefined): void {
    this.#path.push(step);
    this.value(type, value);
    this.#path.pop();
  }

  #expected(what: string, value: Value): ValueError {
    return new ValueError(`${what} is required, not ${describe(value)}`, [...this.#path]);
  }
}
