/** What a client says of a group's members, as ids: rows change, never a list of them. */
import { NO_MEMBERS } from "../../domain/groups";
import { eachWithPauses } from "../../domain/pause";
import type { MemberIds, MembershipDelta } from "../../domain/store";
import { isObject } from "../wire/json";
import { invalidValue, ScimError } from "../wire/scim-error";
import { severalOf } from "./value";

/** More ids of ours than fit into a body of the usual limit; refused before each of so many is looked at. */
const MAX_MEMBERS = 500_000;

type MemberKind = "users" | "lists";

/**
 * Changes of members in the order they were asked for, folded into one: the last word on an id counts, and a
 * replacement silences what came before it. Adding twice or removing what is absent is no error.
 */
export class MemberChanges {
  private replaced = false;
  private added = new Map<string, MemberKind>();
  private readonly removed = new Set<string>();

  async add(members: unknown): Promise<void> {
    const parsed = await parseMemberIds(members);
    if (this.added.size === 0 && this.removed.size === 0) {
      this.added = parsed;
      return;
    }
    await eachWithPauses(parsed, ([id, kind]) => {
      this.removed.delete(id);
      this.added.set(id, kind);
    });
  }

  async replace(members: unknown): Promise<void> {
    const parsed = await parseMemberIds(members);
    this.clear();
    this.added = parsed;
  }

  async remove(ids: Iterable<string>): Promise<void> {
    await eachWithPauses(ids, (id) => {
      this.added.delete(id);
      if (!this.replaced) this.removed.add(id);
    });
  }

  clear(): void {
    this.replaced = true;
    this.added.clear();
    this.removed.clear();
  }

  /** Undefined when nothing was said of members. */
  async delta(): Promise<MembershipDelta | undefined> {
    const members = await idsByKind(this.added);
    if (this.replaced) return { set: members, add: NO_MEMBERS, remove: [] };
    if (this.added.size === 0 && this.removed.size === 0) return undefined;
    return { add: members, remove: [...this.removed] };
  }
}

export async function idsByKind(members: ReadonlyMap<string, MemberKind>): Promise<MemberIds> {
  const ids = { users: [] as string[], lists: [] as string[] };
  await eachWithPauses(members, ([id, kind]) => {
    ids[kind].push(id);
  });
  return ids;
}

/**
 * Reads the value of `members`: an array, or one member alone; each an object with `value`, or a bare id. Who it is its `$ref`
 * says, or else its `type`; a member with neither is a User: several clients leave them out.
 * @throws ScimError 400 invalidValue, 413 for more members than one request should name
 */
export async function parseMemberIds(members: unknown): Promise<Map<string, MemberKind>> {
  const parsed = new Map<string, MemberKind>();
  const given = severalOf(members);
  if (given.length > MAX_MEMBERS) {
    throw new ScimError(413, `One request may name at most ${MAX_MEMBERS} members.`);
  }
  // Keeping them is what takes long: a wrong one is found before.
  await eachWithPauses(given, parseMember);
  await eachWithPauses(given, (member, index) => {
    const [id, kind] = parseMember(member, index);
    parsed.set(id, kind);
  });
  return parsed;
}

function parseMember(member: unknown, index: number): [id: string, MemberKind] {
  if (!isObject(member)) return [parseId(member, index), "users"];
  const { value, type, $ref } = partsOf(member, index);
  const id = parseId(value, index);
  const kind = parseKind(type, index);
  return [id, kindAt($ref, id) ?? kind];
}

interface Parts {
  value?: unknown;
  type?: unknown;
  $ref?: unknown;
}

/** What says who a member is, by names without regard to case; given twice, which one is meant would be a guess. */
function partsOf(member: Record<string, unknown>, index: number): Parts {
  const parts: Parts = {};
  for (const name in member) {
    const part = name.toLowerCase();
    if (part !== "value" && part !== "type" && part !== "$ref") continue;
    if (part in parts) throw invalidValue(`members[${index}].${part} is given more than once.`);
    parts[part] = member[name];
  }
  return parts;
}

function parseId(id: unknown, index: number): string {
  // Neither a lone surrogate nor NUL survives a database as it was sent.
  if (typeof id === "string" && id !== "" && id.isWellFormed() && !id.includes("\0")) return id;
  throw invalidValue(`members[${index}].value must be the id of a member.`);
}

function parseKind(type: unknown, index: number): MemberKind {
  if (type === undefined || type === null || type === "") return "users";
  const name = typeof type === "string" ? type.toLowerCase() : "";
  if (name === "user") return "users";
  if (name === "group") return "lists";
  throw invalidValue(`members[${index}].type must be User or Group.`);
}

/** RFC 7643 §4.2: `type` is a label, `$ref` the address of the member. One that is not of this id says nothing. */
function kindAt(address: unknown, id: string): MemberKind | undefined {
  if (typeof address !== "string" || !address.endsWith(`/${id}`)) return undefined;
  const collection = address.slice(0, -id.length - 1).toLowerCase();
  if (/(?:^|\/)users$/.test(collection)) return "users";
  return /(?:^|\/)groups$/.test(collection) ? "lists" : undefined;
}
