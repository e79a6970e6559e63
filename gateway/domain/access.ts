/** What a user may do: decided from one consistent read, at the moment of asking. */
import type { Deps } from "./command";
import { Refusal } from "./errors";
import { isOverdue } from "./list-rules";
import type { Grants, RowKey, User } from "./model";
import { sortedSet, type Traits, unionTraits } from "./sets";
import type { AccessEdge, AccessGraph, AccessNode } from "./store";
import { canonicalUserName } from "./title";
import { deriveTraits } from "./traits";

/** How one list bears on the user. */
export interface ListAccess {
  readonly name: string;
  readonly title: string;
  readonly relation: "member" | "owner";
  /** Names of the nested lists on the way, nearest to the user first. */
  readonly via: readonly string[];
  /** Whether its grants count; `reason` says why not. */
  readonly effective: boolean;
  readonly reason: string | null;
}

export interface EffectiveAccess {
  readonly user: User;
  readonly locked: boolean;
  readonly roles: readonly string[];
  readonly traits: Traits;
  readonly lists: readonly ListAccess[];
}

export class Access {
  constructor(private readonly deps: Deps) {}

  /** @throws Refusal `not-found` */
  async of(integration: string, user: { id: string } | { userName: string }): Promise<EffectiveAccess> {
    const now = this.deps.clock();
    const who = "id" in user ? user : { userNameKey: canonicalUserName(user.userName) };
    const graph = await this.deps.store.read.access.graph(integration, who, now);
    if (!graph) {
      throw new Refusal("not-found", `there is no such user in the integration ${integration}`);
    }
    return decideAccess(graph, now);
  }
}

/** A locked or inactive user holds nothing and owns nothing. */
export function decideAccess(graph: AccessGraph, now: number): EffectiveAccess {
  const { user, locks, integration } = graph;
  const locked = locks.length > 0;
  if (locked || !user.active) return { user, locked, roles: [], traits: {}, lists: [] };

  const own: Grants = {
    roles: integration.config.defaultRoles,
    traits: deriveTraits(JSON.parse(user.profile), integration.config.traitMapping),
  };
  // Requirements on roles see the base roles and those of lists that require none: one layer, no fixpoint.
  const first = collect(graph, now, { roles: new Set(own.roles), traits: own.traits }, true);
  const held = {
    roles: new Set([...own.roles, ...first.grants.flatMap(({ roles }) => roles)]),
    traits: own.traits,
  };
  const { grants, lists } = collect(graph, now, held, false);
  return {
    user,
    locked,
    roles: sortedSet([...own.roles, ...grants.flatMap(({ roles }) => roles)]),
    traits: unionTraits([own.traits, ...grants.map(({ traits }) => traits)]),
    lists,
  };
}

interface Held {
  readonly roles: ReadonlySet<string>;
  readonly traits: Traits;
}

/** Walks from the user upwards; a list that does not count cuts the way through it. */
function collect(graph: AccessGraph, now: number, held: Held, onlyWithoutRoles: boolean) {
  const grants: Grants[] = [];
  const lists: ListAccess[] = [];
  const memberships = new Map<RowKey, readonly string[]>();
  const edgesThrough = groupByChild(graph.edges);
  const seen = new Set<string>();

  const visit = (edge: AccessEdge, via: readonly string[]): readonly AccessEdge[] => {
    const list = graph.lists.get(edge.list);
    const visited = `${edge.relation} ${edge.list}`;
    if (!list || seen.has(visited)) return [];
    seen.add(visited);
    const isMember = edge.relation === "member";
    const requires = isMember ? list.config.membershipRequires : list.config.ownershipRequires;
    const reason = whyNot(list, requires, held, now, onlyWithoutRoles);
    lists.push({
      name: list.config.name,
      title: list.config.title,
      relation: edge.relation,
      via,
      effective: reason === null,
      reason,
    });
    if (reason !== null) return [];
    grants.push(isMember ? list.config.grants : list.config.ownerGrants);
    if (!isMember) return [];
    memberships.set(edge.list, [...via, list.config.name]);
    return edgesThrough.get(edge.list) ?? [];
  };

  let frontier = edgesThrough.get(null) ?? [];
  while (frontier.length > 0) {
    frontier = frontier.flatMap((edge) =>
      visit(edge, edge.through === null ? [] : (memberships.get(edge.through) ?? [])),
    );
  }
  return { grants, lists };
}

/** Why a list's grants do not count for the user, or null. */
function whyNot(
  list: AccessNode,
  requires: Grants,
  held: Held,
  now: number,
  onlyWithoutRoles: boolean,
): string | null {
  const { expiresAt } = list.config;
  if (expiresAt !== null && expiresAt <= now) return "the list has expired";
  if (isOverdue(list, "suspend", now)) return "the list is suspended until its overdue review is done";
  if (onlyWithoutRoles && requires.roles.length > 0) return "requires roles";
  const missing = requires.roles.find((role) => !held.roles.has(role));
  if (missing !== undefined) return `requires the role ${missing}`;
  for (const [trait, values] of Object.entries(requires.traits)) {
    // A trait may be called `constructor`, which every object answers to.
    const own = Object.hasOwn(held.traits, trait) ? held.traits[trait] : undefined;
    const lacking = values.find((value) => !own?.includes(value));
    if (lacking !== undefined) return `requires the trait ${trait} = ${lacking}`;
  }
  return null;
}

function groupByChild(edges: readonly AccessEdge[]): Map<RowKey | null, AccessEdge[]> {
  const groups = new Map<RowKey | null, AccessEdge[]>();
  for (const edge of edges) {
    const group = groups.get(edge.through);
    if (group) group.push(edge);
    else groups.set(edge.through, [edge]);
  }
  return groups;
}
