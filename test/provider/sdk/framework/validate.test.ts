import { attribute } from "../../../../provider/sdk/framework/schema";
import { validateConfig } from "../../../../provider/sdk/framework/validate";
import {
  between,
  each,
  integer,
  length,
  matches,
  oneOf,
  size,
} from "../../../../provider/sdk/framework/validators";
import { Decimal } from "../../../../provider/sdk/values/decimal";
import { renderPath } from "../../../../provider/sdk/values/path";
import { types } from "../../../../provider/sdk/values/type";
import { unknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue } from "../../../../provider/sdk/values/value";

const optional = { optional: true, description: "x" } as const;
const rule = { action: attribute.string({ ...optional, validators: [oneOf("allow", "deny")] }) };
const attributes = {
  name: attribute.string({
    ...optional,
    validators: [matches(/^[a-z]+$/, "lower-case letters"), length({ max: 3 })],
  }),
  count: attribute.number({ ...optional, validators: [integer(), between(1, 5)] }),
  serial: attribute.bigNumber(optional),
  tags: attribute.set(types.string, {
    ...optional,
    validators: [each(length({ min: 2 })), size({ max: 2 })],
  }),
  gaps: attribute.map(types.string, { ...optional, nullElements: true }),
  secret: attribute.string({ ...optional, writeOnly: true }),
  one: attribute.nested(rule, optional),
  list: attribute.nestedList(rule, optional),
  set: attribute.nestedSet(rule, optional),
  map: attribute.nestedMap(rule, optional),
};

const problems = (config: ObjectValue, writeOnlyAllowed = true) =>
  validateConfig(attributes, config, { writeOnlyAllowed }).map(
    ({ detail, path = [] }) => `${renderPath(path)}: ${detail}`,
  );

test.each<[string, ObjectValue, string[]]>([
  ["nothing", {}, []],
  [
    "all that is right",
    { name: "abc", count: 5, tags: ["ab"], gaps: { a: null }, one: { action: "deny" } },
    [],
  ],
  [
    "what is not known yet, also inside",
    { name: unknown, tags: ["a", unknown], list: [unknown], one: { action: unknown } },
    [],
  ],
  [
    "a pattern and a length",
    { name: "ABCD" },
    [
      'name: name must be lower-case letters, not "ABCD".',
      "name: name must have at most 3 characters, not 4.",
    ],
  ],
  ["a bound", { count: 9 }, ["count: count must be between 1 and 5, not 9."]],
  ["a fraction", { count: 1.5 }, ["count: count must be a whole number, not 1.5."]],
  [
    "a number beyond 64 bits",
    { count: 2n ** 70n },
    ["count: count must hold numbers that fit in 64 bits, not 1180591620717411303424."],
  ],
  [
    "a third, which has no end",
    { count: new Decimal(`0.${"3".repeat(150)}`) },
    [
      "count: count must hold numbers of at most 15 digits, so round it, such as by floor(x * 1000) / 1000, " +
        `not 0.${"3".repeat(38)}….`,
    ],
  ],
  ["one where any number may be", { serial: 2n ** 70n }, []],
  ["an element", { tags: ["ab", "c"] }, ['tags: tags element "c" must have at least 2 characters, not 1.']],
  ["too many elements", { tags: ["ab", "cd", "ef"] }, ["tags: tags must have at most 2 elements, not 3."]],
  ["a null element", { tags: ["ab", null] }, ["tags: tags must not have null elements."]],
  [
    "inside an object",
    { one: { action: "x" } },
    ['one.action: action must be one of `allow`, `deny`, not "x".'],
  ],
  [
    "inside a list",
    { list: [{ action: "allow" }, { action: "x" }] },
    ['list[1].action: action must be one of `allow`, `deny`, not "x".'],
  ],
  [
    "inside a set",
    { set: [{ action: "x" }] },
    ['set[…].action: action must be one of `allow`, `deny`, not "x".'],
  ],
  [
    "inside a map",
    { map: { "a b": { action: "x" } } },
    ['map["a b"].action: action must be one of `allow`, `deny`, not "x".'],
  ],
])("%s", (_, config, expected) => {
  expect(problems(config)).toEqual(expected);
});

test("a write-only value is refused by a Terraform that would store it", () => {
  expect(problems({ secret: "s" }, false)).toEqual([
    "secret: secret is write-only, which needs Terraform 1.11 or later.",
  ]);
  expect(problems({ secret: "s" })).toEqual([]);
});

test("what is sensitive or write-only is not shown, at any depth", () => {
  const rule = { description: "x", validators: [matches(/^[a-z]+$/, "lower case")] };
  const attributes = {
    sensitive: attribute.string({ required: true, sensitive: true, ...rule }),
    writeOnly: attribute.string({ required: true, writeOnly: true, ...rule }),
    outer: attribute.nested(
      { inner: attribute.string({ required: true, ...rule }) },
      { required: true, sensitive: true, description: "x" },
    ),
  };
  const config = { sensitive: "HUSH", writeOnly: "HUSH", outer: { inner: "HUSH" } };
  const details = validateConfig(attributes, config, { writeOnlyAllowed: true }).map(({ detail }) => detail);
  expect(details).toEqual([
    "sensitive must be lower case.",
    "writeOnly must be lower case.",
    "inner must be lower case.",
  ]);
});
