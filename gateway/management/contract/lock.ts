import { z } from "zod";
import { instant, resourceName, term } from "./values";

export const lockInput = z
  .strictObject({
    integration: resourceName.nullish(),
    user_name: term,
    reason: z.string().min(1).max(1_024),
    expires_at: instant.nullish(),
  })
  .meta({ id: "LockInput" });

export const lock = z
  .object({
    id: z.string(),
    integration: z.string(),
    user_name: z.string(),
    user_id: z.string().nullable(),
    source: z.enum(["scim", "admin"]),
    reason: z.string(),
    created_by: z.string(),
    created_at: z.string(),
    expires_at: z.string().nullable(),
  })
  .meta({ id: "Lock" });

export type LockInput = z.input<typeof lockInput>;
export type LockView = z.infer<typeof lock>;
