/** Lists in lists: no loop over mixed member and owner edges, and no more than ten deep. */
import type { RowKey } from "./model";
import type { NestingEdge } from "./store";

export const MAX_DEPTH = 10;

export interface NewEdges {
  readonly parent: RowKey;
  readonly children: readonly RowKey[];
  readonly relation: NestingEdge["relation"];
}

/**
 * What is wrong with new edges, or undefined. `above` are the edges reachable upwards from the parent,
 * `below` those reachable downwards from the children.
 */
export function nestingFault(
  { parent, children, relation }: NewEdges,
  above: readonly NestingEdge[],
  below: readonly NestingEdge[],
): string | undefined {
  if (children.includes(parent) || below.some((edge) => edge.child === parent)) {
    return "a list cannot contain itself, neither directly nor through other lists";
  }
  const height = relation === "member" ? longestPath(parent, above, "up") : 0;
  const depth = Math.max(0, ...children.map((child) => longestPath(child, below, "down")));
  if (height + 1 + depth > MAX_DEPTH) return `lists can be nested at most ${MAX_DEPTH} deep`;
  return undefined;
}

/** The number of member edges on the longest way from `start`; the graph has no loop. */
function longestPath(start: RowKey, edges: readonly NestingEdge[], direction: "up" | "down"): number {
  const next = new Map<RowKey, RowKey[]>();
  for (const edge of edges) {
    if (edge.relation !== "member") continue;
    const [from, to] = direction === "up" ? [edge.child, edge.parent] : [edge.parent, edge.child];
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const known = new Map<RowKey, number>();
  const length = (key: RowKey): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const longest = Math.max(0, ...(next.get(key) ?? []).map((to) => 1 + length(to)));
    known.set(key, longest);
    return longest;
  };
  return length(start);
}
