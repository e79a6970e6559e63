import { decideAccess } from "../../../gateway/domain/access";
import { DEFAULT_AUDIT } from "../../../gateway/domain/list-rules";
import { type GraphDraft, graphOf, NOW } from "./access-graph";

const decide = (draft: GraphDraft) => decideAccess(graphOf(draft), NOW);
const rolesOf = (draft: GraphDraft) => decide(draft).roles;
const reasonsOf = (draft: GraphDraft) =>
  Object.fromEntries(
    decide(draft).lists.map(({ name, relation, reason }) => [`${relation} ${name}`, reason]),
  );

const roles = (...names: string[]) => ({ roles: names, traits: {} });
const trait = (key: string, ...values: string[]) => ({ roles: [], traits: { [key]: values } });

describe("what a member holds", () => {
  test("the base roles, the traits of the profile, and what each list grants, as sorted sets", () => {
    const { roles: held, traits } = decide({
      lists: {
        b: { grants: { roles: ["z", "a"], traits: { team: ["x"] } } },
        a: { grants: { roles: ["a"], traits: { team: ["w", "x"], env: [] } } },
      },
      members: [
        ["user", "b"],
        ["user", "a"],
      ],
      profile: { department: "Platform" },
      integration: { defaultRoles: ["everyone"], traitMapping: { department: "department" } },
    });
    expect(held).toEqual(["a", "everyone", "z"]);
    expect(traits).toEqual({ department: ["Platform"], team: ["w", "x"] });
  });

  test("nothing when locked or inactive, not even base roles and traits", () => {
    const draft: GraphDraft = {
      lists: { a: {} },
      members: [["user", "a"]],
      owners: [["user", "a"]],
      profile: { title: "x" },
      integration: { defaultRoles: ["everyone"], traitMapping: { title: "title" } },
    };
    for (const state of [{ locked: true }, { active: false }]) {
      expect(decide({ ...draft, ...state })).toMatchObject({ roles: [], traits: {}, lists: [] });
    }
    expect(rolesOf(draft)).toEqual(["a", "everyone"]);
  });

  test("an owner holds what the list grants to owners, and not what it grants to members", () => {
    const lists = { a: { grants: roles("member"), ownerGrants: roles("owner") } };
    expect(rolesOf({ lists, owners: [["user", "a"]] })).toEqual(["owner"]);
    expect(rolesOf({ lists, members: [["user", "a"]] })).toEqual(["member"]);
  });
});

describe("expiry and overdue reviews", () => {
  const overdue = (policy: "notify" | "freeze" | "suspend", nextAuditDate: number): GraphDraft => ({
    lists: { a: { audit: { ...DEFAULT_AUDIT, overdue: policy }, nextAuditDate } },
    members: [["user", "a"]],
  });

  test.each([
    [null, ["a"]],
    [NOW + 1, ["a"]],
    [NOW, []],
    [NOW - 1, []],
  ])("a list that expires at %s", (expiresAt, held) => {
    expect(rolesOf({ lists: { a: { expiresAt } }, members: [["user", "a"]] })).toEqual(held);
  });

  test.each([
    ["notify", NOW - 1, ["a"]],
    ["freeze", NOW - 1, ["a"]],
    ["suspend", NOW + 1, ["a"]],
    ["suspend", NOW, []],
    ["suspend", NOW - 1, []],
  ] as const)("overdue: %s, due at %s", (policy, due, held) => {
    expect(rolesOf(overdue(policy, due))).toEqual(held);
  });

  test("the answer says why a list does not count", () => {
    expect(reasonsOf({ lists: { a: { expiresAt: NOW } }, members: [["user", "a"]] })).toEqual({
      "member a": "the list has expired",
    });
    expect(reasonsOf(overdue("suspend", NOW))).toEqual({
      "member a": "the list is suspended until its overdue review is done",
    });
  });
});

describe("nesting", () => {
  const nested: GraphDraft = {
    lists: { team: {}, staff: {}, everyone: {} },
    members: [
      ["user", "team"],
      ["team", "staff"],
      ["staff", "everyone"],
    ],
  };

  test("a member of a nested list is a member of the lists above, by a way that is told", () => {
    const { roles: held, lists } = decide(nested);
    expect(held).toEqual(["everyone", "staff", "team"]);
    expect(lists.map(({ name, via }) => [name, via])).toEqual([
      ["team", []],
      ["staff", ["team"]],
      ["everyone", ["team", "staff"]],
    ]);
  });

  test.each([
    ["expired", { expiresAt: NOW }],
    ["requires what the user lacks", { membershipRequires: roles("missing") }],
  ])("a list on the way that is %s cuts the way", (_, broken) => {
    const lists = { ...nested.lists, staff: broken };
    expect(rolesOf({ ...nested, lists })).toEqual(["team"]);
  });

  test("members of an owning list are owners; owners of an owning list are not", () => {
    const lists = { admins: {}, target: { ownerGrants: roles("target-owner") } };
    const owners = [["admins", "target"]] as const;
    expect(rolesOf({ lists, members: [["user", "admins"]], owners })).toEqual(["admins", "target-owner"]);
    expect(rolesOf({ lists, owners: [["user", "admins"], ...owners] })).toEqual([]);
  });

  test("ownership of a nested list is not ownership of the list above", () => {
    const lists = {
      team: { ownerGrants: roles("team-owner") },
      staff: { ownerGrants: roles("staff-owner") },
    };
    expect(rolesOf({ lists, owners: [["user", "team"]], members: [["team", "staff"]] })).toEqual([
      "team-owner",
    ]);
  });

  test("a list reached in two ways counts once, by the shorter way", () => {
    const { lists } = decide({
      lists: { a: {}, b: {}, top: {} },
      members: [
        ["user", "a"],
        ["user", "b"],
        ["a", "b"],
        ["b", "top"],
      ],
    });
    expect(lists.map(({ name, via }) => [name, via])).toEqual([
      ["a", []],
      ["b", []],
      ["top", ["b"]],
    ]);
  });
});

describe("requirements", () => {
  const of = (membershipRequires: GraphDraft["lists"], more: GraphDraft = {}) =>
    rolesOf({
      lists: membershipRequires,
      members: Object.keys(membershipRequires ?? {}).map((name) => ["user", name]),
      ...more,
    });

  test("every required role and every required trait value must be held", () => {
    const lists = { a: { membershipRequires: { roles: ["x", "y"], traits: { env: ["dev", "prod"] } } } };
    const base = (defaultRoles: string[], env: string) => ({
      integration: { defaultRoles, traitMapping: { env: "env" } },
      profile: { env },
    });
    expect(of(lists, base(["x"], "dev"))).not.toContain("a");
    expect(of(lists, base(["x", "y"], "dev"))).not.toContain("a");
    expect(
      of(
        { a: { membershipRequires: { roles: ["x", "y"], traits: { env: ["dev"] } } } },
        base(["x", "y"], "dev"),
      ),
    ).toContain("a");
  });

  test("the reason names what is missing", () => {
    const members: GraphDraft["members"] = [["user", "a"]];
    expect(reasonsOf({ lists: { a: { membershipRequires: roles("x") } }, members })).toEqual({
      "member a": "requires the role x",
    });
    expect(reasonsOf({ lists: { a: { membershipRequires: trait("env", "prod") } }, members })).toEqual({
      "member a": "requires the trait env = prod",
    });
  });

  test.each(["constructor", "toString", "__proto__"])(
    "a trait named %s, which every object answers to, is required like any other",
    (name) => {
      const membershipRequires = { roles: [], traits: JSON.parse(`{"${name}":["x"]}`) };
      const draft: GraphDraft = { lists: { a: { membershipRequires } }, members: [["user", "a"]] };
      expect(reasonsOf(draft)).toEqual({ "member a": `requires the trait ${name} = x` });
      const traitMapping = JSON.parse(`{"${name}":"title"}`);
      expect(rolesOf({ ...draft, profile: { title: "x" }, integration: { traitMapping } })).toEqual(["a"]);
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );

  test("roles may come from lists that require none: one layer, no fixpoint", () => {
    const chain = {
      first: { grants: roles("one") },
      second: { grants: roles("two"), membershipRequires: roles("one") },
      third: { grants: roles("three"), membershipRequires: roles("two") },
    };
    expect(of(chain)).toEqual(["one", "two"]);
  });

  test("two lists that require each other hold nobody", () => {
    const circle = {
      a: { grants: roles("x"), membershipRequires: roles("y") },
      b: { grants: roles("y"), membershipRequires: roles("x") },
    };
    expect(of(circle)).toEqual([]);
  });

  test("traits that lists grant do not meet a requirement: only the user's own do", () => {
    const lists = { a: { grants: trait("env", "prod") }, b: { membershipRequires: trait("env", "prod") } };
    expect(of(lists)).toEqual([]);
    expect(of(lists, { profile: { env: "prod" }, integration: { traitMapping: { env: "env" } } })).toEqual([
      "b",
    ]);
  });

  test("owners must meet the owners' requirements, not the members'", () => {
    const list = {
      ownerGrants: roles("owner"),
      membershipRequires: roles("x"),
      ownershipRequires: roles("y"),
    };
    const owners: GraphDraft["owners"] = [["user", "a"]];
    expect(rolesOf({ lists: { a: list }, owners, integration: { defaultRoles: ["y"] } })).toEqual([
      "owner",
      "y",
    ]);
    expect(rolesOf({ lists: { a: list }, owners, integration: { defaultRoles: ["x"] } })).toEqual(["x"]);
  });
});
