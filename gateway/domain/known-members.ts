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

/**
 * The delta without ids that do not exist, or their refusal, by the integration's policy.
 * @throws Refusal `unknown-members`, at the first slice that has any
 */
export async function knownMembers(
  reads: Reads,
  { config }: Integration,
  delta: MembershipDelta,
): Promise<MembershipDelta> {
  const { set, add } = delta;
  const rejects = config.unknownMembers === "reject";
  const known = async (ids: MemberIds): Promise<MemberIds> => {
    const found = await reads.members.known(config.name, ids, rejects);
    const nobody = found.known.users.length + found.known.lists.length === 0;
    // Replacing all members by people of whom not one is known is no wish to empty the list.
    if (found.unknown.length > 0 && (rejects || (nobody && ids === set))) throw unknownMembers(found.unknown);
    return found.known;
  };
  return { ...delta, ...(set && { set: await known(set) }), add: await known(add) };
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
