/** Pages of several ordered walks as one page of all of them. */
import type { Page, SortValue } from "../domain/query";
import type { Keyed } from "./list-page";

/** Where an item of the merged page comes from: which of the walks, and which item of its page. */
export interface Origin {
  readonly walk: number;
  readonly index: number;
}

/**
 * The first `limit` items of all pages. Equal values stand in the order of the walks; without a sort that is one walk after
 * the other.
 */
export function mergePages(pages: readonly Page<Keyed>[], descending: boolean, limit: number): Origin[] {
  const heads = pages.map(() => 0);
  const merged: Origin[] = [];
  while (merged.length < limit) {
    const walk = firstOf(pages, heads, descending);
    if (walk === undefined) break;
    const index = heads[walk] ?? 0;
    merged.push({ walk, index });
    heads[walk] = index + 1;
  }
  return merged;
}

function firstOf(
  pages: readonly Page<Keyed>[],
  heads: readonly number[],
  descending: boolean,
): number | undefined {
  let first: { walk: number; value: SortValue } | undefined;
  for (const [walk, { items, sortedBy }] of pages.entries()) {
    const index = heads[walk] ?? 0;
    if (index >= items.length) continue;
    const value = sortedBy?.[index] ?? null;
    if (first === undefined || stands(value, first.value, descending)) first = { walk, value };
  }
  return first?.walk;
}

/** Whether a value stands before another: no value is last going up and first going down (RFC 7644 §3.4.2.3). */
function stands(value: SortValue, other: SortValue, descending: boolean): boolean {
  if (value === null || other === null) return value !== other && (value === null) === descending;
  const order = compare(value, other);
  return descending ? order > 0 : order < 0;
}

/** Texts by code point, as the store orders them. */
function compare(left: string | number, right: string | number): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
}
