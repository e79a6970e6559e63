import { keepPrior, requiresReplace, unknownWhenChanged } from "../../../../provider/sdk/framework/modifiers";
import { planAttributes } from "../../../../provider/sdk/framework/plan";
import { findReplacements } from "../../../../provider/sdk/framework/replace";
import type { Attributes } from "../../../../provider/sdk/framework/schema";
import { attribute } from "../../../../provider/sdk/framework/schema";
import { types } from "../../../../provider/sdk/values/type";
import { Unknown, unknown } from "../../../../provider/sdk/values/unknown";
import type { ObjectValue, Value } from "../../../../provider/sdk/values/value";

const description = "x";
const required = { required: true, description } as const;
const optional = { optional: true, description } as const;
const computed = { computed: true, description } as const;
const both = { optional: true, computed: true, description } as const;
const late = new Unknown();

interface Case {
  readonly attributes: Attributes;
  readonly config: ObjectValue;
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;
}

const scalars = {
  name: attribute.string(required),
  note: attribute.string(optional),
  id: attribute.string({ ...computed, modifiers: [keepPrior()] }),
  revision: attribute.number(computed),
  digest: attribute.string({ ...computed, modifiers: [unknownWhenChanged("name")] }),
  size: attribute.string(both),
};
const stored = { name: "a", note: "n", id: "1", revision: 4, digest: "d", size: "S" };

const element = {
  name: attribute.string(required),
  kind: attribute.string({ ...optional, default: "user" }),
  key: attribute.string(computed),
};
const owner = (name: Value, kind: Value = null, key: Value = null) => ({ name, kind, key });

const cases: Record<string, Case> = {
  "a create: what the provider computes is unknown": {
    attributes: scalars,
    config: { name: "a", note: null, id: null, revision: null, digest: null, size: null },
    prior: null,
    planned: { name: "a", note: null, id: late, revision: late, digest: late, size: late },
  },
  "no change: everything stays, also an optional value that the provider chose": {
    attributes: scalars,
    config: { name: "a", note: "n", id: null, revision: null, digest: null, size: null },
    prior: stored,
    planned: stored,
  },
  "a change of something else: kept ids and what does not depend on it stay known": {
    attributes: scalars,
    config: { name: "a", note: "other", id: null, revision: null, digest: null, size: "S" },
    prior: stored,
    planned: { ...stored, note: "other", revision: late },
  },
  "a change of what an attribute depends on": {
    attributes: scalars,
    config: { name: "b", note: "n", id: null, revision: null, digest: null, size: null },
    prior: stored,
    planned: { ...stored, name: "b", revision: late, digest: late, size: late },
  },
  "a removed optional attribute becomes null": {
    attributes: scalars,
    config: { name: "a", note: null, id: null, revision: null, digest: null, size: "S" },
    prior: stored,
    planned: { ...stored, note: null, revision: late },
  },
  "a kept attribute that an older state did not have": {
    attributes: scalars,
    config: { name: "a", note: "m", id: null, revision: null, digest: null, size: "S" },
    prior: { ...stored, id: null },
    planned: { ...stored, note: "m", id: late, revision: late },
  },
  "an unknown value in the configuration is a change": {
    attributes: scalars,
    config: { name: late, note: "n", id: null, revision: null, digest: null, size: "S" },
    prior: stored,
    planned: { ...stored, name: late, revision: late, digest: late },
  },
  "defaults, empty values and write-only values": {
    attributes: {
      kind: attribute.string({ ...optional, default: "user" }),
      tags: attribute.set(types.string, { ...optional, absentIsEmpty: true }),
      text: attribute.string({ ...optional, absentIsEmpty: true }),
      secret: attribute.string({ ...optional, writeOnly: true }),
    },
    config: { kind: null, tags: null, text: null, secret: "s" },
    prior: { kind: "list", tags: ["a"], text: "t", secret: null },
    planned: { kind: "user", tags: [], text: "", secret: null },
  },
  "a set in another order is no change": {
    attributes: { tags: attribute.set(types.string, optional), revision: attribute.number(computed) },
    config: { tags: ["b", "a"], revision: null },
    prior: { tags: ["a", "b"], revision: 1 },
    planned: { tags: ["b", "a"], revision: 1 },
  },
  "a null nested object is what {} would be, at every depth": {
    attributes: {
      outer: attribute.nested(
        {
          inner: attribute.nested(
            { list: attribute.list(types.string, { ...optional, absentIsEmpty: true }) },
            { ...optional, absentIsEmpty: true },
          ),
          kind: attribute.string({ ...optional, default: "k" }),
          note: attribute.string(optional),
        },
        { ...optional, absentIsEmpty: true },
      ),
    },
    config: { outer: null },
    prior: { outer: { inner: { list: ["held"] }, kind: "z", note: "n" } },
    planned: { outer: { inner: { list: [] }, kind: "k", note: null } },
  },
  "list elements keep what was computed at their index, new ones are unknown": {
    attributes: { all: attribute.nestedList(element, optional) },
    config: { all: [owner("a"), owner("b")] },
    prior: { all: [owner("a", "user", "k1")] },
    planned: { all: [owner("a", "user", late), owner("b", "user", late)] },
  },
  "map elements by their key": {
    attributes: { all: attribute.nestedMap(element, optional) },
    config: { all: { y: owner("b"), x: owner("a") } },
    prior: { all: { x: owner("a", "user", "k1"), y: owner("b", "user", "k2") } },
    planned: { all: { y: owner("b", "user", "k2"), x: owner("a", "user", "k1") } },
  },
  "set elements by what is configured, whatever their order": {
    attributes: {
      all: attribute.nestedSet(
        { ...element, key: attribute.string({ ...computed, modifiers: [keepPrior()] }) },
        optional,
      ),
    },
    config: { all: [owner("c"), owner("b"), owner("a", "list")] },
    prior: { all: [owner("a", "user", "k1"), owner("b", "user", "k2"), owner("a", "list", "k3")] },
    planned: { all: [owner("c", "user", late), owner("b", "user", "k2"), owner("a", "list", "k3")] },
  },
  "a whole collection that is unknown": {
    attributes: { all: attribute.nestedSet(element, { ...optional, absentIsEmpty: true }) },
    config: { all: late },
    prior: { all: [] },
    planned: { all: late },
  },
};

describe("the plan of a resource", () => {
  test.each(Object.entries(cases))("%s", (_, { attributes, config, prior, planned }) => {
    expect(planAttributes(attributes, { config, prior })).toEqual(planned);
  });

  test("an unknown says what is certain of it", () => {
    const attributes = { id: attribute.string({ ...computed, notNull: true, prefix: "thing-" }) };
    expect(planAttributes(attributes, { config: { id: null }, prior: null })).toEqual({
      id: new Unknown({ notNull: true, prefix: "thing-" }),
    });
  });

  test("matching the elements of a large set takes linear time", () => {
    const attributes = { all: attribute.nestedSet(element, optional) };
    const plan = (length: number) => {
      const names = Array.from({ length }, (_, index) => `user-${index}`);
      const prior = { all: names.map((name) => owner(name, "user", `key of ${name}`)) };
      const config = { all: names.toReversed().map((name) => owner(name)) };
      const before = process.cpuUsage();
      const { all } = planAttributes(attributes, { config, prior });
      const { user, system } = process.cpuUsage(before);
      expect((all as ObjectValue[])[0]).toEqual(owner(names.at(-1) ?? "", "user", `key of ${names.at(-1)}`));
      return user + system;
    };
    plan(2_000);
    // Ten times as many: quadratic time would be a hundred times as long.
    expect(plan(20_000) / plan(2_000)).toBeLessThan(40);
  });
});

describe("replacement", () => {
  const attributes = {
    name: attribute.string({ ...required, modifiers: [requiresReplace()] }),
    kind: attribute.string({ ...optional, modifiers: [requiresReplace(({ prior }) => prior === "fixed")] }),
    inner: attribute.nested(
      { zone: attribute.string({ ...optional, modifiers: [requiresReplace()] }) },
      optional,
    ),
    list: attribute.nestedList(
      { zone: attribute.string({ ...optional, modifiers: [requiresReplace()] }) },
      optional,
    ),
    set: attribute.nestedSet(
      { zone: attribute.string({ ...optional, modifiers: [requiresReplace()] }) },
      optional,
    ),
  };
  const before = {
    name: "a",
    kind: "fixed",
    inner: { zone: "z" },
    list: [{ zone: "z" }],
    set: [{ zone: "z" }],
  };

  test.each<[string, ObjectValue, unknown]>([
    ["nothing changed", before, []],
    ["an attribute", { ...before, name: "b" }, [["name"]]],
    ["an unknown", { ...before, name: unknown }, [["name"]]],
    ["under a condition that holds", { ...before, kind: "free" }, [["kind"]]],
    ["inside an object", { ...before, inner: { zone: "y" } }, [["inner", "zone"]]],
    ["inside a list", { ...before, list: [{ zone: "y" }] }, [["list", 0, "zone"]]],
    ["inside a set", { ...before, set: [{ zone: "y" }] }, [["set"]]],
  ])("%s", (_, planned, paths) => {
    expect(findReplacements(attributes, before, planned)).toEqual(paths);
  });

  test("not under a condition that does not hold", () => {
    expect(findReplacements(attributes, { ...before, kind: "free" }, { ...before, kind: "x" })).toEqual([]);
  });
});
