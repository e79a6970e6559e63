/** How much of a list is asked for, and from where: by index (RFC 7644 §3.4.2.4) or by cursor (RFC 9865 §2). */
import { invalidValue, ScimError } from "./wire/scim-error";

export const DEFAULT_COUNT = 100;
export const MAX_COUNT = 1_000;

export interface Paging {
  /** Counted from 1. */
  readonly startIndex: number;
  /** How many resources at most; 0 asks for the total alone. */
  readonly count: number;
  /** Present where the list is walked by cursor; empty for its first page. */
  readonly cursor?: string;
}

/** More than any list holds, and few enough digits for every database. */
const MOST = 1e15;

/**
 * What is below the least is the least, and more than `MAX_COUNT` is `MAX_COUNT`; a walk by cursor needs a count, because
 * pages of none would never end.
 * @throws ScimError 400 invalidValue for what is no whole number and for both ways at once, invalidCount
 */
export function parsePaging(query: URLSearchParams): Paging {
  const startIndex = parseInteger(query, "startIndex");
  const count = parseInteger(query, "count") ?? DEFAULT_COUNT;
  const cursor = query.get("cursor");
  if (cursor === null) {
    return { startIndex: Math.max(1, startIndex ?? 1), count: Math.min(MAX_COUNT, Math.max(0, count)) };
  }
  if (startIndex !== undefined) throw invalidValue("startIndex and cursor cannot be given together.");
  if (count < 1) {
    throw new ScimError(400, `With a cursor, count must be from 1 to ${MAX_COUNT}.`, "invalidCount");
  }
  return { startIndex: 1, count: Math.min(MAX_COUNT, count), cursor };
}

function parseInteger(query: URLSearchParams, parameter: string): number | undefined {
  const text = query.get(parameter)?.trim();
  if (text === undefined || text === "") return undefined;
  if (!/^[+-]?\d+$/.test(text)) throw invalidValue(`${parameter} must be a whole number.`);
  return Math.min(MOST, Number(text));
}
