/** Every field of a stored `teleport_access_list_member`: where it goes, or why it does not. */
import { moveAccessListMember } from "../../../provider/moving/access-list-member";
import type { RawState } from "../../../provider/sdk/framework/resource";
import type { Value } from "../../../provider/sdk/values/value";
import { moveWith } from "./moving";

type Fields = { readonly [name: string]: Value };

/** As Teleport's provider stores the smallest member. */
function stored(spec: Fields = {}, metadata: Fields = {}, top: Fields = {}): RawState {
  return {
    id: "on-call/alice",
    header: {
      kind: "access_list_member",
      version: "v1",
      metadata: { name: "alice", namespace: "default", revision: "5f7c", ...metadata },
    },
    spec: { access_list: "on-call", membership_kind: 1, ...spec },
    ...top,
  };
}

const move = (source: RawState, type = "teleport_access_list_member") =>
  moveWith(moveAccessListMember, type, source);

test("a user", () => {
  const filled = {
    name: "alice",
    joined: "2026-03-01T00:00:00Z",
    added_by: "bot",
    ineligible_status: 1,
    title: "A",
  };
  expect(move(stored(filled))).toEqual({
    errors: [],
    warnings: [],
    state: {
      id: "on-call/user/alice",
      access_list: "on-call",
      user: "alice",
      list: null,
      expires_at: null,
      reason: "",
    },
  });
});

const EARLY = "2096-01-01T00:00:00Z";
const LATE = "2096-01-01T02:00:00+01:00";

test.each<[string, RawState, object]>([
  [
    "membership_kind 2 is a list",
    stored({ membership_kind: 2 }, { name: "leads" }),
    { id: "on-call/list/leads", user: null, list: "leads" },
  ],
  ["membership_kind 0 is a user", stored({ membership_kind: 0 }), { user: "alice", list: null }],
  ["reason", stored({ reason: "First line" }), { reason: "First line" }],
  ["expires of the membership", stored({ expires: EARLY }), { expires_at: EARLY }],
  ["expires of the record", stored({}, { expires: EARLY }), { expires_at: EARLY }],
  ["the earlier of both", stored({ expires: LATE }, { expires: EARLY }), { expires_at: EARLY }],
  [
    "the earlier of both, the other way",
    stored({ expires: EARLY }, { expires: LATE }),
    { expires_at: EARLY },
  ],
  [
    "a time that is not set",
    stored({ expires: "0001-01-01T00:00:00Z" }, { expires: null }),
    { expires_at: null },
  ],
])("%s", (_, source, expected) => {
  expect(move(source)).toMatchObject({ errors: [], warnings: [], state: expected });
});

test("what a member has not is left behind with a warning", () => {
  const { warnings, errors, state } = move(stored({}, { labels: { a: "b" }, description: "c" }));
  expect([errors, state?.user]).toEqual([[], "alice"]);
  expect(warnings.map((text) => text.split(": ")[0])).toEqual([
    "header.metadata.labels",
    "header.metadata.description",
  ]);
});

test.each<[string, RawState, RegExp]>([
  ["scope", stored({}, {}, { scope: "/prod" }), /no scopes/],
  ["spec.membership_kind", stored({ membership_kind: 3 }), /not 3/],
  ["spec.membership_kind", stored({ membership_kind: -1 }), /not -1/],
  ["spec.access_list", stored({ access_list: "00gAbC" }), /not "00gAbC"/],
  ["header.metadata.name", stored({ membership_kind: 2 }, { name: "00gAbC" }), /not "00gAbC"/],
  ["header.metadata.name", stored({}, { name: "" }), /who the member is/],
  ["spec.name", stored({ name: "bob" }), /the same as header\.metadata\.name/],
  ["spec.expires", stored({ expires: "soon" }), /RFC 3339/],
  ["spec.device", stored({ device: "laptop" }), /does not know/],
])("%s forbids the move", (field, source, reason) => {
  const { state, errors } = move(source);
  expect(state).toBeUndefined();
  expect(errors).toEqual([expect.stringMatching(reason)]);
  expect(errors[0]?.split(": ")[0]).toBe(field);
});

test("a list is no member", () => {
  expect(move(stored(), "teleport_access_list")).toMatchObject({ state: undefined, errors: [] });
});
