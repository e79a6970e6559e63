import { checkResult } from "../../../../provider/sdk/framework/consistency";
import { attribute } from "../../../../provider/sdk/framework/schema";
import { types } from "../../../../provider/sdk/values/type";
import { Unknown, unknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue } from "../../../../provider/sdk/values/value";

const optional = { optional: true, description: "x" } as const;
const item = { name: attribute.string(optional), key: attribute.string(optional) };
const attributes = {
  text: attribute.string(optional),
  secret: attribute.string({ ...optional, sensitive: true }),
  tags: attribute.set(types.string, optional),
  one: attribute.nested(item, optional),
  list: attribute.nestedList(item, optional),
  set: attribute.nestedSet(item, optional),
  map: attribute.nestedMap(item, optional),
};
const planned: ObjectValue = {
  text: "t",
  secret: "s",
  tags: ["a", "b"],
  one: { name: "n", key: unknown },
  list: [{ name: "n", key: unknown }],
  set: [
    { name: "n", key: unknown },
    { name: "m", key: "k" },
  ],
  map: { x: { name: "n", key: unknown } },
};
const item1 = { name: "n", key: "new" };
const good = {
  ...planned,
  tags: ["b", "a"],
  one: item1,
  list: [item1],
  set: [{ name: "m", key: "k" }, item1],
  map: { x: item1 },
};

test("a result that fills in what was unknown keeps its plan's promises", () => {
  expect(checkResult(attributes, planned, good)).toEqual([]);
});

test.each<[string, ObjectValue, RegExp]>([
  [
    "another text",
    { ...good, text: "u" },
    /^text was planned as "t" and became "u"\. This is a bug in the provider/,
  ],
  ["another secret, which is not shown", { ...good, secret: "leak" }, /^secret has another value\./],
  ["another set", { ...good, tags: ["a"] }, /^tags was planned/],
  ["another child", { ...good, one: { name: "x", key: "k" } }, /^one\.name was planned as "n"/],
  ["a longer list", { ...good, list: [item1, item1] }, /^list has another number of elements/],
  ["another element", { ...good, list: [{ name: "x", key: "k" }] }, /^list\[0\]\.name/],
  ["another set element", { ...good, set: [{ name: "x", key: "k" }, item1] }, /^set has other elements/],
  ["another key", { ...good, map: { y: item1 } }, /^map has other keys/],
  ["something still unknown", { ...good, one: { name: "n", key: unknown } }, /^one is still unknown/],
])("%s is a bug of the provider", (_, result, detail) => {
  const found = checkResult(attributes, planned, result);
  expect(found).toHaveLength(1);
  expect(found[0]?.detail).toMatch(detail);
});

test("what was certain of an unknown must come true", () => {
  const promised = { ...planned, text: new Unknown({ notNull: true, prefix: "thing-" }) };
  expect(checkResult(attributes, promised, { ...good, text: "thing-1" })).toEqual([]);
  expect(checkResult(attributes, promised, { ...good, text: "other" })).toHaveLength(1);
  expect(checkResult(attributes, promised, { ...good, text: null })).toHaveLength(1);
});
