import { complete } from "../../../../provider/sdk/framework/complete";
import { attribute } from "../../../../provider/sdk/framework/schema";
import { types } from "../../../../provider/sdk/values/type";

const attributes = {
  name: attribute.string({ required: true, description: "" }),
  roles: attribute.set(types.string, { optional: true, absentIsEmpty: true, description: "" }),
  audit: attribute.nested(
    { day: attribute.number({ optional: true, description: "" }) },
    { optional: true, description: "" },
  ),
};

test("what is left out is null, or empty where absent and empty mean the same", () => {
  expect(complete(attributes, { name: "a" })).toEqual({ name: "a", roles: [], audit: null });
});

test("a server that is newer than the provider may say more than it knows, at any depth", () => {
  const told = { name: "a", roles: [], audit: { day: 1, hour: 2 }, colour: "red" };
  expect(complete(attributes, told)).toEqual({ name: "a", roles: [], audit: { day: 1 } });
});

test("a write-only value is dropped, at any depth", () => {
  const secret = attribute.string({ optional: true, writeOnly: true, description: "" });
  const outer = attribute.nested({ secret }, { optional: true, description: "" });
  expect(complete({ secret, outer }, { secret: "hush", outer: { secret: "hush" } })).toEqual({
    secret: null,
    outer: { secret: null },
  });
});
