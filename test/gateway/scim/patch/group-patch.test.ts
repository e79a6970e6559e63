import fc from "fast-check";
import { parseGroupPatch } from "../../../../gateway/scim/patch/group-patch";
import { refusalIn } from "../refusals";

const GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";
const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const patch = (...Operations: object[]) => parseGroupPatch("g1", { schemas: [PATCH_OP], Operations });
const delta = (add: string[], remove: string[] = []) => ({
  members: { add: { users: add, lists: [] }, remove },
});
const set = (...users: string[]) => ({
  members: { set: { users, lists: [] }, add: { users: [], lists: [] }, remove: [] },
});

describe("members of a group, as deltas", () => {
  test.each([
    [
      "add",
      [{ op: "add", path: "members", value: [{ value: "a" }, { value: "b", display: "B" }] }],
      delta(["a", "b"]),
    ],
    [
      "add one member that is no array",
      [{ op: "add", path: "members", value: { value: "a" } }],
      delta(["a"]),
    ],
    ["C112: remove by value path", [{ op: "remove", path: 'members[value eq "a"]' }], delta([], ["a"])],
    [
      "several ids in one filter",
      [{ op: "remove", path: 'members[value eq "a" or value eq "b"]' }],
      delta([], ["a", "b"]),
    ],
    [
      "C111: remove by a list of values, $ref null",
      [{ op: "Remove", path: "members", value: [{ $ref: null, value: "a" }] }],
      delta([], ["a"]),
    ],
    ["remove by one value", [{ op: "remove", path: "members", value: { value: "a" } }], delta([], ["a"])],
    ["remove, an empty list of values", [{ op: "remove", path: "members", value: [] }], {}],
    ["remove everyone", [{ op: "remove", path: "members" }], set()],
    ["replace", [{ op: "replace", path: "members", value: [{ value: "a" }] }], set("a")],
    ["replace with []", [{ op: "replace", path: "members", value: [] }], set()],
    [
      "a name wrapped as if it were one of several",
      [{ op: "Replace", path: "displayName", value: [{ $ref: null, value: "Ops" }] }],
      { displayName: "Ops" },
    ],
    ["no path: add", [{ op: "add", value: { members: [{ value: "a" }] } }], delta(["a"])],
    ["no path: replace", [{ op: "replace", value: { members: [{ value: "a" }] } }], set("a")],
    [
      "a URN before the name",
      [{ op: "add", path: `${GROUP_URN}:members`, value: [{ value: "a" }] }],
      delta(["a"]),
    ],
    [
      "adding again what the path chose",
      [{ op: "add", path: 'members[value eq "a"]', value: { value: "a" } }],
      delta(["a"]),
    ],
    ["C125: duplicates", [{ op: "add", path: "members", value: ["a", { value: "a" }] }], delta(["a"])],
    [
      "remove, then add the same",
      [
        { op: "remove", path: 'members[value eq "a"]' },
        { op: "add", path: "members", value: [{ value: "a" }] },
      ],
      delta(["a"]),
    ],
    [
      "add, then remove the same",
      [
        { op: "add", path: "members", value: [{ value: "a" }] },
        { op: "remove", path: 'members[value eq "a"]' },
      ],
      delta([], ["a"]),
    ],
    [
      "replace, then add and remove",
      [
        { op: "replace", path: "members", value: [{ value: "a" }, { value: "b" }] },
        { op: "add", path: "members", value: [{ value: "c" }] },
        { op: "remove", path: 'members[value eq "a"]' },
      ],
      set("b", "c"),
    ],
    [
      "what came before a replacement is silenced",
      [
        { op: "add", path: "members", value: [{ value: "a" }] },
        { op: "replace", path: "members", value: [{ value: "b" }] },
      ],
      set("b"),
    ],
  ])("%s", async (_, operations, expected) => {
    expect(await patch(...operations)).toEqual(expected);
  });

  test("C124: nested groups are told from users", async () => {
    const value = [{ value: "u" }, { value: "g", type: "Group" }];
    const { members } = await patch({ op: "add", path: "members", value });
    expect(members?.add).toEqual({ users: ["u"], lists: ["g"] });
  });

  test("C131: 1,000 operations of one member each, and one of 50,000 members", async () => {
    const ids = Array.from({ length: 50_000 }, (_, index) => `u${index}`);
    const each = ids.slice(0, 1_000).map((id) => ({ op: "remove", path: `members[value eq "${id}"]` }));
    expect((await patch(...each)).members?.remove).toHaveLength(1_000);
    expect((await patch({ op: "add", path: "members", value: ids })).members?.add.users).toHaveLength(50_000);
  });

  test("folding a sequence is the same as playing it", async () => {
    const id = fc.constantFrom("a", "b", "c", "d");
    const operation = fc.oneof(
      fc.array(id).map((ids) => ({ op: "add", path: "members", value: ids })),
      fc.array(id).map((ids) => ({ op: "remove", path: "members", value: ids })),
      fc.array(id, { maxLength: 2 }).map((ids) => ({ op: "replace", path: "members", value: ids })),
      id.map((one) => ({ op: "remove", path: `members[value eq "${one}"]` })),
      fc.constant({ op: "remove", path: "members" }),
    );
    const play = (
      members: Set<string>,
      { op, path, value }: { op: string; path: string; value?: string[] },
    ) => {
      const chosen = /"(.)"/.exec(path)?.[1];
      if (op === "add") return new Set([...members, ...(value ?? [])]);
      if (op === "replace") return new Set(value);
      const gone = chosen ? [chosen] : value;
      return new Set(gone ? [...members].filter((member) => !gone.includes(member)) : []);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(id),
        fc.array(operation, { minLength: 1 }),
        async (members, operations) => {
          const { members: change } = await patch(...operations);
          const start = new Set(change?.set ? [...change.set.users, ...change.set.lists] : members);
          for (const gone of change?.remove ?? []) start.delete(gone);
          for (const added of change?.add.users ?? []) start.add(added);
          expect([...start].sort()).toEqual([...operations.reduce(play, new Set(members))].sort());
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("names of a group", () => {
  test.each([
    [
      "a rename that repeats the id",
      [{ op: "replace", value: { id: "g1", displayName: "New" } }],
      { displayName: "New" },
    ],
    ["by path", [{ op: "Replace", path: "displayName", value: "New" }], { displayName: "New" }],
    [
      "C099: the last word counts",
      [
        { op: "replace", path: "displayName", value: "A" },
        { op: "replace", path: "displayName", value: "B" },
      ],
      { displayName: "B" },
    ],
    ["externalId", [{ op: "add", path: "externalId", value: "e" }], { externalId: "e" }],
    ["externalId cleared", [{ op: "remove", path: "externalId" }], { externalId: null }],
    [
      "externalId cleared by null",
      [{ op: "replace", path: "externalId", value: null }],
      { externalId: null },
    ],
    [
      "what was read is repeated",
      [{ op: "replace", value: { schemas: [], meta: {}, displayName: "A", members: [] } }],
      { displayName: "A", ...set() },
    ],
  ])("%s", async (_, operations, expected) => {
    expect(await patch(...operations)).toEqual(expected);
  });
});

describe("what is refused", () => {
  test.each([
    ["another id", { op: "replace", value: { id: "g2", displayName: "x" } }, "mutability"],
    ["id by path", { op: "replace", path: "id", value: "g1" }, "mutability"],
    ["meta by path", { op: "remove", path: "meta" }, "mutability"],
    ["displayName removed", { op: "remove", path: "displayName" }, "invalidValue"],
    ["displayName cleared", { op: "replace", path: "displayName", value: "" }, "invalidValue"],
    ["displayName of another type", { op: "replace", path: "displayName", value: 5 }, "invalidValue"],
    ["a removal without a path", { op: "remove", value: { members: [] } }, "noTarget"],
    ["an unknown path", { op: "add", path: "membres", value: [] }, "invalidPath"],
    ["a user's attribute", { op: "replace", path: "userName", value: "x" }, "invalidPath"],
    ["the schema as a path", { op: "replace", path: GROUP_URN, value: {} }, "invalidPath"],
    ["members chosen by something else", { op: "remove", path: 'members[type eq "User"]' }, "invalidPath"],
    ["members chosen by a part of the id", { op: "remove", path: 'members[value sw "a"]' }, "invalidPath"],
    ["everyone but one", { op: "remove", path: 'members[value ne "a"]' }, "invalidPath"],
    ["a contradiction", { op: "remove", path: 'members[value eq "a" and value eq "b"]' }, "invalidPath"],
    [
      "a member's value emptied",
      { op: "replace", path: 'members[value eq "a"].value', value: null },
      "invalidValue",
    ],
    [
      "a member's value changed",
      { op: "replace", path: 'members[value eq "a"].value', value: "b" },
      "mutability",
    ],
    [
      "a member exchanged",
      { op: "replace", path: 'members[value eq "a"]', value: { value: "b" } },
      "mutability",
    ],
    ["a sub-attribute of all", { op: "replace", path: "members.display", value: "x" }, "mutability"],
    ["a member that is none", { op: "add", path: "members", value: [{ display: "x" }] }, "invalidValue"],
    [
      "a member that says twice who it is",
      { op: "add", path: "members", value: [{ value: "a", Value: "b" }] },
      "invalidValue",
    ],
    ["a replacement that names nobody", { op: "replace", path: "members", value: [{}] }, "invalidValue"],
    ["a removal of what is no id", { op: "remove", path: "members", value: 5 }, "invalidValue"],
    ["a removal of an empty id", { op: "remove", path: "members", value: "" }, "invalidValue"],
    [
      "members twice",
      { op: "replace", value: { members: [{ value: "a" }], [`${GROUP_URN}:members`]: [] } },
      "invalidValue",
    ],
    ["a hostile key", { op: "add", value: JSON.parse('{"__proto__":{"x":1}}') }, "invalidPath"],
  ])("%s", async (_, operation, scimType) => {
    expect(await refusalIn(patch(operation))).toBe(scimType);
  });
});

test("paths that would take seconds to read are refused by their length together", async () => {
  const path = `members[value eq "${"a".repeat(9_000)}"]`;
  const operations = Array.from({ length: 120 }, () => ({ op: "remove", path }));
  expect(await refusalIn(patch(...operations))).toBe("invalidSyntax");
  const one = (i: number) => ({ op: "remove", path: `members[value eq "${String(i).padStart(36, "0")}"]` });
  const change = await patch(...Array.from({ length: 10_000 }, (_, i) => one(i)));
  expect(change.members?.remove).toHaveLength(10_000);
});
