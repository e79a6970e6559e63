import { z } from "zod";
import { extension, extensionInput } from "./extension";
import { owner, ownerInput } from "./owner";
import { duration, resourceName, rolesSchema, term, unchanged } from "./values";

export const integrationUpdate = z
  .strictObject({
    name: resourceName.nullish().describe(unchanged("name")),
    description: z.string().max(4_096).nullish(),
    unmatched_groups: z
      .enum(["reject", "create"])
      .nullish()
      .describe("What becomes of a pushed group that no list declares."),
    default_owners: z
      .array(ownerInput)
      .max(100)
      .nullish()
      .describe("Owners of lists made for unmatched groups."),
    default_roles: rolesSchema.nullish().describe("Roles of every user of the integration."),
    trait_mapping: z
      .record(term, z.string().min(1).max(512))
      .nullish()
      .describe("Trait name to SCIM attribute path."),
    unknown_members: z.enum(["reject", "skip"]).nullish(),
    patch_response: z.enum(["auto", "200", "204"]).nullish(),
    password_sync: z.boolean().nullish(),
    mass_removal_guard: z
      .strictObject({
        max_share: z
          .number()
          .min(0)
          .max(1)
          .nullish()
          .describe(
            "The largest part of a list's members that one SCIM request may remove; 0.5 when not said.",
          ),
        min_members: z
          .int()
          .min(1)
          .max(1_000_000)
          .nullish()
          .describe("Lists with fewer members are not guarded; 10 when not said."),
      })
      .nullish()
      .describe(
        "Refuses a SCIM request that would remove too many members of a list at once; off when not said.",
      ),
    lock_ttl: duration
      .nullish()
      .describe("After how long a lock made by deprovisioning ends; never when not said."),
    sso_connector: z.string().max(256).nullish(),
    extensions: z
      .array(extensionInput)
      .max(20)
      .nullish()
      .describe(
        "Schemas by which the User of this integration is extended. What users hold of a schema that is taken away is kept " +
          "and not shown, and shows up again when the schema does.",
      ),
  })
  .meta({ id: "IntegrationUpdate" });

export const integrationInput = integrationUpdate
  .extend({ name: resourceName.describe("Part of the SCIM base URL; cannot change.") })
  .meta({ id: "IntegrationInput" });

export const integration = z
  .object({
    name: z.string(),
    description: z.string(),
    unmatched_groups: z.enum(["reject", "create"]),
    default_owners: z.array(owner),
    default_roles: z.array(z.string()),
    trait_mapping: z.record(z.string(), z.string()),
    unknown_members: z.enum(["reject", "skip"]),
    patch_response: z.enum(["auto", "200", "204"]),
    password_sync: z.boolean(),
    mass_removal_guard: z.object({ max_share: z.number(), min_members: z.number().int() }).nullable(),
    lock_ttl: z.string().nullable(),
    sso_connector: z.string(),
    extensions: z.array(extension),
    base_url: z.string().describe("What an identity provider is given as SCIM base URL."),
    token_url: z.string(),
    user_count: z.number().int(),
    list_count: z.number().int(),
    revision: z.number().int(),
    created_at: z.string(),
    updated_at: z.string(),
  })
  .meta({ id: "Integration" });

export type IntegrationInput = z.input<typeof integrationInput>;
export type IntegrationUpdate = z.input<typeof integrationUpdate>;
export type IntegrationView = z.infer<typeof integration>;
