import { z } from "zod";

/** How many keys or things one request names at most. */
const MOST = 10_000;

export const idempotencyKeysChange = z
  .strictObject({
    remove: z
      .array(z.string().min(1).max(255))
      .max(MOST)
      .describe("Keys that are not known are passed over."),
  })
  .meta({ id: "IdempotencyKeysChange" });

export const idempotencyKeysChanged = z
  .object({ removed: z.number().int().describe("How many were named.") })
  .meta({ id: "IdempotencyKeysChanged" });

export const keptCreations = z
  .strictObject({
    kept: z
      .array(
        z.strictObject({
          type: z.enum(["access-list", "integration", "oauth-client", "scim-token"]),
          id: z.string().min(1).max(255).describe("The name of an access list or an integration."),
        }),
      )
      .max(MOST)
      .describe("What was made without a key, or more than a day ago, is passed over."),
  })
  .meta({ id: "KeptCreations" });

export const keptCreationsNoted = z
  .object({ kept: z.number().int().describe("How many were named.") })
  .meta({ id: "KeptCreationsNoted" });

export type IdempotencyKeysChange = z.input<typeof idempotencyKeysChange>;
export type KeptCreations = z.input<typeof keptCreations>;
