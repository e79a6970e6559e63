import { type Held, renderDeclarations } from "../../../gateway/commands/declarations";
import type { AccessListView } from "../../../gateway/management/contract/access-list";
import type { MemberView } from "../../../gateway/management/contract/member";

const NONE = { roles: [], traits: {} };

const LIST: AccessListView = {
  name: "crowd",
  title: "Crowd",
  description: "",
  type: "static",
  integration: "elsewhere",
  grants: NONE,
  owner_grants: NONE,
  owners: [],
  membership_requires: NONE,
  ownership_requires: NONE,
  audit: {
    recurrence: { frequency: 6, day_of_month: 1 },
    notifications: { start: "336h" },
    overdue: "notify",
  },
  labels: {},
  expires_at: null,
  deletion_protection: false,
  next_audit_date: "2026-09-01T00:00:00Z",
  revision: 1,
  member_count: 0,
  created_at: "2026-03-01T00:00:00Z",
  updated_at: "2026-03-01T00:00:00Z",
  scim: { group_id: "g", linked: false },
};

function holding(count: number): Held {
  const members = Array.from(
    { length: count },
    (_, n): MemberView => ({
      kind: "user",
      name: `user-${n}`,
      user_id: null,
      waiting: true,
      expires_at: null,
      reason: "",
      source: "terraform",
      added_by: "pipeline",
      joined_at: "2026-03-01T00:00:00Z",
    }),
  );
  return { integrations: [], lists: [LIST], members: new Map([["crowd", members]]), clients: [], tokens: [] };
}

test("what is the default is left out, and what is not declared too stands as a name", () => {
  expect(renderDeclarations(holding(0))).toBe(`import {
  to = rollcall_access_list.crowd
  id = "crowd"
}

resource "rollcall_access_list" "crowd" {
  name        = "crowd"
  title       = "Crowd"
  type        = "static"
  integration = "elsewhere"
}
`);
});

test.each([
  [10_000, 1, false],
  [10_001, 0, true],
])("%i members: as many as one block takes, or a word that they are missing", (count, blocks, said) => {
  const text = renderDeclarations(holding(count));
  expect(text.match(/^resource "rollcall_access_list_members"/gm) ?? []).toHaveLength(blocks);
  expect(
    text.includes(`# Its ${count} members are not declared here: one block takes 10000.\nresource`),
  ).toBe(said);
});
