/**
 * The wire of the management API, a file for each thing that goes in or comes out. The zod schemas parse requests, make
 * the OpenAPI document, and give the provider's client its types; nothing of this folder runs in the provider.
 */
import { z } from "zod";
import { parseDuration } from "../../domain/duration";
import { NAME_PATTERN, NAME_RULE } from "../../domain/names";
import { isDeceptive } from "../../domain/title";

/** A role, a trait's key or value, a label, a person's name; printable, of reasonable length. */
export const term = z
  .string()
  .min(1, "must not be empty")
  .max(256, "must have at most 256 characters")
  .refine(
    (text) => text.trim() === text && !isDeceptive(text),
    "must not begin or end with a space, nor hold control, zero-width or bidirectional characters",
  );

export const resourceName = z.string().regex(NAME_PATTERN, NAME_RULE);
export const instant = z.iso.datetime({
  offset: true,
  error: "must be an RFC 3339 time, such as 2027-01-31T00:00:00Z",
});
export const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, "must be a duration such as 336h, 14d or 1h30m");

export const rolesSchema = z.array(term).max(1_000);
export const traitsSchema = z.record(term, z.array(term).max(1_000));

/** What cannot change may be repeated in an update, so that a declaration can be sent as it stands. */
export const unchanged = (what: string) =>
  `May be repeated; another ${what} than the present one is refused.`;
