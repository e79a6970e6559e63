/** Pages of collections: opaque cursors that belong to the question they were made for. */
import type { z } from "zod";
import type { Page, PageRequest } from "../domain/query";
import { type CursorPosition, decodeCursor, encodeCursor, parseLimit } from "../http/paging";
import { HttpError } from "../http/surface";
import { pageOf } from "./contract/page";
import type { Answer } from "./operation";

const USUAL_LIMIT = 50;
const LARGEST_LIMIT = 200;

interface PageQuery {
  readonly limit?: string;
  readonly cursor?: string;
}

/**
 * One page of a collection, loaded and rendered.
 * @param binding names the collection; with the query's filters it is what a cursor must not be taken away from
 * @throws HttpError 400 for a limit that is no number and a cursor that was made for another question
 */
export async function answerPage<T>(
  binding: string,
  { limit, cursor, ...filters }: PageQuery,
  load: (page: PageRequest) => Promise<Page<T>>,
  render: (items: readonly T[]) => readonly object[] | Promise<readonly object[]>,
): Promise<Answer> {
  const question = JSON.stringify([binding, filters]);
  const page = await load({
    limit: parseLimit(limit ?? null, USUAL_LIMIT, LARGEST_LIMIT),
    ...(cursor === undefined ? {} : positionOf(cursor, question)),
  });
  const next_cursor = page.next === undefined ? null : encodeCursor(endOf(page, page.next), question);
  return { body: { items: await render(page.items), total: page.total, next_cursor } };
}

/** A page of the one item that was found by its own name, or of none. */
export function pageOfOne<T>(item: T | null): Page<T> {
  return item === null ? { items: [], total: 0 } : { items: [item], total: 1 };
}

/** The contract of a page of these. */
export function pageSchema(item: z.ZodType, id: string) {
  return pageOf(item).meta({ id });
}

/** A cursor holds the last row's key and, in a sorted order, what that row was sorted by. */
function endOf({ sortedBy }: Page<unknown>, next: number): CursorPosition {
  const value = sortedBy?.at(-1);
  return value === undefined ? [next] : [next, value];
}

function positionOf(cursor: string, question: string): Pick<PageRequest, "after" | "afterValue"> {
  const [after, afterValue] = decodeCursor(cursor, question);
  if (typeof after === "number" && Number.isSafeInteger(after)) return { after, afterValue };
  throw new HttpError(400, "The cursor is not one that this request returned. Start again without it.");
}
