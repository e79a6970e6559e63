/** Every field of a stored `teleport_access_list`: where it goes, or why it does not. */
import { moveAccessList } from "../../../provider/moving/access-list";
import type { RawState } from "../../../provider/sdk/framework/resource";
import type { Value } from "../../../provider/sdk/values/value";
import { moveWith } from "./moving";

type Fields = { readonly [name: string]: Value };

/** As Teleport's provider stores the smallest list. */
function stored({
  spec = {},
  metadata = {},
  header = {},
  ...top
}: {
  [name: string]: Fields | string;
}): RawState {
  return {
    id: "on-call",
    header: {
      kind: "access_list",
      sub_kind: "",
      version: "v1",
      metadata: {
        name: "on-call",
        description: "",
        expires: null,
        labels: null,
        namespace: "default",
        revision: "5f7c",
        ...(metadata as Fields),
      },
      ...(header as Fields),
    },
    spec: { title: "On call", ...(spec as Fields) },
    ...top,
  };
}

const move = (source: RawState, address?: string) =>
  moveWith(moveAccessList, "teleport_access_list", source, address);
const spec = (fields: Fields) => move(stored({ spec: fields }));
const metadata = (fields: Fields) => move(stored({ metadata: fields }));

const NONE = { roles: [], traits: {} };
const AUDIT = {
  recurrence: { frequency: 6, day_of_month: 1 },
  notifications: { start: "336h" },
  overdue: "notify",
};

test("what is not said becomes what a list of Rollcall has by default", () => {
  expect(move(stored({}))).toEqual({
    errors: [],
    warnings: [],
    state: {
      id: "on-call",
      name: "on-call",
      title: "On call",
      description: "",
      type: "dynamic",
      integration: "default",
      grants: NONE,
      owner_grants: NONE,
      owners: [],
      membership_requires: NONE,
      ownership_requires: NONE,
      audit: AUDIT,
      labels: {},
      expires_at: null,
      deletion_protection: false,
    },
  });
});

describe("fields that are carried over", () => {
  test.each<[string, Fields, object]>([
    ["labels", { labels: { team: "operations" } }, { labels: { team: "operations" } }],
    ["expires", { expires: "2096-01-31T00:00:00Z" }, { expires_at: "2096-01-31T00:00:00Z" }],
    ["expires, not set", { expires: "0001-01-01T00:00:00Z" }, { expires_at: null }],
    ["description", { description: "Pagers" }, { description: "Pagers" }],
  ])("header.metadata.%s", (_, fields, expected) => {
    expect(metadata(fields)).toMatchObject({ errors: [], warnings: [], state: expected });
  });

  const traits = [
    { key: "logins", values: ["ubuntu"] },
    { key: "logins", values: ["root", "ubuntu"] },
  ];
  const held = { roles: ["auditor"], traits: { logins: ["ubuntu", "root"] } };
  const granted = { roles: ["auditor", "auditor"], traits };

  test.each<[string, Fields, object]>([
    ["title", { title: "Pagers" }, { title: "Pagers" }],
    ["description", { description: "Pagers" }, { description: "Pagers" }],
    ["type, of today", { type: "" }, { type: "dynamic" }],
    ["type, of 17.5.4", { type: "dynamic" }, { type: "dynamic" }],
    ["type static", { type: "static" }, { type: "static" }],
    ["type scim", { type: "scim" }, { type: "scim" }],
    ["grants", { grants: { ...granted, scoped_roles: [] } }, { grants: held }],
    ["owner_grants", { owner_grants: granted }, { owner_grants: held }],
    ["membership_requires", { membership_requires: granted }, { membership_requires: held }],
    ["ownership_requires", { ownership_requires: granted }, { ownership_requires: held }],
    [
      "owners",
      {
        owners: [
          { name: "alice", description: "Head", membership_kind: 1, ineligible_status: 2 },
          { name: "bob", description: null, membership_kind: 0 },
          { name: "leads", membership_kind: 2, title: "Leads" },
        ],
      },
      {
        owners: [
          { name: "alice", kind: "user", description: "Head" },
          { name: "bob", kind: "user", description: "" },
          { name: "leads", kind: "list", description: "" },
        ],
      },
    ],
    [
      "audit",
      {
        audit: {
          next_audit_date: "2026-09-01T00:00:00Z",
          notifications: { start: "48h30m0s" },
          recurrence: { frequency: 12, day_of_month: 31 },
        },
      },
      {
        next_audit_date: "2026-09-01T00:00:00Z",
        audit: {
          recurrence: { frequency: 12, day_of_month: 31 },
          notifications: { start: "48h30m" },
          overdue: "notify",
        },
      },
    ],
    [
      "audit of a list that is not reviewed",
      {
        audit: {
          next_audit_date: "0001-01-01T00:00:00Z",
          notifications: { start: "" },
          recurrence: { frequency: 0, day_of_month: 0 },
        },
      },
      { audit: AUDIT },
    ],
  ])("spec.%s", (_, fields, expected) => {
    expect(spec(fields)).toMatchObject({ errors: [], warnings: [], state: expected });
  });
});

test("of two descriptions spec's is taken, and a warning tells of the other", () => {
  const source = stored({ metadata: { description: "Old" }, spec: { description: "Pagers" } });
  expect(move(source)).toMatchObject({
    errors: [],
    warnings: [expect.stringMatching(/^header\.metadata\.description: .*spec\.description/)],
    state: { description: "Pagers" },
  });
});

describe("fields that forbid the move, each named with the reason", () => {
  test.each<[string, RawState, RegExp]>([
    ["scope", stored({ scope: "/prod" }), /no scopes/],
    ["header.kind", stored({ header: { kind: "role" } }), /access_list/],
    ["header.version", stored({ header: { version: "v2" } }), /Only v1/],
    ["header.sub_kind", stored({ header: { sub_kind: "x" } }), /no sub-kinds/],
    [
      "header.metadata.name",
      stored({ metadata: { name: "00gAbC" } }),
      /must be 1 to 128 .*not "00gAbC".*anew/,
    ],
    ["header.metadata.namespace", stored({ metadata: { namespace: "other" } }), /no namespaces/],
    ["header.metadata.expires", stored({ metadata: { expires: "soon" } }), /RFC 3339/],
    ["header.metadata.labels", stored({ metadata: { labels: { a: true } } }), /texts/],
    ["spec.type", stored({ spec: { type: "magic" } }), /scim, static and dynamic lists, not "magic"/],
    ["spec.title", stored({ spec: { title: 3 } }), /a text/],
    ["spec.owners", stored({ spec: { owners: "alice" } }), /a list/],
    ["spec.owners[0]", stored({ spec: { owners: ["alice"] } }), /an object/],
    [
      "spec.owners[1].membership_kind",
      stored({ spec: { owners: [{ name: "a" }, { name: "b", membership_kind: 3 }] } }),
      /users \(1\) and access lists \(2\), not 3/,
    ],
    [
      "spec.grants.scoped_roles",
      stored({ spec: { grants: { scoped_roles: [{ role: "admin", scope: "/prod" }] } } }),
      /no scoped roles/,
    ],
    [
      "spec.owner_grants.scoped_roles",
      stored({ spec: { owner_grants: { scoped_roles: [{ role: "admin", scope: "/prod" }] } } }),
      /no scoped roles/,
    ],
    ["spec.grants.roles", stored({ spec: { grants: { roles: [1] } } }), /a list of texts/],
    ["spec.grants", stored({ spec: { grants: [] } }), /an object/],
    [
      "spec.audit.recurrence.frequency",
      stored({ spec: { audit: { recurrence: { frequency: 2 } } } }),
      /one of 1, 3, 6, 12/,
    ],
    [
      "spec.audit.recurrence.day_of_month",
      stored({ spec: { audit: { recurrence: { day_of_month: 30 } } } }),
      /one of 1, 15, 31/,
    ],
    [
      "spec.audit.notifications.start",
      stored({ spec: { audit: { notifications: { start: "1.5s" } } } }),
      /whole seconds/,
    ],
  ])("%s", (field, source, reason) => {
    const { state, errors } = move(source);
    expect(state).toBeUndefined();
    expect(errors).toEqual([expect.stringMatching(reason)]);
    expect(errors[0]?.split(": ")[0]).toBe(field);
  });

  test("whatever a later version of Teleport adds, wherever it says something", () => {
    const { errors } = spec({
      membership_requires: { roles: ["a"], traits: [{ key: "b", values: [], negate: true }], devices: ["x"] },
      approval: { required: true },
      hints: { text: "", count: 0, more: [], none: null, off: false },
    });
    const fields = errors.map((text) => text.split(": ")[0]);
    expect(fields.sort()).toEqual([
      "spec.approval",
      "spec.membership_requires.devices",
      "spec.membership_requires.traits[0].negate",
    ]);
  });

  test("all faults are told at once", () => {
    const { errors } = move(stored({ scope: "/prod", spec: { type: "magic" } }));
    expect(errors).toHaveLength(2);
  });
});

describe("what can be moved at all", () => {
  test.each([
    ["terraform.releases.teleport.dev/gravitational/teleport", true],
    ["registry.example.com/gravitational/teleport", true],
    ["registry.terraform.io/someone/teleport", false],
    ["registry.terraform.io/gravitational/teleport/more", false],
  ])("from %s: %s", (address, possible) => {
    const { state, errors } = move(stored({}), address);
    expect([state !== undefined, errors]).toEqual([possible, []]);
  });

  test("no other type", () => {
    const { state, errors } = moveWith(moveAccessList, "teleport_role", stored({}));
    expect([state, errors]).toEqual([undefined, []]);
  });
});
