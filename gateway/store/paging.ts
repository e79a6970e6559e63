import type { Page, SortValue } from "../domain/query";

/** A page from rows of which one more than `limit` was asked for: that one tells that there is a next page. */
export function pageOf<T extends { readonly key: number }>(
  rows: readonly T[],
  limit: number,
  total: number,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, total, next: last.key } : { items, total };
}

/** A row of a sorted order, with what it was sorted by. */
export interface Sorted {
  readonly sorted_by?: SortValue;
}

/** The same page, saying what each row was sorted by. */
export function sortedPageOf<T extends { readonly key: number } & Sorted>(
  rows: readonly T[],
  limit: number,
  total: number,
): Page<T> {
  const page = pageOf(rows, limit, total);
  return { ...page, sortedBy: page.items.map(({ sorted_by }) => sorted_by ?? null) };
}
