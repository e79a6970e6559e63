/**
 * The cursors of lists (RFC 9865 §2): where a page ended, as text. Nothing is kept for them here, so that any node answers
 * the next page and a walk costs nothing while nobody asks. A page goes on behind the last row's place in the order, not
 * behind so many rows: what is deleted meanwhile lets no other row be skipped.
 */
import type { PageRequest, SortBy, SortValue } from "../domain/query";
import { type CursorPosition, decodeCursor, encodeCursor } from "../http/paging";
import { ScimError } from "./wire/scim-error";

/** How long a cursor is taken, in seconds: longer than any walk, short enough for a total that is carried along. */
export const CURSOR_TIMEOUT = 86_400;

/** The last row of a page, in the order of the walk. */
export type Place = Required<Pick<PageRequest, "after" | "afterValue">>;

/** How far a walk has come in one type of resource. */
export interface Progress {
  /** How many match, as the first page counted. */
  readonly total: number;
  /** Null before the first row. */
  readonly place: Place | null;
}

/** @param question what must not change between two pages */
export function renderCursor(progress: readonly Progress[], question: string, now: number): string {
  const flat = progress.flatMap(({ total, place }) => [
    total,
    place?.after ?? null,
    place?.afterValue ?? null,
  ]);
  return encodeCursor([now, ...flat], question);
}

/**
 * @param sorts what each type of resource is sorted by
 * @returns how far the walk has come in each
 * @throws ScimError 400 invalidCursor for another question's, or one that no page ended with; expiredCursor
 */
export function parseCursor(
  cursor: string,
  question: string,
  sorts: readonly (SortBy | null)[],
  now: number,
): readonly Progress[] {
  const [made, ...flat] = decode(cursor, question);
  if (typeof made !== "number") throw invalidCursor();
  if (now - made > CURSOR_TIMEOUT * 1_000) {
    const detail = `The cursor is older than ${CURSOR_TIMEOUT} seconds. Start again with an empty one.`;
    throw new ScimError(400, detail, "expiredCursor");
  }
  return sorts.map((sort, index) => progressOf(flat.slice(index * 3, index * 3 + 3), sort));
}

function decode(cursor: string, question: string): CursorPosition {
  try {
    const position: unknown = decodeCursor(cursor, question);
    if (Array.isArray(position)) return position;
  } catch {
    // Whatever is wrong with it, it is the same to the client.
  }
  throw invalidCursor();
}

function progressOf([total, after, value = null]: CursorPosition, sort: SortBy | null): Progress {
  if (typeof total !== "number" || !Number.isSafeInteger(total)) throw invalidCursor();
  if (after === null) return { total, place: null };
  if (typeof after !== "number" || !Number.isSafeInteger(after) || !fits(value, sort)) throw invalidCursor();
  return { total, place: { after, afterValue: value } };
}

/** A row without a value is found in any order; a value is of the type that is sorted by. */
function fits(value: SortValue, sort: SortBy | null): boolean {
  if (value === null) return true;
  return sort !== null && typeof value === (NUMERIC.has(sort.attribute.type) ? "number" : "string");
}

const NUMERIC: ReadonlySet<string> = new Set(["boolean", "integer", "decimal", "dateTime"]);

function invalidCursor(): ScimError {
  const detail = "The cursor is not one that this request returned. Start again with an empty one.";
  return new ScimError(400, detail, "invalidCursor");
}
