import { equivalent, keepPrior, requiresReplace } from "../sdk/framework/modifiers";
import { attribute, schema } from "../sdk/framework/schema";
import { each, length, oneOf } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { grantsAttribute } from "./grants";
import { operationTimeouts } from "./operation-timeouts";
import { ownersAttribute } from "./owners";
import {
  duration,
  durationSpelling,
  instant,
  instantSpelling,
  keys,
  ownLabel,
  resourceName,
  title,
  titleSpelling,
} from "./rules";

/** An empty type is the default one. */
export function sameType(a: string, b: string): boolean {
  return (a || "dynamic") === (b || "dynamic");
}

const recurrence = attribute.nested(
  {
    frequency: attribute.number({
      optional: true,
      default: 6,
      description: "Months between reviews: `1`, `3`, `6` or `12`. Defaults to `6`.",
      validators: [oneOf(1, 3, 6, 12)],
    }),
    day_of_month: attribute.number({
      optional: true,
      default: 1,
      description:
        "Day of the month on which a review is due: `1`, `15`, or `31` for the last day of the month. Defaults to `1`.",
      validators: [oneOf(1, 15, 31)],
    }),
  },
  {
    optional: true,
    absentIsEmpty: true,
    description: "How often the members are reviewed. What is left out of it has its default.",
  },
);

const audit = attribute.nested(
  {
    recurrence,
    notifications: attribute.nested(
      {
        start: attribute.string({
          optional: true,
          default: "336h",
          description:
            "How long before the due date owners are told: a duration such as `336h` or `14d`. Defaults to `336h`.",
          validators: [duration],
          modifiers: [durationSpelling],
        }),
      },
      {
        optional: true,
        absentIsEmpty: true,
        description: "When owners are told of a review. What is left out of it has its default.",
      },
    ),
    overdue: attribute.string({
      optional: true,
      default: "notify",
      description:
        "What an overdue review does: `notify` nothing but notices, `freeze` no new members, `suspend` no access. Defaults to `notify`.",
      validators: [oneOf("notify", "freeze", "suspend")],
    }),
  },
  {
    optional: true,
    absentIsEmpty: true,
    description:
      "When owners review the members, and what happens when they do not. What is left out of it has its default.",
  },
);

export const accessListSchema = schema({
  description:
    "An access list: who owns it, what its members hold, and when they are reviewed. Its type says who writes the members: " +
    "an identity provider by SCIM, Terraform, or its owners. Terraform drops keys that it does not know from objects such as " +
    "`grants`: the plan shows what is left.",
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
        "Identity of the list, unique in the gateway: 1 to 128 of `a-z`, `0-9`, `.`, `_` and `-`, starting with a letter or a digit. " +
        "A change forces a new list.",
      validators: [resourceName],
      modifiers: [requiresReplace()],
    }),
    title: attribute.string({
      required: true,
      description:
        "What the `displayName` of a SCIM group is matched with, exactly; unique in the integration: 1 to 256 characters, none of " +
        "them control, zero-width or bidirectional ones.",
      validators: [title],
      modifiers: [titleSpelling],
    }),
    description: attribute.string({
      optional: true,
      default: "",
      description: "What the list is for. At most 4096 characters. Defaults to an empty text.",
      validators: [length({ max: 4_096 })],
    }),
    type: attribute.string({
      optional: true,
      default: "dynamic",
      description:
        "Who writes the members: `scim` an identity provider, `static` Terraform, `dynamic` the owners. An empty text is `dynamic`, " +
        "which needs at least one owner. Defaults to `dynamic`. A change forces a new list.",
      validators: [oneOf("scim", "static", "dynamic", "")],
      modifiers: [equivalent(sameType), requiresReplace()],
    }),
    integration: attribute.string({
      optional: true,
      default: "default",
      description:
        "Name of the integration whose users can be on the list. Defaults to `default`. A change forces a new list.",
      validators: [resourceName],
      modifiers: [requiresReplace()],
    }),
    grants: grantsAttribute("What members hold. Leaving it out takes everything away."),
    owner_grants: grantsAttribute("What owners hold. Leaving it out takes everything away."),
    owners: ownersAttribute(
      "Who answers for the list, at most 1000. Order does not matter. At least one for a `dynamic` list; otherwise defaults to none.",
      1_000,
    ),
    membership_requires: grantsAttribute(
      "What a member must hold for the grants to count. Defaults to nothing.",
    ),
    ownership_requires: grantsAttribute(
      "What an owner must hold for the ownership to count. Defaults to nothing.",
    ),
    audit,
    labels: attribute.map(types.string, {
      optional: true,
      absentIsEmpty: true,
      description:
        "Texts for your own use, each of at most 1024 characters, by keys of 1 to 256; keys beginning with `rollcall/` are the " +
        "gateway's and not shown here. Defaults to none.",
      validators: [keys(ownLabel), each(length({ max: 1_024 }))],
    }),
    expires_at: attribute.string({
      optional: true,
      description:
        "From then on the list grants nothing: an RFC 3339 time such as `2027-01-31T00:00:00Z`. Never when left out.",
      validators: [instant],
      modifiers: [instantSpelling],
    }),
    deletion_protection: attribute.bool({
      optional: true,
      default: false,
      description: "Refuses to delete the list while it has members. Defaults to `false`.",
    }),
    next_audit_date: attribute.string({
      computed: true,
      notNull: true,
      description: "When the next review is due, moved by reviews: an RFC 3339 time.",
    }),
    revision: attribute.number({
      computed: true,
      notNull: true,
      description: "Counts changes of the declaration; members do not move it.",
    }),
    member_count: attribute.number({
      computed: true,
      notNull: true,
      description: "How many members the list had when it was last read.",
    }),
    created_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When the list was made: an RFC 3339 time.",
      modifiers: [keepPrior()],
    }),
    updated_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When the list last changed: an RFC 3339 time.",
    }),
    scim: attribute.nested(
      {
        group_id: attribute.string({
          computed: true,
          notNull: true,
          description: "The `id` of the group as which a `scim` list is seen over SCIM.",
        }),
        linked: attribute.bool({
          computed: true,
          notNull: true,
          description: "Whether an identity provider has taken up the group.",
        }),
      },
      { computed: true, notNull: true, description: "The list as identity providers see it." },
    ),
    timeouts: operationTimeouts,
  },
});
