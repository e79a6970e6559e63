import fc from "fast-check";
import { provider } from "../../../../provider/sdk/framework/provider";
import { resourceFor } from "../../../../provider/sdk/framework/resource";
import type { Attribute, Attributes } from "../../../../provider/sdk/framework/schema";
import { attribute, schema } from "../../../../provider/sdk/framework/schema";
import { objectType } from "../../../../provider/sdk/framework/schema-type";
import { Session } from "../../../../provider/sdk/framework/session";
import { applyResourceChange } from "../../../../provider/sdk/protocol/apply-resource-change";
import { decodeObject, encodeObject } from "../../../../provider/sdk/protocol/dynamic-value";
import { planResourceChange } from "../../../../provider/sdk/protocol/plan-resource-change";
import { canonicalKey, equalValues } from "../../../../provider/sdk/values/equal";
import { types } from "../../../../provider/sdk/values/type";
import { isUnknown, unknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue, Value } from "../../../../provider/sdk/values/value";
import { isListValue, isObjectValue } from "../../../../provider/sdk/values/value";
import { checkApply, checkPlan } from "./core-checks";

const NOTHING = Buffer.alloc(0);
const silent = () => {};
const log = { trace: silent, debug: silent, info: silent, warn: silent, error: silent, mask: silent };
const never = new AbortController().signal;

/** A resource of any schema whose remote system makes up what it is not told. */
function sessionOf(attributes: Attributes): Session {
  const echo = resourceFor<unknown>()({
    typeName: "any_thing",
    schema: schema({ description: "x", attributes }),
    create: ({ plan }) => makeUp(plan as ObjectValue) as never,
    read: ({ prior }) => prior as never,
    update: ({ plan }) => makeUp(plan as ObjectValue) as never,
    delete: silent,
  });
  const made = provider({
    typeName: "any",
    version: "0",
    schema: schema({ description: "x", attributes: {} }),
    configure: () => undefined,
    resources: [echo],
  });
  return new Session(made, log);
}

/** Every computed attribute of the schemas below is a string. */
function makeUp(value: Value): Value {
  if (isUnknown(value)) return "made up";
  if (isListValue(value)) return value.map(makeUp);
  if (!isObjectValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, makeUp(one)]));
}

async function plan(
  session: Session,
  attributes: Attributes,
  prior: ObjectValue | null,
  config: ObjectValue,
) {
  const response = await planResourceChange(
    session,
    {
      typeName: "any_thing",
      priorState: encodeObject(attributes, prior),
      // Terraform's own proposal; only whether it is null matters.
      proposedNewState: encodeObject(attributes, config),
      config: encodeObject(attributes, config),
      priorPrivate: NOTHING,
      plannedPrivate: NOTHING,
      providerMeta: undefined,
      clientCapabilities: undefined,
      priorIdentity: undefined,
    },
    never,
  );
  expect(response.diagnostics).toEqual([]);
  const planned = decodeObject(attributes, response.plannedState) as ObjectValue;
  expect(checkPlan(attributes, prior, config, planned)).toEqual([]);
  return planned;
}

async function apply(
  session: Session,
  attributes: Attributes,
  prior: ObjectValue | null,
  config: ObjectValue,
  planned: ObjectValue,
) {
  const response = await applyResourceChange(
    session,
    {
      typeName: "any_thing",
      priorState: encodeObject(attributes, prior),
      plannedState: encodeObject(attributes, planned),
      config: encodeObject(attributes, config),
      plannedPrivate: NOTHING,
      providerMeta: undefined,
      plannedIdentity: undefined,
    },
    never,
  );
  expect(response.diagnostics).toEqual([]);
  const state = decodeObject(attributes, response.newState) as ObjectValue;
  expect(checkApply(attributes, planned, state)).toEqual([]);
  return state;
}

const description = "x";
const leaf: fc.Arbitrary<Attribute> = fc.constantFrom<Attribute>(
  attribute.string({ required: true, description }),
  attribute.string({ optional: true, description }),
  attribute.string({ computed: true, description }),
  attribute.string({ optional: true, computed: true, description }),
  attribute.string({ optional: true, writeOnly: true, description }),
  attribute.set(types.string, { optional: true, description }),
  attribute.set(types.string, { optional: true, absentIsEmpty: true, description }),
  attribute.map(types.bool, { optional: true, absentIsEmpty: true, description }),
  attribute.string({ optional: true, default: "default", description }),
);
const names = fc.constantFrom("a", "b", "c", "d", "e");

function attributesOf(depth: number, inSet: boolean): fc.Arbitrary<Attributes> {
  const plain = inSet ? leaf.filter(fitsIntoSet) : leaf;
  const one = depth === 0 ? plain : fc.oneof({ weight: 3, arbitrary: plain }, nested(depth - 1, inSet));
  return fc
    .uniqueArray(fc.tuple(names, one), { minLength: 1, maxLength: 5, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries));
}

/**
 * Terraform allows nothing write-only inside a set. A default, or a value that either side may choose, could make two
 * elements of one equal, which Terraform cannot handle in a provider's set.
 */
function fitsIntoSet(one: Attribute): boolean {
  return !one.writeOnly && one.default === undefined && !(one.optional && one.computed);
}

function nested(depth: number, inSet: boolean): fc.Arbitrary<Attribute> {
  return fc.constantFrom("nested", "nestedList", "nestedSet", "nestedMap").chain((mode) =>
    fc
      .tuple(attributesOf(depth, inSet || mode === "nestedSet"), fc.boolean())
      .map(([attributes, absentIsEmpty]) => {
        const build = attribute[mode as "nested"];
        return build(attributes, { optional: true, absentIsEmpty, description }) as Attribute;
      }),
  );
}

function configOf(attributes: Attributes, mayBeUnknown: boolean): fc.Arbitrary<ObjectValue> {
  const entries = Object.entries(attributes).map(([name, one]) =>
    configFor(one, mayBeUnknown).map((value) => [name, value] as const),
  );
  return fc.tuple(...entries).map((all) => Object.fromEntries(all));
}

function configFor(one: Attribute, mayBeUnknown: boolean): fc.Arbitrary<Value> {
  if (!one.required && !one.optional) return fc.constant(null);
  const choices = [presentFor(one, mayBeUnknown)];
  if (!one.required) choices.push(fc.constant(null));
  if (mayBeUnknown) choices.push(fc.constant(unknown));
  return fc.oneof(...choices);
}

const word = fc.constantFrom("", "x", "y", "z");

function presentFor(one: Attribute, mayBeUnknown: boolean): fc.Arbitrary<Value> {
  if (one.kind === "simple") {
    if (one.type.kind === "set") return fc.uniqueArray(word);
    return one.type.kind === "map" ? fc.dictionary(names, fc.boolean(), { noNullPrototype: false }) : word;
  }
  const element = configOf(one.attributes, mayBeUnknown);
  if (one.mode === "single") return element;
  if (one.mode === "map") return fc.dictionary(names, element, { maxKeys: 3, noNullPrototype: false });
  if (one.mode === "list") return fc.array(element, { maxLength: 3 });
  const type = objectType(one.attributes);
  return fc.uniqueArray(element, { maxLength: 3, selector: (value) => meaning(one.attributes, type, value) });
}

/** Elements that differ only by null and empty would be one element of the planned set. */
function meaning(attributes: Attributes, type: ReturnType<typeof objectType>, value: ObjectValue): string {
  const filled = Object.entries(attributes).map(([name, one]) => {
    const given = value[name] ?? null;
    return [name, given === null && one.absentIsEmpty ? "empty" : isEmpty(given) ? "empty" : given] as const;
  });
  return JSON.stringify(
    filled.map(([name, one]) => [name, one === "empty" ? one : canonicalKey(type, { [name]: one })]),
  );
}

function isEmpty(value: Value): boolean {
  return typeof value === "object" && value !== null && !isUnknown(value) && Object.keys(value).length === 0;
}

const scenario = attributesOf(2, false).chain((attributes) =>
  fc.record({
    attributes: fc.constant(attributes),
    first: configOf(attributes, false),
    second: configOf(attributes, false),
    uncertain: configOf(attributes, true),
  }),
);

test("for any schema and any configurations Terraform accepts what is planned and applied, and then there is nothing to do", async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ attributes, first, second, uncertain }) => {
      const session = sessionOf(attributes);
      const type = objectType(attributes);

      const created = await apply(
        session,
        attributes,
        null,
        first,
        await plan(session, attributes, null, first),
      );
      expect(equalValues(type, await plan(session, attributes, created, first), created)).toBe(true);

      await plan(session, attributes, null, uncertain);
      await plan(session, attributes, created, uncertain);

      const planned = await plan(session, attributes, created, second);
      const updated = await apply(session, attributes, created, second, planned);
      expect(equalValues(type, await plan(session, attributes, updated, second), updated)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
