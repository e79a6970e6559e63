import { z } from "zod";
import { isDeceptive } from "../../domain/title";
import { grants, grantsInput } from "./grants";
import { owner, ownerInput } from "./owner";
import { duration, instant, resourceName, term, unchanged } from "./values";

export const auditInput = z
  .strictObject({
    recurrence: z
      .strictObject({
        frequency: z.literal([1, 3, 6, 12]).nullish().describe("Months between reviews; 6 when not said."),
        day_of_month: z.literal([1, 15, 31]).nullish().describe("31 is the last day; 1 when not said."),
      })
      .nullish(),
    notifications: z
      .strictObject({
        start: duration
          .nullish()
          .describe("How long before the due date owners are told; 336h when not said."),
      })
      .nullish(),
    overdue: z
      .enum(["notify", "freeze", "suspend"])
      .nullish()
      .describe(
        "What an overdue review does: nothing, no new members, or no access. `notify` when not said.",
      ),
  })
  .meta({ id: "AuditInput" });

const labels = z.record(
  term,
  z
    .string()
    .max(1_024)
    .refine((text) => !isDeceptive(text), "must not hold control, zero-width or bidirectional characters"),
);

export const accessListUpdate = z
  .strictObject({
    name: resourceName.nullish().describe(unchanged("name")),
    type: z.enum(["scim", "static", "dynamic", ""]).nullish().describe(unchanged("type")),
    integration: resourceName.nullish().describe(unchanged("integration")),
    title: z.string().describe("What a SCIM group's displayName is matched with; unique in the integration."),
    description: z.string().max(4_096).nullish(),
    grants: grantsInput.nullish().describe("What members hold."),
    owner_grants: grantsInput.nullish().describe("What owners hold."),
    owners: z.array(ownerInput).max(1_000).nullish(),
    membership_requires: grantsInput.nullish().describe("What a member must hold for the grants to count."),
    ownership_requires: grantsInput.nullish(),
    audit: auditInput.nullish(),
    labels: labels.nullish(),
    expires_at: instant.nullish().describe("From then on the list grants nothing."),
    deletion_protection: z.boolean().nullish().describe("Refuses to delete the list while it has members."),
  })
  .meta({ id: "AccessListUpdate" });

export const accessListInput = accessListUpdate
  .extend({
    name: resourceName.describe("Identity of the list; cannot change."),
    type: z
      .enum(["scim", "static", "dynamic", ""])
      .nullish()
      .describe("Who writes the members; cannot change. `dynamic` when not said or empty."),
    integration: resourceName
      .nullish()
      .describe("The integration it belongs to; cannot change. `default` when not said."),
  })
  .meta({ id: "AccessListInput" });

export const accessList = z
  .object({
    name: z.string(),
    title: z.string(),
    description: z.string(),
    type: z.enum(["scim", "static", "dynamic"]),
    integration: z.string(),
    grants,
    owner_grants: grants,
    owners: z.array(owner),
    membership_requires: grants,
    ownership_requires: grants,
    audit: z.object({
      recurrence: z.object({ frequency: z.literal([1, 3, 6, 12]), day_of_month: z.literal([1, 15, 31]) }),
      notifications: z.object({ start: z.string() }),
      overdue: z.enum(["notify", "freeze", "suspend"]),
    }),
    labels: z.record(z.string(), z.string()),
    expires_at: z.string().nullable(),
    deletion_protection: z.boolean(),
    next_audit_date: z.string(),
    revision: z.number().int(),
    member_count: z.number().int(),
    created_at: z.string(),
    updated_at: z.string(),
    scim: z.object({ group_id: z.string(), linked: z.boolean() }),
  })
  .meta({ id: "AccessList" });

export type AccessListInput = z.input<typeof accessListInput>;
export type AccessListUpdate = z.input<typeof accessListUpdate>;
export type AccessListView = z.infer<typeof accessList>;
export type AuditInput = z.input<typeof auditInput>;
