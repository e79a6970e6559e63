/** Lists in lists: no loop over mixed member and owner edges, and no more than ten deep. */
import type { RowKey } from "./model";
import type { NestingEdge } from "./store";

export const MAX_DEPTH = 10;

export interface NewEdges {
  readonly parent: RowKey;
  readonly children: readonly RowKey[];
  readonly relation: NestingEdge["relation"];
}

export interface NestingFault {
  readonly message: string;
  /** Which of the new edges leads to it, by its child. */
  readonly child: RowKey;
}

/**
 * What is wrong with new edges, or undefined. `above` are the edges reachable upwards from the parent,
 * `below` those reachable downwards from the children.
 */
export function nestingFault(
  { parent, children, relation }: NewEdges,
  above: readonly NestingEdge[],
  below: readonly NestingEdge[],
): NestingFault | undefined {
  if (children.includes(parent) || below.some((edge) => edge.child === parent)) {
    const child = children.find((one) => isAbove(one, parent, below)) ?? parent;
    return { message: "a list cannot contain itself, neither directly nor through other lists", child };
  }
  const height = relation === "member" ? longestPath(parent, above, "up") : 0;
  const tooDeep = children.find((one) => height + 1 + longestPath(one, below, "down") > MAX_DEPTH);
  if (tooDeep === undefined) return undefined;
  return { message: `lists can be nested at most ${MAX_DEPTH} deep`, child: tooDeep };
}

/** Whether edges of either kind lead down from one to the other, or the two are one. */
function isAbove(start: RowKey, wanted: RowKey, edges: readonly NestingEdge[]): boolean {
  const reached = new Set([start]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { parent, child } of edges) if (reached.has(parent)) reached.add(child);
  }
  return reached.has(wanted);
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
