/** Which operations of a bulk create resources that refer to each other in a circle (RFC 7644 §3.7.1). */

/** What each operation refers to: by its index, those of operations that create. */
export type References = readonly (readonly number[])[];

/**
 * Operations that refer to each other, also by way of others, stand in one circle; one that refers to itself is a circle of
 * its own. Tarjan's way of finding strongly connected components.
 * @returns the circle of each operation that is in one
 */
export function circlesIn(references: References): ReadonlyMap<number, readonly number[]> {
  const circles = new Map<number, readonly number[]>();
  const order = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  /** @returns the earliest of the open operations that this one leads to */
  const visit = (index: number): number => {
    const own = order.size;
    order.set(index, own);
    const from = open.push(index) - 1;
    isOpen.add(index);
    let earliest = own;
    for (const next of references[index] ?? []) {
      const known = order.get(next);
      if (known === undefined) earliest = Math.min(earliest, visit(next));
      else if (isOpen.has(next)) earliest = Math.min(earliest, known);
    }
    if (earliest < own) return earliest;
    // One and the same array for all of them: that is how they are told from those of another circle.
    const component = open.splice(from).sort((a, b) => a - b);
    for (const one of component) isOpen.delete(one);
    if (component.length > 1 || references[index]?.includes(index)) {
      for (const one of component) circles.set(one, component);
    }
    return own;
  };
  for (const index of references.keys()) if (!order.has(index)) visit(index);
  return circles;
}
