/** One page of a list: which rows to ask for, and how a client asks for the next (RFC 7644 §3.4.2.4, RFC 9865 §2). */
import type { RowKey } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { Call } from "./call";
import { type Place, type Progress, parseCursor, renderCursor } from "./cursor";
import type { ListRequest } from "./list-request";
import type { ListHead } from "./list-response";

export interface Keyed {
  readonly key: RowKey;
}

export interface LoadedPage<T> {
  readonly items: readonly T[];
  readonly head: ListHead;
}

/** @throws ScimError 400 invalidCursor, expiredCursor */
export async function loadPage<T extends Keyed>(
  call: Pick<Call, "integration" | "now">,
  request: ListRequest,
  load: (page: PageRequest) => Promise<Page<T>>,
): Promise<LoadedPage<T>> {
  const { startIndex, count, cursor } = request.paging;
  if (cursor === undefined) {
    const { items, total } = await load({ limit: count, offset: startIndex - 1 });
    return { items, head: { totalResults: total, startIndex, itemsPerPage: items.length } };
  }
  const [progress] = progressOf(call, [request]);
  const page = await load({ limit: count, ...continuationOf(request, progress) });
  const { items, total, next } = page;
  const head = { totalResults: total, itemsPerPage: items.length };
  if (next === undefined) return { items, head };
  const end: Progress = { total, place: placeOf(page, items.length - 1) };
  return { items, head: { ...head, nextCursor: cursorOf(call, [request], [end]) } };
}

/** How far the request's cursor has come in each type of resource; nothing before the first page. */
export function progressOf(
  { integration, now }: Pick<Call, "integration" | "now">,
  requests: readonly ListRequest[],
): readonly Progress[] {
  const cursor = requests[0]?.paging.cursor;
  if (!cursor) return [];
  const sorts = requests.map(({ sort }) => sort);
  return parseCursor(cursor, questionOf(integration, requests), sorts, now);
}

/** The cursor that goes on from there. */
export function cursorOf(
  { integration, now }: Pick<Call, "integration" | "now">,
  requests: readonly ListRequest[],
  progress: readonly Progress[],
): string {
  return renderCursor(progress, questionOf(integration, requests), now);
}

/** From where to go on. The total is carried along only where it would have to be counted again. */
export function continuationOf(
  { query }: ListRequest,
  { place, total }: Progress = { place: null, total: 0 },
): Partial<PageRequest> {
  if (place === null) return {};
  return query ? { ...place, total } : place;
}

/** The place of an item of the page in the order. */
export function placeOf({ items, sortedBy }: Page<Keyed>, index: number): Place | null {
  const item = items[index];
  return item ? { after: item.key, afterValue: sortedBy?.[index] ?? null } : null;
}

/** A client's spelling may differ from page to page (RFC 7643 §2.1); what it means may not. */
function questionOf(integration: string, requests: readonly ListRequest[]): string {
  return JSON.stringify([integration, ...requests.map(({ type, query, sort }) => [type, query, sort])]);
}
