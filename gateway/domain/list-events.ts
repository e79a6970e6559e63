/** What is told of access lists, and of memberships that come and go. */
import { record } from "./command";
import type { AccessList, Actor } from "./model";
import { COMMAND_SPAN, pause } from "./pause";
import type { MembershipOutcome, NamedList, Writes } from "./store";

/** How many ids one event carries at most. */
const CHUNK = 1_000;

/** A change of an access list, as its event tells of it. */
export function listEvent(action: string, list: NamedList, delta: Record<string, unknown>) {
  const { name, integration } = list.config;
  return { action, target: { type: "access-list" as const, id: name, integration }, delta };
}

/** Ids in the portions in which events tell of them. */
export function* chunksOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < ids.length; start += CHUNK) yield ids.slice(start, start + CHUNK);
}

/** What became of a list's members, by id; of those who are yet to come, by name. */
interface MembersChange extends Pick<MembershipOutcome, "added" | "removed"> {
  readonly changed?: readonly string[];
  readonly awaited?: readonly string[];
  readonly dismissed?: readonly string[];
  readonly list: NamedList;
}

export async function recordMembers(
  tx: Writes,
  { added, removed, changed = [], awaited = [], dismissed = [], list }: MembersChange,
  actor: Actor,
  now: number,
): Promise<void> {
  const rare = Object.entries({ changed, awaited, dismissed }).filter(([, names]) => names.length > 0);
  const parts = [["added", added] as const, ["removed", removed] as const, ...rare];
  const longest = Math.max(...parts.map(([, names]) => names.length));
  for (let start = 0; start < longest; start += CHUNK) {
    if (start > 0) await pause(COMMAND_SPAN);
    const delta = Object.fromEntries(parts.map(([part, names]) => [part, names.slice(start, start + CHUNK)]));
    await record(tx, actor, now, listEvent("access-list.members-changed", list, delta));
  }
}

/** Takes every member off the list, and tells who they were. */
export async function removeMembers(
  tx: Writes,
  list: AccessList,
  actor: Actor,
  now: number,
): Promise<AccessList> {
  if (list.memberCount === 0) return list;
  const nobody = { users: [], lists: [] };
  const by = { source: "scim", addedBy: actor.id, now } as const;
  const outcome = await tx.members.apply(list, { set: nobody, add: nobody, remove: [] }, by);
  await recordMembers(tx, outcome, actor, now);
  return outcome.list;
}
