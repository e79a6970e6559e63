/** Roles and traits are sets: one order, no duplicates, so that equal sets are equal texts. */
import type { Grants } from "./model";

export function sortedSet(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

export type Traits = Readonly<Record<string, readonly string[]>>;

/** Traits with sorted keys and values; a key without values is no trait. */
export function normalizeTraits(traits: Traits): Record<string, string[]> {
  return Object.fromEntries(
    Object.keys(traits)
      .sort()
      .map((key) => [key, sortedSet(traits[key] ?? [])] as const)
      .filter(([, values]) => values.length > 0),
  );
}

export function normalizeGrants(grants: Grants): Grants {
  return { roles: sortedSet(grants.roles), traits: normalizeTraits(grants.traits) };
}

export function unionTraits(parts: readonly Traits[]): Record<string, string[]> {
  const union = new Map<string, Set<string>>();
  for (const part of parts) {
    for (const [key, values] of Object.entries(part)) {
      const known = union.get(key) ?? new Set<string>();
      for (const value of values) known.add(value);
      union.set(key, known);
    }
  }
  return normalizeTraits(Object.fromEntries([...union].map(([key, values]) => [key, [...values]])));
}
