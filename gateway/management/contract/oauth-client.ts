import { z } from "zod";
import { duration, instant, resourceName, unchanged } from "./values";

const scope = z.enum(["scim", "access:read", "manage:read", "manage"]);
const broughtSecret = z
  .string()
  .regex(
    /^(?:[A-Za-z0-9_-]{43,256}|[0-9a-f]{64,256})$/,
    "must be 43 or more base64url characters, or 64 or more hexadecimal ones",
  );

export const oauthClientUpdate = z
  .strictObject({
    integration: resourceName.nullish().describe(unchanged("integration")),
    name: z.string().min(1).max(256),
    scopes: z.array(scope).min(1, "must name at least one scope"),
    expires_at: instant.nullish(),
    basic_auth: z
      .boolean()
      .nullish()
      .describe(
        "Whether a `scim` client may send its id and secret to its SCIM base URL as HTTP Basic, in place of a token; `false` when not said.",
      ),
  })
  .meta({ id: "OAuthClientUpdate" });

export const oauthClientInput = oauthClientUpdate
  .extend({
    integration: resourceName
      .nullish()
      .describe("The one integration that a `scim` client writes to; cannot change."),
    client_secret: broughtSecret
      .nullish()
      .describe("Made by the server, and shown in this answer only, when not brought."),
  })
  .meta({ id: "OAuthClientInput" });

export const secretRotation = z
  .strictObject({
    client_secret: broughtSecret.nullish(),
    previous_secret_ttl: duration
      .nullish()
      .describe("How long the secret before stays alive; 24h when not said, 0s ends it."),
  })
  .meta({ id: "SecretRotation" });

export const oauthClient = z
  .object({
    client_id: z.string(),
    name: z.string(),
    scopes: z.array(scope),
    integration: z.string().nullable(),
    expires_at: z.string().nullable(),
    basic_auth: z.boolean(),
    secrets: z.array(
      z.object({
        id: z.string(),
        created_at: z.string(),
        expires_at: z.string().nullable(),
        last_used_at: z.string().nullable(),
      }),
    ),
    last_used_at: z.string().nullable(),
    token_url: z.string(),
    base_url: z.string().nullable().describe("SCIM base URL, for a `scim` client."),
    revision: z.number().int(),
    created_at: z.string(),
    updated_at: z.string(),
    client_secret: z.string().optional().describe("Only in the answer that made it."),
  })
  .meta({ id: "OAuthClient" });

export type OAuthClientInput = z.input<typeof oauthClientInput>;
export type OAuthClientUpdate = z.input<typeof oauthClientUpdate>;
export type OAuthClientView = z.infer<typeof oauthClient>;
export type SecretRotation = z.input<typeof secretRotation>;
