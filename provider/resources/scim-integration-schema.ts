import { keepPrior, requiresReplace } from "../sdk/framework/modifiers";
import { attribute, schema } from "../sdk/framework/schema";
import { between, each, integer, length, oneOf, size } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { extensionsAttribute } from "./extensions";
import { operationTimeouts } from "./operation-timeouts";
import { ownersAttribute } from "./owners";
import { duration, durationSpelling, keys, resourceName, term } from "./rules";

export const scimIntegrationSchema = schema({
  description:
    "One identity source: the SCIM base URL that an identity provider is given, and the policies for what it pushes. " +
    "The integration named `default` exists from the start; it can be imported, and not be destroyed.",
  attributes: {
    id: attribute.string({
      computed: true,
      notNull: true,
      description: "The same as `name`.",
      modifiers: [keepPrior()],
    }),
    name: attribute.string({
      required: true,
      description:
        "Part of the SCIM base URL: 1 to 128 of `a-z`, `0-9`, `.`, `_` and `-`, starting with a letter or a digit. " +
        "A change forces a new integration.",
      validators: [resourceName],
      modifiers: [requiresReplace()],
    }),
    description: attribute.string({
      optional: true,
      default: "",
      description: "Which identity source it is. At most 4096 characters. Defaults to an empty text.",
      validators: [length({ max: 4_096 })],
    }),
    unmatched_groups: attribute.string({
      optional: true,
      default: "reject",
      description:
        "What becomes of a pushed group that no list declares: `reject` refuses it, `create` makes a list without grants. " +
        "Defaults to `reject`.",
      validators: [oneOf("reject", "create")],
    }),
    default_owners: ownersAttribute(
      "Owners of the lists that `create` makes, at most 100. Defaults to none.",
      100,
    ),
    default_roles: attribute.set(types.string, {
      optional: true,
      absentIsEmpty: true,
      description:
        "Roles that every user of the integration holds, at most 1000 and each of 1 to 256 characters. Defaults to none.",
      validators: [each(term), size({ max: 1_000 })],
    }),
    trait_mapping: attribute.map(types.string, {
      optional: true,
      absentIsEmpty: true,
      description:
        "Where a user's traits come from: the path of a SCIM attribute, such as `department` in the enterprise extension, by the " +
        "trait's name: paths of at most 512 characters, names of at most 256. Defaults to none.",
      validators: [keys(term), each(length({ min: 1, max: 512 }))],
    }),
    unknown_members: attribute.string({
      optional: true,
      default: "reject",
      description:
        "What becomes of a pushed membership of users that do not exist: `reject` refuses the request, `skip` leaves them out. " +
        "Defaults to `reject`.",
      validators: [oneOf("reject", "skip")],
    }),
    patch_response: attribute.string({
      optional: true,
      default: "auto",
      description:
        "What a SCIM PATCH is answered with: `200` and the resource, `204` and nothing, or `auto`: 200 unless the group is large. " +
        "Defaults to `auto`.",
      validators: [oneOf("auto", "200", "204")],
    }),
    password_sync: attribute.bool({
      optional: true,
      default: false,
      description: "Keeps a hash of the passwords that are pushed. Defaults to `false`.",
    }),
    mass_removal_guard: attribute.nested(
      {
        max_share: attribute.number({
          optional: true,
          default: 0.5,
          description:
            "The largest part of a list's members that one SCIM request may remove, from 0 to 1. Defaults to `0.5`.",
          validators: [between(0, 1)],
        }),
        min_members: attribute.number({
          optional: true,
          default: 10,
          description:
            "Lists with fewer members are not guarded: a whole number from 1 to 1000000. Defaults to `10`.",
          validators: [integer(), between(1, 1_000_000)],
        }),
      },
      {
        optional: true,
        description:
          "Refuses a SCIM request that would remove too many members of an access list at once, such as a PUT that empties it by " +
          "mistake; nothing of it is applied. Each request is judged by itself. Off when left out.",
      },
    ),
    lock_ttl: attribute.string({
      optional: true,
      description:
        "After how long a lock made by deprovisioning ends: a duration such as `720h` or `30d`. Never when left out.",
      validators: [duration],
      modifiers: [durationSpelling],
    }),
    sso_connector: attribute.string({
      optional: true,
      default: "",
      description:
        "Name of the single sign-on connector through which these users come. At most 256 characters. Defaults to an empty text.",
      validators: [length({ max: 256 })],
    }),
    extensions: extensionsAttribute,
    base_url: attribute.string({
      computed: true,
      notNull: true,
      description: "What the identity provider is given as SCIM base URL.",
      modifiers: [keepPrior()],
    }),
    token_url: attribute.string({
      computed: true,
      notNull: true,
      description: "What the identity provider is given as OAuth token URL.",
      modifiers: [keepPrior()],
    }),
    user_count: attribute.number({
      computed: true,
      notNull: true,
      description: "How many users it had when it was last read.",
    }),
    list_count: attribute.number({
      computed: true,
      notNull: true,
      description: "How many access lists it had when it was last read.",
    }),
    revision: attribute.number({
      computed: true,
      notNull: true,
      description: "Counts changes of the integration's configuration.",
    }),
    created_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When the integration was made: an RFC 3339 time.",
      modifiers: [keepPrior()],
    }),
    updated_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When its configuration last changed: an RFC 3339 time.",
    }),
    timeouts: operationTimeouts,
  },
});
