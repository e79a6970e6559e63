import { resourceFor } from "../../../../provider/sdk/framework/resource";
import type { Attributes } from "../../../../provider/sdk/framework/schema";
import { attribute, schema } from "../../../../provider/sdk/framework/schema";
import { findSchemaProblems } from "../../../../provider/sdk/framework/schema-check";
import { types } from "../../../../provider/sdk/values/type";
import { ToyStore, toyProvider } from "../toy-provider";

const withAttributes = (attributes: Attributes, version = 0) => {
  const toy = toyProvider(new ToyStore());
  const resource = resourceFor<unknown>()({
    typeName: "toy_x",
    schema: schema({ version, description: "x", attributes }),
    create: ({ plan }) => plan as never,
    read: () => null,
    delete: () => {},
  });
  return findSchemaProblems({ ...toy, resources: [resource], listResources: [] });
};

test("a sound provider has no problems", () => {
  expect(findSchemaProblems(toyProvider(new ToyStore()))).toEqual([]);
});

test.each<[string, Attributes]>([
  ["toy_x.a is none of required, optional and computed", { a: attribute.string({ description: "x" }) }],
  [
    "toy_x.a is required and therefore",
    { a: attribute.string({ required: true, optional: true, description: "x" }) },
  ],
  ["toy_x.a has no description", { a: attribute.string({ optional: true, description: " " }) }],
  ["toy_x.Big must be lower-case", { Big: attribute.string({ optional: true, description: "x" }) }],
  [
    "toy_x.a is of a type that has no empty value",
    { a: attribute.bool({ optional: true, absentIsEmpty: true, description: "x" }) },
  ],
  [
    "toy_x.a is write-only and therefore not computed",
    { a: attribute.string({ optional: true, computed: true, writeOnly: true, description: "x" }) },
  ],
  [
    "toy_x.a is a set and therefore holds nothing write-only",
    {
      a: attribute.nestedSet(
        { b: attribute.string({ optional: true, writeOnly: true, description: "x" }) },
        { optional: true, description: "x" },
      ),
    },
  ],
  [
    "toy_x.a.b is none of",
    {
      a: attribute.nested(
        { b: attribute.set(types.string, { description: "x" }) },
        { optional: true, description: "x" },
      ),
    },
  ],
])("%s", (problem, attributes) => {
  expect(withAttributes(attributes)).toEqual([expect.stringContaining(problem)]);
});

test("every older version of the stored state has its upgrade", () => {
  expect(withAttributes({ a: attribute.string({ optional: true, description: "x" }) }, 2)).toEqual([
    "toy_x has no upgrade from version 0",
    "toy_x has no upgrade from version 1",
  ]);
});

describe("newer kinds", () => {
  const toy = toyProvider(new ToyStore());
  const [thing] = toy.resources ?? [];
  const withThing = (changes: object) =>
    findSchemaProblems({ ...toy, resources: [{ ...thing, ...changes } as NonNullable<typeof thing>] });

  test("an identity is made of attributes that are simple, and every older version has its upgrade", () => {
    expect(withThing({ identity: { version: 1, required: ["id", "tags"], optional: ["nope"] } })).toEqual([
      "toy_thing has no attribute tags of a type that an identity can have",
      "toy_thing has no attribute nope of a type that an identity can have",
      "toy_thing has no upgrade of its identity from version 0",
    ]);
  });

  test("what can be listed is a resource with an identity", () => {
    expect(withThing({ identity: undefined })).toEqual([
      "toy_thing can be listed only when it is a resource that has an identity",
    ]);
  });

  test("an action is told everything by the configuration", () => {
    const [greet] = toy.actions ?? [];
    const attributes = { whom: attribute.string({ optional: true, default: "x", description: "x" }) };
    const changed = { ...greet, schema: schema({ description: "x", attributes }) } as NonNullable<
      typeof greet
    >;
    expect(findSchemaProblems({ ...toy, actions: [changed] })).toEqual([
      "toy_greet.whom is computed, which nothing can be here",
    ]);
  });
});
