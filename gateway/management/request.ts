/** What a request says beside its body: query parameters and headers. */
import type { z } from "zod";
import { Refusal } from "../domain/errors";
import { HttpError } from "../http/surface";
import { parse } from "../http/validation";

/** Printable ASCII, long enough for any key that a client makes. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

/**
 * Parses query parameters by their contract; one that is not known is refused, because a filter that was passed over
 * would answer with more than was asked for.
 * @throws HttpError 400
 */
export function parseQuery(schema: z.ZodObject | undefined, parameters: URLSearchParams): unknown {
  const given = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (given.has(name)) throw new HttpError(400, `The query parameter ${name} is given more than once.`);
    given.set(name, value);
  }
  const [first] = given.keys();
  if (!schema) {
    if (first === undefined) return undefined;
    throw new HttpError(400, "This path takes no query parameters.");
  }
  const parsed = parse(schema, Object.fromEntries(given));
  if (!parsed.faults) return parsed.value;
  const faults = parsed.faults.map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`);
  throw new HttpError(400, `The query is not valid: ${faults.join("; ")}.`);
}

/** @throws HttpError 400 */
export function parseIdempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || IDEMPOTENCY_KEY.test(header)) return header;
  throw new HttpError(400, "Idempotency-Key must be 1 to 255 printable ASCII characters without spaces.");
}

/** @throws Refusal `immutable` where an update states something else than what is */
export function requireUnchanged(
  field: string,
  stated: string | null | undefined,
  present: string | null,
): void {
  if (typeof stated !== "string" || stated === present) return;
  throw new Refusal("immutable", `${field} cannot change after creation; make another instead`, { field });
}
