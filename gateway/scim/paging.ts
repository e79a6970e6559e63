/** Paging by index (RFC 7644 §3.4.2.4). */
import { invalidValue } from "./scim-error";

export const DEFAULT_COUNT = 100;
export const MAX_COUNT = 1_000;

export interface Paging {
  /** Counted from 1. */
  readonly startIndex: number;
  /** How many resources at most; 0 asks for the total alone. */
  readonly count: number;
}

/** What is below the least is the least, and more than `MAX_COUNT` is `MAX_COUNT`. @throws ScimError 400 invalidValue */
export function parsePaging(query: URLSearchParams): Paging {
  return {
    startIndex: Math.max(1, parseInteger(query, "startIndex") ?? 1),
    count: Math.min(MAX_COUNT, Math.max(0, parseInteger(query, "count") ?? DEFAULT_COUNT)),
  };
}

function parseInteger(query: URLSearchParams, parameter: string): number | undefined {
  const text = query.get(parameter)?.trim();
  if (text === undefined || text === "") return undefined;
  if (!/^[+-]?\d{1,15}$/.test(text)) throw invalidValue(`${parameter} must be a whole number.`);
  return Number(text);
}
