import { z } from "zod";

export const user = z
  .object({
    id: z.string(),
    integration: z.string(),
    user_name: z.string(),
    external_id: z.string().nullable(),
    display_name: z.string().nullable(),
    active: z.boolean(),
    locked: z.boolean(),
    origin: z.enum(["integration", "sso", "local"]),
    traits: z.record(z.string(), z.array(z.string())),
    roles: z.array(z.string()),
    labels: z.record(z.string(), z.string()),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "User" });

export const userAccess = z
  .object({
    user: z.object({ id: z.string(), integration: z.string(), user_name: z.string() }),
    active: z.boolean(),
    locked: z.boolean(),
    roles: z.array(z.string()),
    traits: z.record(z.string(), z.array(z.string())),
    lists: z.array(
      z.object({
        name: z.string(),
        title: z.string(),
        relation: z.enum(["member", "owner"]),
        /** Names of the nested lists on the way, nearest to the user first; empty for a direct one. */
        via: z.array(z.string()),
        /** Whether its grants count; `reason` says why not. */
        effective: z.boolean(),
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "UserAccess" });

export type UserView = z.infer<typeof user>;
export type UserAccessView = z.infer<typeof userAccess>;
