import { createHash } from "node:crypto";
import { HttpError } from "./surface";

/** Where a page ended: the keys of its last row, in the order of the page's sort. */
export type CursorPosition = readonly (string | number | null)[];

const CHECK_BYTES = 9;

/**
 * An opaque cursor. `binding` is whatever must not change between two pages (integration, filter, sort), so that a cursor
 * of one question is refused in another. The check finds accidents and meddling; it is no capability, because every page
 * is authorized again and a position only says where to go on.
 */
export function encodeCursor(position: CursorPosition, binding = ""): string {
  const payload = Buffer.from(JSON.stringify(position), "utf8");
  return Buffer.concat([check(payload, binding), payload]).toString("base64url");
}

/** @throws HttpError 400 when the cursor was not made by `encodeCursor` for this binding */
export function decodeCursor(cursor: string, binding = ""): CursorPosition {
  const bytes = Buffer.from(cursor, "base64url");
  const payload = bytes.subarray(CHECK_BYTES);
  const genuine =
    bytes.toString("base64url") === cursor && bytes.subarray(0, CHECK_BYTES).equals(check(payload, binding));
  if (!genuine)
    throw new HttpError(400, "The cursor is not one that this request returned. Start again without it.");
  return JSON.parse(payload.toString("utf8")) as CursorPosition;
}

function check(payload: Buffer, binding: string): Buffer {
  const hash = createHash("sha256").update("rollcall cursor\0").update(payload).update("\0").update(binding);
  return hash.digest().subarray(0, CHECK_BYTES);
}

/**
 * The page size that a `limit` parameter asks for.
 *
 * @throws HttpError 400 unless it is a whole number from 1; larger than `most` means `most`
 */
export function parseLimit(text: string | null, usual: number, most: number): number {
  if (text === null) return usual;
  const limit = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1) throw new HttpError(400, `limit must be a whole number from 1 to ${most}.`);
  return Math.min(limit, most);
}
