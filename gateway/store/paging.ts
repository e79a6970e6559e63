import type { Page } from "../domain/query";

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
