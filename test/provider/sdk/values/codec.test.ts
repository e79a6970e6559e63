import fc from "fast-check";
import { Decimal, parseNumber } from "../../../../provider/sdk/values/decimal";
import { decodeValue } from "../../../../provider/sdk/values/decode";
import { encodeValue } from "../../../../provider/sdk/values/encode";
import { canonicalKey, equalValues } from "../../../../provider/sdk/values/equal";
import type { Type } from "../../../../provider/sdk/values/type";
import { parseType, renderType, types } from "../../../../provider/sdk/values/type";
import { Unknown, unknown } from "../../../../provider/sdk/values/unknown";
import type { Value } from "../../../../provider/sdk/values/value";
import { Dynamic } from "../../../../provider/sdk/values/value";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const roundTrip = (type: Type, value: Value) => decodeValue(type, encodeValue(type, value));

const names = fc.constantFrom("a", "b", "name", "__proto__", "constructor");
const anyType: fc.Arbitrary<Type> = fc.letrec<{ type: Type }>((tie) => ({
  type: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Type>(types.string, types.number, types.bool, types.dynamic),
    fc.record({
      kind: fc.constantFrom("list" as const, "set" as const, "map" as const),
      element: tie("type"),
    }),
    fc.array(tie("type"), { maxLength: 3 }).map((elements): Type => ({ kind: "tuple", elements })),
    fc
      .uniqueArray(fc.tuple(names, tie("type")), { maxLength: 4, selector: ([name]) => name })
      .map((entries): Type => ({ kind: "object", attributes: Object.fromEntries(entries) })),
  ),
})).type;

const number = fc
  .oneof(
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.bigInt(-(2n ** 80n), 2n ** 80n),
    fc.tuple(fc.bigInt(), fc.nat(1_000_000)).map(([whole, part]) => `${whole}.${part}`),
  )
  .map((one) => parseNumber(String(one)));

const anyUnknown = fc
  .record(
    { notNull: fc.constant(true as const), prefix: fc.string({ maxLength: 80, minLength: 1 }) },
    { requiredKeys: ["notNull"] },
  )
  .map((refinements) => new Unknown(refinements));

function anyValueOf(type: Type): fc.Arbitrary<Value> {
  const present = presentOf(type);
  return fc.oneof({ weight: 8, arbitrary: present }, fc.constant(null), fc.constant(unknown), anyUnknown);
}

function presentOf(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "string":
      return fc.string({ unit: "grapheme", maxLength: 300 });
    case "number":
      return number;
    case "bool":
      return fc.boolean();
    case "dynamic":
      return anyType
        .filter(({ kind }) => kind !== "dynamic")
        .chain((of) => anyValueOf(of).map((value) => new Dynamic(of, value)));
    case "list":
    case "set":
      return fc.array(anyValueOf(type.element), { maxLength: 20 });
    case "tuple":
      return fc.tuple(...type.elements.map(anyValueOf));
    case "map":
      return fc.dictionary(fc.oneof(names, fc.string()), anyValueOf(type.element), {
        noNullPrototype: false,
      });
    case "object":
      return fc
        .tuple(
          ...Object.entries(type.attributes).map(([name, of]) =>
            anyValueOf(of).map((value) => [name, value] as const),
          ),
        )
        .map((entries) => Object.fromEntries(entries));
  }
}

describe("the msgpack encoding of values", () => {
  test("whatever fits its type comes back the same", () => {
    const typed = anyType.chain((type) => fc.tuple(fc.constant(type), anyValueOf(type)));
    fc.assert(
      fc.property(typed, ([type, value]) => {
        const decoded = roundTrip(type, value);
        expect(canonicalKey(type, decoded)).toBe(canonicalKey(type, value));
        expect(encodeValue(type, decoded)).toEqual(encodeValue(type, value));
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, string, Type, Value]>([
    ["a plain unknown is extension 0", "d4 00 00", types.string, unknown],
    ["a refined unknown is extension 12", "c7 03 0c 81 01 c2", types.bool, new Unknown({ notNull: true })],
    [
      "a prefix is refinement 2",
      "c7 09 0c 82 01 c2 02 a4 70 72 65 2d",
      types.string,
      new Unknown({ notNull: true, prefix: "pre-" }),
    ],
    ["0.1 goes as text", "a3 30 2e 31", types.number, 0.1],
    ["2^63-1 goes as an integer", "d3 7fffffffffffffff", types.number, 2n ** 63n - 1n],
    ["2^64 goes as text", "b4 3138343436373434303733373039353531363136", types.number, 2n ** 64n],
    [
      "a dynamic value carries its type",
      "92 c4 06 226e756d62657222 2a".replace("c4 06", "c4 08"),
      types.dynamic,
      new Dynamic(types.number, 42),
    ],
  ])("%s", (_, bytes, type, value) => {
    expect(encodeValue(type, value).toString("hex")).toBe(hex(bytes).toString("hex"));
    expect(canonicalKey(type, decodeValue(type, hex(bytes)))).toBe(canonicalKey(type, value));
  });

  test("unknown refinements of other kinds and other extensions are unknown values", () => {
    expect(decodeValue(types.list(types.string), hex("c7 05 0c 82 05 01 06 01"))).toBeInstanceOf(Unknown);
    expect(decodeValue(types.string, hex("d4 55 00"))).toBeInstanceOf(Unknown);
  });

  test("a map keeps every key, __proto__ too, and inherits nothing", () => {
    const map = JSON.parse('{"__proto__":"x","toString":"y"}') as Value;
    const decoded = roundTrip(types.map(types.string), map) as { [key: string]: Value };
    expect(Object.keys(decoded)).toEqual(["__proto__", "toString"]);
    expect(decoded.hasOwnProperty).toBeUndefined();
  });

  test.each<[string, Type, Value, string]>([
    [
      "a wrong leaf",
      types.object({ a: types.list(types.string) }),
      { a: ["x", 1] },
      "a[1]: a string is required, not a number",
    ],
    ["a stray attribute", types.object({ a: types.bool }), { a: true, b: 1 }, 'there is no attribute "b"'],
    ["infinity", types.number, Number.POSITIVE_INFINITY, "a finite number is required, not a number"],
    ["a map element", types.map(types.bool), { k: "x" }, '["k"]: a bool is required, not a string'],
  ])("%s is refused with its path", (_, type, value, message) => {
    expect(() => encodeValue(type, value)).toThrow(message);
  });

  test.each([
    ["cut short", "93 a1 61"],
    ["followed by more", "90 90"],
    ["of another type", "81 a1 61 c3"],
    ["of a code that is not in use", "91 c1"],
  ])("bytes that are %s are refused", (_, bytes) => {
    expect(() => decodeValue(types.list(types.string), hex(bytes))).toThrow();
  });

  test("any bytes decode or are refused, nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        try {
          decodeValue(types.list(types.object({ a: types.dynamic, b: types.number })), bytes);
        } catch (error) {
          expect((error as Error).name).toBe("ValueError");
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("numbers", () => {
  test.each<[string, unknown]>([
    ["1e3", 1000],
    ["9007199254740993", 9007199254740993n],
    ["0.1", 0.1],
    ["-0", 0],
    ["100000000000000000000000000000.5", new Decimal("100000000000000000000000000000.5")],
    ["0.10000000000000000000001", new Decimal("0.10000000000000000000001")],
    ["1.50", 1.5],
  ])("%s is held exactly", (text, expected) => {
    expect(parseNumber(text)).toEqual(expected);
  });

  test("an exponent that would fill the memory is refused", () => {
    expect(() => parseNumber("1e1000000000")).toThrow("at most");
  });
});

describe("equality", () => {
  test("of sets is blind to order and repetition, at any depth", () => {
    const type = types.map(types.set(types.set(types.string)));
    expect(equalValues(type, { k: [["a", "b"], ["c"]] }, { k: [["c"], ["b", "a"], ["c", "c"]] })).toBe(true);
    expect(equalValues(type, { k: [["a"]] }, { k: [["b"]] })).toBe(false);
  });

  test("of lists is not", () => {
    expect(equalValues(types.list(types.string), ["a", "b"], ["b", "a"])).toBe(false);
  });

  test("tells a string from a number and null from empty", () => {
    expect(equalValues(types.dynamic, new Dynamic(types.string, "1"), new Dynamic(types.number, 1))).toBe(
      false,
    );
    expect(equalValues(types.set(types.string), null, [])).toBe(false);
    expect(equalValues(types.string, null, "")).toBe(false);
  });
});

test("a type constraint survives its JSON form", () => {
  fc.assert(
    fc.property(anyType, (type) =>
      expect(parseType(JSON.parse(JSON.stringify(renderType(type))))).toEqual(type),
    ),
  );
});
