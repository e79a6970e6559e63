/** A stand-in for Teleport's provider: its names, its schema as far as access lists go, and a store in memory. */

import { type Provider, provider } from "../../provider/sdk/framework/provider";
import { resourceFor } from "../../provider/sdk/framework/resource";
import { attribute, schema } from "../../provider/sdk/framework/schema";
import { types } from "../../provider/sdk/values/type";

export const TELEPORT_ADDRESS = "terraform.releases.teleport.dev/gravitational/teleport";

const description = "As in Teleport's provider.";
const text = attribute.string({ optional: true, description });
const number = attribute.number({ optional: true, description });
const texts = attribute.list(types.string, { optional: true, description });

const header = attribute.nested(
  {
    kind: attribute.string({ optional: true, description }),
    sub_kind: text,
    version: attribute.string({ required: true, description }),
    metadata: attribute.nested(
      {
        name: attribute.string({ required: true, description }),
        description: text,
        expires: text,
        labels: attribute.map(types.string, { optional: true, description }),
        namespace: attribute.string({ optional: true, default: "default", description }),
        revision: attribute.string({ optional: true, default: "5f7c-1", description }),
      },
      { optional: true, description },
    ),
  },
  { optional: true, description },
);

const trait = { key: text, values: texts };
const requirements = attribute.nested(
  { roles: texts, traits: attribute.nestedList(trait, { optional: true, description }) },
  { optional: true, description },
);
const grants = attribute.nested(
  {
    roles: texts,
    traits: attribute.nestedList(trait, { optional: true, description }),
    scoped_roles: attribute.nestedList({ role: text, scope: text }, { optional: true, description }),
  },
  { optional: true, description },
);

const id = attribute.string({ computed: true, notNull: true, description });

const accessListSchema = schema({
  description,
  attributes: {
    id,
    header,
    scope: text,
    spec: attribute.nested(
      {
        title: text,
        description: text,
        type: text,
        owners: attribute.nestedList(
          { name: text, description: text, membership_kind: number },
          { optional: true, description },
        ),
        audit: attribute.nested(
          {
            next_audit_date: attribute.string({
              optional: true,
              default: "2026-09-01T00:00:00Z",
              description,
            }),
            notifications: attribute.nested({ start: text }, { optional: true, description }),
            recurrence: attribute.nested(
              { frequency: number, day_of_month: number },
              { optional: true, description },
            ),
          },
          { optional: true, description },
        ),
        grants,
        owner_grants: grants,
        membership_requires: requirements,
        ownership_requires: requirements,
      },
      { optional: true, description },
    ),
  },
});

const memberSchema = schema({
  description,
  attributes: {
    id,
    header,
    scope: text,
    spec: attribute.nested(
      {
        access_list: attribute.string({ required: true, description }),
        name: text,
        membership_kind: attribute.number({ required: true, description }),
        joined: attribute.string({ optional: true, default: "2026-03-01T00:00:00Z", description }),
        expires: text,
        reason: text,
        added_by: attribute.string({ optional: true, default: "terraform", description }),
      },
      { optional: true, description },
    ),
  },
});

const accessList = resourceFor<null>()({
  typeName: "teleport_access_list",
  schema: accessListSchema,
  create: ({ plan }) => ({ ...plan, id: plan.header?.metadata?.name ?? "" }),
  read: ({ prior }) => ({ ...prior, id: prior.id ?? "" }),
  delete() {},
});

const member = resourceFor<null>()({
  typeName: "teleport_access_list_member",
  schema: memberSchema,
  create: ({ plan }) => ({ ...plan, id: `${plan.spec?.access_list}/${plan.header?.metadata?.name}` }),
  read: ({ prior }) => ({ ...prior, id: prior.id ?? "" }),
  delete() {},
});

export function teleportProvider(): Provider {
  return provider({
    typeName: "teleport",
    version: "18.0.0",
    schema: schema({ description, attributes: {} }),
    configure: () => null,
    resources: [accessList, member],
  });
}
