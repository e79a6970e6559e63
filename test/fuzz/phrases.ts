/** The same request in the ways in which different clients say it. */
import { GROUP_URN, PATCH_OP_URN, USER_URN } from "../gateway/scim/service";
import type { MemberOperation } from "./cases";
import type { Request } from "./connection";
import type { Member } from "./model";

type Operation = Pick<MemberOperation, "op" | "form"> & { readonly members: readonly Member[] };

export function userOf(userName: string, active: boolean): string {
  return JSON.stringify({
    schemas: [USER_URN],
    userName,
    active,
    emails: [{ value: userName, type: "work" }],
  });
}

/** Activates or deactivates a user. */
export function activation(id: string, userName: string, active: boolean, form: number): Request {
  const path = `/Users/${id}`;
  const word = active ? "True" : "False";
  const ways: readonly object[] = [
    { op: "replace", value: { active } },
    { op: "replace", path: "active", value: active },
    { op: "Replace", path: "active", value: word },
    { op: "Add", path: "active", value: word.toLowerCase() },
    { op: "add", value: { Active: word } },
    { op: "REPLACE", path: `${USER_URN}:active`, value: active },
    { op: "replace", value: { [`${USER_URN}:active`]: active } },
  ];
  const way = ways[form % (ways.length + 1)];
  if (way === undefined) return { method: "PUT", path, body: userOf(userName, active) };
  return patch(path, [way]);
}

export function membersPatch(id: string, operations: readonly Operation[]): Request {
  const phrased = operations.flatMap(phrase);
  // An operation on nobody may need no words; a PatchOp needs an operation.
  return patch(`/Groups/${id}`, phrased.length > 0 ? phrased : [{ op: "add", path: "members", value: [] }]);
}

/** The whole group, as replacement does it. */
export function groupOf(id: string, displayName: string, operations: readonly Operation[]): Request {
  const members = operations.flatMap((operation) => operation.members).map(({ id: value }) => ({ value }));
  const body = JSON.stringify({ schemas: [GROUP_URN], displayName, members });
  return { method: "PUT", path: `/Groups/${id}`, body };
}

function phrase({ op, members, form }: Operation): object[] {
  const ids = members.map(({ id }) => id);
  if (op === "remove") return removal(ids, form);
  const value = ids.map((id) => member(id, form));
  const name = form % 3 === 0 ? op : capital(op);
  if (form % 4 === 0) return [{ op: name, value: { members: value } }];
  if (form % 4 === 1 && op === "add")
    return ids.map((id) => ({ op: name, path: "members", value: member(id, form) }));
  return [{ op: name, path: form % 5 === 0 ? `${GROUP_URN}:members` : "members", value }];
}

function removal(ids: readonly string[], form: number): object[] {
  if (form % 3 === 0) return [{ op: "Remove", path: "members", value: ids.map((id) => member(id, form)) }];
  if (form % 3 === 1) return ids.map((id) => ({ op: "remove", path: `members[value eq "${id}"]` }));
  const chosen = ids.map((id) => `value eq "${id}"`).join(" or ");
  return ids.length === 0
    ? [{ op: "remove", path: "members", value: [] }]
    : [{ op: "REMOVE", path: `members[${chosen}]` }];
}

function member(value: string, form: number): unknown {
  const ways = [
    { value },
    { $ref: null, value },
    { value, type: "User" },
    { VALUE: value, display: "x" },
    value,
  ];
  return ways[form % ways.length];
}

function patch(path: string, Operations: readonly object[]): Request {
  return { method: "PATCH", path, body: JSON.stringify({ schemas: [PATCH_OP_URN], Operations }) };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
