/** Keeps a mistake of an identity provider, such as a filter that matches nobody, from emptying a list. */
import { Refusal } from "./errors";
import type { AccessList, Integration } from "./model";

/**
 * Looks at what a request has really done, inside its transaction, which the refusal undoes.
 *
 * @param list as it is now
 * @throws Refusal `mass-removal` when more than the integration's share of a large enough list went at once
 */
export function refuseMassRemoval(
  { config: { name: integration, massRemoval } }: Integration,
  list: AccessList,
  { added, removed }: { readonly added: number; readonly removed: number },
): void {
  if (massRemoval === null || removed === 0) return;
  const before = list.memberCount - added + removed;
  if (before < massRemoval.minMembers || removed / before <= massRemoval.maxShare) return;
  throw new Refusal(
    "mass-removal",
    `this would remove ${removed} of the ${before} members of the access list ${list.config.name}, and the integration ` +
      `${integration} lets ${percent(massRemoval.maxShare)} % go at once; nothing was changed. If it is meant, raise max_share ` +
      "in the mass_removal_guard of the integration, or take the guard away, and push again",
    { field: "members" },
  );
}

function percent(share: number): number {
  return Math.round(share * 1_000) / 10;
}
