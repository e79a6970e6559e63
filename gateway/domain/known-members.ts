/** Members that a request names and that do not exist: found before anything is written, where there are many to look for. */
import { Refusal } from "./errors";
import type { Integration } from "./model";
import type { MemberIds, MembershipDelta, Reads } from "./store";

/** Fewer are looked for where they are written, in the same transaction. */
const MANY = 1_000;
/** How many unknown ids a refusal names. */
const SHOWN = 10;

/** Whether so many members are to be added that no writer should wait while they are looked for. */
export function isMany({ set, add }: MembershipDelta): boolean {
  return [set, add].reduce((sum, ids) => sum + (ids ? ids.users.length + ids.lists.length : 0), 0) > MANY;
}

export interface KnownMembers {
  /** Without ids that do not exist. */
  readonly delta: MembershipDelta;
  /** The ids that do not exist. */
  readonly unknown: readonly string[];
}

/**
 * Tells ids that do not exist from those that do, or refuses them, by the integration's policy.
 * @param needed whether somebody must exist: replacing all members by people of whom not one is known is no wish to empty
 *   the list
 * @throws Refusal `unknown-members`, at the first slice that has any
 */
export async function knownMembers(
  reads: Reads,
  { config }: Integration,
  delta: MembershipDelta,
  needed = delta.set !== undefined,
): Promise<KnownMembers> {
  const { set, add } = delta;
  const unknown: string[] = [];
  const rejects = config.unknownMembers === "reject";
  const known = async (ids: MemberIds): Promise<MemberIds> => {
    const found = await reads.members.known(config.name, ids, rejects);
    const nobody = found.known.users.length + found.known.lists.length === 0;
    if (found.unknown.length > 0 && (rejects || (needed && nobody))) throw unknownMembers(found.unknown);
    for (const id of found.unknown) unknown.push(id);
    return found.known;
  };
  const rest = { ...delta, ...(set && { set: await known(set) }), add: await known(add) };
  return { delta: rest, unknown };
}

export function unknownMembers(unknown: readonly string[]): Refusal {
  const shown = unknown.slice(0, SHOWN).map(abridged).join(", ");
  const more = unknown.length > SHOWN ? ` and ${unknown.length - SHOWN} more` : "";
  return new Refusal("unknown-members", `these members do not exist in this integration: ${shown}${more}`, {
    field: "members",
    unknown,
  });
}

/** An id of ours is a UUID; what a client takes for one may be as long as a body. */
function abridged(id: string): string {
  return id.length > 100 ? `${id.slice(0, 100)}…` : id;
}
