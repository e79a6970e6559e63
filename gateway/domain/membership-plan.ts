/** What the replacement of many members comes to, worked out before its transaction: other writers wait for the rows alone. */
import { type KnownMembers, knownMembers } from "./known-members";
import type { AccessList, Integration } from "./model";
import type { MembershipDelta, Reads } from "./store";

/** What is to be written to the list when it is of this version. */
export type MembershipPlan = (version: number) => KnownMembers;

/**
 * @param list as it was just read
 * @param asked with a `set`
 * @throws Refusal `unknown-members`
 */
export async function planMembers(
  reads: Reads,
  integration: Integration,
  list: AccessList,
  asked: MembershipDelta,
): Promise<MembershipPlan> {
  const difference = await reads.members.difference(list.key, asked);
  const leaving = difference.remove.length;
  const empties = leaving > 0 && leaving === list.memberCount;
  const known = await knownMembers(reads, integration, difference, empties);
  // When others have changed the list since, its difference is found anew, alone among writers.
  return (version) => (version === list.version ? known : { delta: asked, unknown: [] });
}
