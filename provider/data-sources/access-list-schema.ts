import { attribute, schema } from "../sdk/framework/schema";
import { types } from "../sdk/values/type";

const computed = { computed: true, notNull: true } as const;

function grantsFound(description: string) {
  return attribute.nested(
    {
      roles: attribute.set(types.string, { ...computed, description: "Names of roles." }),
      traits: attribute.map(types.set(types.string), {
        ...computed,
        description: "Values of traits, by the trait's name.",
      }),
    },
    { ...computed, description },
  );
}

export function ownersFound(description: string) {
  return attribute.nestedSet(
    {
      name: attribute.string({ ...computed, description: "A userName, or the name of an access list." }),
      kind: attribute.string({ ...computed, description: "`user` or `list`." }),
      description: attribute.string({ ...computed, description: "Why this owner." }),
    },
    { ...computed, description },
  );
}

const audit = attribute.nested(
  {
    recurrence: attribute.nested(
      {
        frequency: attribute.number({ ...computed, description: "Months between reviews." }),
        day_of_month: attribute.number({
          ...computed,
          description: "Day of the month on which a review is due; `31` is the last day.",
        }),
      },
      { ...computed, description: "How often the members are reviewed." },
    ),
    notifications: attribute.nested(
      {
        start: attribute.string({
          ...computed,
          description: "How long before the due date owners are told: a duration.",
        }),
      },
      { ...computed, description: "When owners are told of a review." },
    ),
    overdue: attribute.string({
      ...computed,
      description: "What an overdue review does: `notify`, `freeze` or `suspend`.",
    }),
  },
  { ...computed, description: "When owners review the members, and what happens when they do not." },
);

/** What is found of a list, beside its name, title and integration. */
export const accessListFound = {
  description: attribute.string({ ...computed, description: "What the list is for." }),
  type: attribute.string({
    ...computed,
    description: "Who writes the members: `scim`, `static` or `dynamic`.",
  }),
  grants: grantsFound("What members hold."),
  owner_grants: grantsFound("What owners hold."),
  owners: ownersFound("Who answers for the list."),
  membership_requires: grantsFound("What a member must hold for the grants to count."),
  ownership_requires: grantsFound("What an owner must hold for the ownership to count."),
  audit,
  labels: attribute.map(types.string, { ...computed, description: "Texts by key." }),
  expires_at: attribute.string({
    computed: true,
    description: "From then on the list grants nothing: an RFC 3339 time. Null when never.",
  }),
  deletion_protection: attribute.bool({
    ...computed,
    description: "Whether the list can be deleted only without members.",
  }),
  next_audit_date: attribute.string({
    ...computed,
    description: "When the next review is due: an RFC 3339 time.",
  }),
  revision: attribute.number({ ...computed, description: "Counts changes of the declaration." }),
  member_count: attribute.number({ ...computed, description: "How many members the list has." }),
  created_at: attribute.string({ ...computed, description: "When the list was made: an RFC 3339 time." }),
  updated_at: attribute.string({
    ...computed,
    description: "When the list last changed: an RFC 3339 time.",
  }),
  scim: attribute.nested(
    {
      group_id: attribute.string({
        ...computed,
        description: "The `id` of the group as which a `scim` list is seen over SCIM.",
      }),
      linked: attribute.bool({
        ...computed,
        description: "Whether an identity provider has taken up the group.",
      }),
    },
    { ...computed, description: "The list as identity providers see it." },
  ),
};

export const accessListDataSchema = schema({
  description:
    "Looks up an access list, by its name or by its title in an integration. It is an error when there is none.",
  attributes: {
    id: attribute.string({ ...computed, description: "The same as `name`." }),
    name: attribute.string({
      optional: true,
      ...computed,
      description: "Name of the list to look up. Either this or `title` is to be given.",
    }),
    title: attribute.string({
      optional: true,
      ...computed,
      description: "Title of the list to look up, exactly. Either this or `name` is to be given.",
    }),
    integration: attribute.string({
      optional: true,
      ...computed,
      description: "The integration in which to look for the title. Defaults to `default`.",
    }),
    ...accessListFound,
  },
});
