import { z } from "zod";

/** How many keys one request forgets at most. */
const MOST_KEYS = 10_000;

export const idempotencyKeysChange = z
  .strictObject({
    remove: z
      .array(z.string().min(1).max(255))
      .max(MOST_KEYS)
      .describe("Keys that are not known are passed over."),
  })
  .meta({ id: "IdempotencyKeysChange" });

export const idempotencyKeysChanged = z
  .object({ removed: z.number().int().describe("How many were named.") })
  .meta({ id: "IdempotencyKeysChanged" });

export type IdempotencyKeysChange = z.input<typeof idempotencyKeysChange>;
