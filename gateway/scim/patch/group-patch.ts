/**
 * PATCH of a group (RFC 7644 §3.5.2): a PatchOp → what to change. The members that the group has are neither needed nor
 * read, so that changing one costs the same in a group of ten and of a hundred thousand.
 */
import type { GroupChange } from "../../domain/groups";
import { eachWithPauses, pause } from "../../domain/pause";
import type { Query } from "../../domain/query";
import { type PatchPath, parsePath, targetOf } from "../filter/path";
import { MemberChanges, parseMemberIds } from "../resource/group-members";
import { noteOnce, parseOne } from "../resource/value";
import { GROUP } from "../schemas/resource-schema";
import { isObject } from "../wire/json";
import { invalidPath, invalidSyntax, invalidValue, readOnly } from "../wire/scim-error";
import { unwrapped } from "./patch-members";
import { type PatchOperation, parsePatchRequest } from "./patch-request";

/** Enough for clients that send one operation for each of many members. */
const MAX_OPERATIONS = 10_000;

type Change = Pick<PatchOperation, "op" | "value">;

interface Draft {
  displayName?: string;
  externalId?: string | null;
  readonly members: MemberChanges;
}

/**
 * @param id the group's, which a client may repeat and not change
 * @throws ScimError 400 invalidSyntax, invalidPath, invalidFilter, noTarget, mutability or invalidValue
 */
export async function parseGroupPatch(id: string, body: unknown): Promise<GroupChange> {
  const draft: Draft = { members: new MemberChanges() };
  for (const [index, operation] of parsePatchRequest(body, MAX_OPERATIONS).entries()) {
    if (index > 0) await pause();
    await applyOperation(draft, operation, id);
  }
  const { members, ...names } = draft;
  const delta = await members.delta();
  return delta === undefined ? names : { ...names, members: delta };
}

async function applyOperation(draft: Draft, { op, path, value }: PatchOperation, id: string): Promise<void> {
  if (path !== undefined) return applyAt(draft, parsePath(GROUP, path), { op, value });
  if (!isObject(value)) throw invalidSyntax('Without a "path", "value" must be an object of attributes.');
  const given = new Set<string>();
  for (const [name, member] of Object.entries(value)) {
    const at = parsePath(GROUP, name);
    noteOnce(given, targetOf(at), name);
    if (at.attribute?.mutability !== "readOnly") await applyAt(draft, at, { op, value: member });
    else if (at.attribute.name === "id" && member !== id) throw readOnly("id cannot be changed.");
  }
}

async function applyAt(draft: Draft, path: PatchPath, change: Change): Promise<void> {
  const { attribute } = path;
  if (attribute === undefined) throw invalidPath("The path must name an attribute of the group.");
  if (attribute.mutability === "readOnly") throw readOnly(`${attribute.name} is read-only.`);
  const given = change.op === "remove" ? undefined : parseUnlessMembers(path, change.value);
  switch (attribute.name) {
    case "displayName":
      if (typeof given !== "string") throw invalidValue("displayName is required.");
      draft.displayName = given;
      return;
    case "externalId":
      draft.externalId = typeof given === "string" ? given : null;
      return;
    default:
      if (path.where) await applyToChosen(draft.members, path, path.where, change);
      else await applyToMembers(draft.members, path, change);
  }
}

function parseUnlessMembers({ attribute }: PatchPath, value: unknown) {
  return attribute === undefined || attribute.multiValued
    ? undefined
    : parseOne(attribute, unwrapped(attribute, value), attribute.name);
}

async function applyToMembers(
  members: MemberChanges,
  { subAttribute }: PatchPath,
  { op, value }: Change,
): Promise<void> {
  if (subAttribute !== undefined) throw readOnly(`members.${subAttribute.name} cannot be changed in place.`);
  if (op === "add") await members.add(value);
  else if (op === "replace") await members.replace(replacement(value));
  // One client names in the value whom it removes; an empty list of them means no one.
  else if (Array.isArray(value) || isObject(value))
    await members.remove((await parseMemberIds(value)).keys());
  else if (typeof value === "string" && value !== "") await members.remove([value]);
  // A value that came to nothing names no one: it is not the wish to remove everyone.
  else if (value === undefined) members.clear();
  else
    throw invalidValue("The members to remove must be named by their ids; without a value all are removed.");
}

function replacement(members: unknown): unknown {
  if (members !== "") return members;
  throw invalidValue('members must be an array of members; "[]" is a group without any.');
}

/** `members[value eq "…"]`: removal, or an addition that repeats the id it chose. */
async function applyToChosen(
  members: MemberChanges,
  path: PatchPath,
  where: Query,
  { op, value }: Change,
): Promise<void> {
  const ids = chosenIds(where);
  if (path.subAttribute !== undefined) {
    if (op !== "remove" && (value === null || value === "")) {
      throw invalidValue(`members.${path.subAttribute.name} cannot be empty.`);
    }
    throw readOnly(`members.${path.subAttribute.name} cannot be changed in place.`);
  }
  if (op === "remove") return members.remove(ids);
  const chosen = new Set(ids);
  await eachWithPauses(await parseMemberIds(value), ([id]) => {
    if (chosen.has(id)) return;
    throw readOnly("The value of a member cannot be changed; remove the one and add the other.");
  });
  await members.add(value);
}

/** The ids that a filter on members names; any other filter would need the whole list to be read. */
function chosenIds(where: Query): string[] {
  if (where.kind === "or") return where.operands.flatMap(chosenIds);
  if (where.kind === "compare" && where.operator === "eq" && where.attribute.steps.at(-1)?.name === "value") {
    return [String(where.value)];
  }
  throw invalidPath('Members can be chosen by their id only: members[value eq "…"].');
}
