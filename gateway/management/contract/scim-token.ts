import { z } from "zod";
import { instant, resourceName, unchanged } from "./values";

export const scimTokenUpdate = z
  .strictObject({
    integration: resourceName.nullish().describe(unchanged("integration")),
    name: z.string().min(1).max(256),
    expires_at: instant.nullish().describe("From then on the token is not honoured; never when not said."),
  })
  .meta({ id: "ScimTokenUpdate" });

export const scimTokenInput = scimTokenUpdate
  .extend({
    integration: resourceName
      .nullish()
      .describe("The one integration that the token is for; cannot change. `default` when not said."),
    token: z
      .string()
      .regex(
        /^rollcall_scim_(?:[A-Za-z0-9_-]{43,256}|[0-9a-f]{64,256})$/,
        "must be rollcall_scim_ and 43 or more base64url characters, or 64 or more hexadecimal ones",
      )
      .nullish()
      .describe("Made by the server, and shown in this answer only, when not brought."),
  })
  .meta({ id: "ScimTokenInput" });

export const scimToken = z
  .object({
    id: z.string(),
    name: z.string(),
    integration: z.string(),
    expires_at: z.string().nullable(),
    last_used_at: z.string().nullable().describe("Exact to a minute."),
    base_url: z.string().describe("SCIM base URL of the integration."),
    revision: z.number().int(),
    created_at: z.string(),
    updated_at: z.string(),
    token: z.string().optional().describe("Only in the answer that made it."),
  })
  .meta({ id: "ScimToken" });

export type ScimTokenInput = z.input<typeof scimTokenInput>;
export type ScimTokenUpdate = z.input<typeof scimTokenUpdate>;
export type ScimTokenView = z.infer<typeof scimToken>;
