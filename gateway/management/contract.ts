/**
 * The wire of the management API: what goes in, what comes out. The zod schemas parse requests, make the OpenAPI document,
 * and give the provider's client its types; nothing here runs in the provider.
 */
import { z } from "zod";
import { parseDuration } from "../domain/duration";
import { NAME_PATTERN, NAME_RULE } from "../domain/names";
import { isDeceptive } from "../domain/title";

/** A role, a trait's key or value, a label, a person's name: any printable text of reasonable length. */
const term = z
  .string()
  .min(1, "must not be empty")
  .max(256, "must have at most 256 characters")
  .refine(
    (text) => text.trim() === text && !isDeceptive(text),
    "must not begin or end with a space, nor hold control, zero-width or bidirectional characters",
  );

export const resourceName = z.string().regex(NAME_PATTERN, NAME_RULE);
const instant = z.iso.datetime({
  offset: true,
  error: "must be an RFC 3339 time, such as 2027-01-31T00:00:00Z",
});
const duration = z
  .string()
  .refine((text) => parseDuration(text) !== undefined, "must be a duration such as 336h, 14d or 1h30m");

const rolesSchema = z.array(term).max(1_000);
const traitsSchema = z.record(term, z.array(term).max(1_000));

export const grantsInput = z
  .strictObject({
    roles: rolesSchema.nullish().describe("Names of roles. Order and duplicates do not matter."),
    traits: traitsSchema.nullish().describe("Trait values by trait name."),
  })
  .meta({ id: "GrantsInput" });

export const ownerInput = z
  .strictObject({
    name: term.describe("A userName, or the name of an access list. A user need not exist yet."),
    kind: z.enum(["user", "list"]).default("user"),
    description: z.string().max(1_024).nullish(),
  })
  .meta({ id: "OwnerInput" });

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

/** What cannot change may be repeated in an update, so that a declaration can be sent as it stands. */
const unchanged = (what: string) => `May be repeated; another ${what} than the present one is refused.`;

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

const grants = z
  .object({ roles: z.array(z.string()), traits: z.record(z.string(), z.array(z.string())) })
  .meta({ id: "Grants" });
const owner = z
  .object({ name: z.string(), kind: z.enum(["user", "list"]), description: z.string() })
  .meta({ id: "Owner" });

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

const memberName = z.strictObject({
  kind: z.enum(["user", "list"]).default("user"),
  name: term.describe("A userName, or the name of an access list. A user need not exist yet."),
});

export const memberTerms = z
  .strictObject({
    expires_at: instant.nullish().describe("From then on the member holds nothing; never when not said."),
    reason: z
      .string()
      .max(1_024)
      .refine((text) => !isDeceptive(text), "must not hold control, zero-width or bidirectional characters")
      .nullish()
      .describe("Why it is a member; empty when not said."),
  })
  .meta({ id: "MemberTerms" });

/** How many members one request adds or removes at most. */
const LARGEST_CHANGE = 10_000;

export const membersChange = z
  .strictObject({
    add: z
      .array(memberName.extend(memberTerms.shape))
      .max(LARGEST_CHANGE)
      .nullish()
      .describe("Made members, or put on these terms where they are members already."),
    remove: z.array(memberName).max(LARGEST_CHANGE).nullish().describe("Who is no member is passed over."),
  })
  .meta({ id: "MembersChange", description: "A difference, applied whole or not at all." });

export const member = z
  .object({
    kind: z.enum(["user", "list"]),
    name: z.string(),
    user_id: z.string().nullable().describe("Null for a list, and for a user who is yet to come."),
    waiting: z
      .boolean()
      .describe("No user of this name has come yet: holds nothing, and is bound to the first who comes."),
    expires_at: z.string().nullable(),
    reason: z.string(),
    source: z.enum(["scim", "terraform", "owner"]),
    added_by: z.string(),
    joined_at: z.string(),
  })
  .meta({ id: "Member" });

export const membersChanged = z
  .object({
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int().describe("Members already, now on other terms."),
    awaited: z
      .array(z.string())
      .describe("Names of those users added, or put on other terms, who are yet to come."),
    dismissed: z.number().int().describe("Users who are awaited no longer."),
    member_count: z.number().int(),
  })
  .meta({ id: "MembersChanged" });
const extensionAttributeName = z
  .string()
  .max(128)
  .describe("The attribute's name, as in RFC 7643 §2.1; compared without case.");
const simpleType = z.enum(["string", "boolean", "decimal", "integer", "dateTime", "reference", "binary"]);
const suggestions = z.array(z.string().min(1).max(256)).max(100);

/** What an attribute of an extension and a sub-attribute of it have in common. */
const extensionAttributeCommon = {
  name: extensionAttributeName,
  description: z.string().max(1_024).nullish(),
  multi_valued: z.boolean().nullish().describe("Whether it holds several values; false when not said."),
  required: z
    .boolean()
    .nullish()
    .describe("Whether it must have a value in a user that has anything of the extension."),
  case_exact: z.boolean().nullish().describe("Whether a string is compared with case."),
  mutability: z
    .enum(["readWrite", "immutable"])
    .nullish()
    .describe("`immutable`: once it has a value, that stays. `readWrite` when not said."),
  returned: z
    .enum(["default", "request"])
    .nullish()
    .describe("`request`: part of an answer only where the request names it. `default` when not said."),
  canonical_values: suggestions.nullish().describe("Suggested values; others are taken too."),
  reference_types: suggestions.nullish().describe("What a reference may point to; `external` when not said."),
};

const extensionSubAttributeInput = z
  .strictObject({
    ...extensionAttributeCommon,
    type: simpleType.nullish().describe("`string` when not said."),
  })
  .meta({ id: "ExtensionSubAttributeInput" });

const extensionAttributeInput = z
  .strictObject({
    ...extensionAttributeCommon,
    type: z
      .enum([...simpleType.options, "complex"])
      .nullish()
      .describe("`string` when not said."),
    sub_attributes: z
      .array(extensionSubAttributeInput)
      .max(50)
      .nullish()
      .describe("Of a complex attribute, and of no other."),
  })
  .meta({ id: "ExtensionAttributeInput" });

export const extensionInput = z
  .strictObject({
    urn: z.string().max(256).describe("The schema's URN: one of your own."),
    name: z.string().max(256).nullish().describe("For people to read; the URN stands for it when not said."),
    description: z.string().max(1_024).nullish(),
    attributes: z.array(extensionAttributeInput).max(100),
  })
  .meta({ id: "ExtensionInput" });

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

const extensionSubAttribute = z
  .object({
    name: z.string(),
    type: simpleType,
    description: z.string(),
    multi_valued: z.boolean(),
    required: z.boolean(),
    case_exact: z.boolean(),
    mutability: z.enum(["readWrite", "immutable"]),
    returned: z.enum(["default", "request"]),
    canonical_values: z.array(z.string()),
    reference_types: z.array(z.string()),
  })
  .meta({ id: "ExtensionSubAttribute" });
const extensionAttribute = extensionSubAttribute
  .extend({
    type: z.enum([...simpleType.options, "complex"]),
    sub_attributes: z.array(extensionSubAttribute),
  })
  .meta({ id: "ExtensionAttribute" });
export const extension = z
  .object({
    urn: z.string(),
    name: z.string(),
    description: z.string(),
    attributes: z.array(extensionAttribute),
  })
  .meta({ id: "Extension" });

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

export const event = z
  .object({
    sequence: z.number().int(),
    time: z.string(),
    actor: z.string(),
    action: z.string(),
    target: z.object({ type: z.string(), id: z.string(), integration: z.string().nullable() }),
    delta: z.record(z.string(), z.unknown()),
    request_id: z.string(),
  })
  .meta({ id: "Event" });

export const scimRequest = z
  .object({
    sequence: z.number().int(),
    time: z.string().describe("When it was answered."),
    client: z.string().nullable().describe("Null where nobody was authenticated."),
    method: z.string(),
    path: z.string().describe("Without the query; what is no id of the gateway's is masked."),
    filter: z.string().nullable().describe("Its values masked."),
    status: z.number().int(),
    scim_type: z.string().nullable(),
    detail: z.string().nullable().describe("Why it was refused, as the client was told; values masked."),
    duration_ms: z.number(),
    request_id: z.string(),
    body: z.unknown().describe("Of a refused request: names as they were sent, values masked; else null."),
  })
  .meta({ id: "ScimRequest" });

/** One page: `total` counts all that match, `next_cursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number().int(), next_cursor: z.string().nullable() });
}

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.string().describe("The refusal's code, stable across releases."),
    request_id: z.string(),
    errors: z
      .array(z.object({ pointer: z.string().describe("RFC 6901, into the body."), detail: z.string() }))
      .optional(),
    unknown: z.array(z.string()).optional().describe("Ids of members that do not exist."),
  })
  .meta({ id: "Problem", description: "RFC 9457" });

export type AccessListInput = z.input<typeof accessListInput>;
export type AccessListUpdate = z.input<typeof accessListUpdate>;
export type AccessListView = z.infer<typeof accessList>;
export type GrantsInput = z.input<typeof grantsInput>;
export type OwnerInput = z.input<typeof ownerInput>;
export type AuditInput = z.input<typeof auditInput>;
export type MemberTerms = z.input<typeof memberTerms>;
export type MembersChange = z.input<typeof membersChange>;
export type MemberView = z.infer<typeof member>;
export type MembersChangedView = z.infer<typeof membersChanged>;
export type IntegrationInput = z.input<typeof integrationInput>;
export type IntegrationUpdate = z.input<typeof integrationUpdate>;
export type ExtensionInput = z.input<typeof extensionInput>;
export type ExtensionView = z.infer<typeof extension>;
export type IntegrationView = z.infer<typeof integration>;
export type OAuthClientInput = z.input<typeof oauthClientInput>;
export type OAuthClientUpdate = z.input<typeof oauthClientUpdate>;
export type OAuthClientView = z.infer<typeof oauthClient>;
export type SecretRotation = z.input<typeof secretRotation>;
export type ScimTokenInput = z.input<typeof scimTokenInput>;
export type ScimTokenUpdate = z.input<typeof scimTokenUpdate>;
export type ScimTokenView = z.infer<typeof scimToken>;
export type UserView = z.infer<typeof user>;
export type UserAccessView = z.infer<typeof userAccess>;
export type LockInput = z.input<typeof lockInput>;
export type LockView = z.infer<typeof lock>;
export type EventView = z.infer<typeof event>;
export type ScimRequestView = z.infer<typeof scimRequest>;
export type ProblemView = z.infer<typeof problem>;
export interface PageView<T> {
  items: T[];
  total: number;
  next_cursor: string | null;
}
