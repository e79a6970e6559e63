/** `data "rollcall_scim_integration"`. */
import type { RollcallClient } from "../client/client";
import { extensionsState } from "../resources/extensions";
import { resourceName } from "../resources/rules";
import { dataSourceFor } from "../sdk/framework/data-source";
import { fail } from "../sdk/framework/diagnostics";
import { attribute, schema } from "../sdk/framework/schema";
import { types } from "../sdk/values/type";
import { ownersFound } from "./access-list-schema";
import { extensionsFound } from "./extensions";

const computed = { computed: true, notNull: true } as const;

export const scimIntegrationDataSource = dataSourceFor<RollcallClient>()({
  typeName: "rollcall_scim_integration",
  schema: schema({
    description:
      "Looks up an integration: the addresses that its identity provider is given, and its policies. It is an error when there is none.",
    attributes: {
      id: attribute.string({ ...computed, description: "The same as `name`." }),
      name: attribute.string({
        required: true,
        description: "Name of the integration; `default` is there from the start.",
        validators: [resourceName],
      }),
      description: attribute.string({ ...computed, description: "Which identity source it is." }),
      unmatched_groups: attribute.string({
        ...computed,
        description: "What becomes of a pushed group that no list declares: `reject` or `create`.",
      }),
      default_owners: ownersFound("Owners of the lists that `create` makes."),
      default_roles: attribute.set(types.string, {
        ...computed,
        description: "Roles that every user of the integration holds.",
      }),
      trait_mapping: attribute.map(types.string, {
        ...computed,
        description: "Where a user's traits come from: the path of a SCIM attribute, by the trait's name.",
      }),
      unknown_members: attribute.string({
        ...computed,
        description: "What becomes of a pushed membership of users that do not exist: `reject` or `skip`.",
      }),
      patch_response: attribute.string({
        ...computed,
        description: "What a SCIM PATCH is answered with: `200`, `204` or `auto`.",
      }),
      password_sync: attribute.bool({
        ...computed,
        description: "Whether a hash of the passwords that are pushed is kept.",
      }),
      lock_ttl: attribute.string({
        computed: true,
        description: "After how long a lock made by deprovisioning ends: a duration. Null when never.",
      }),
      mass_removal_guard: attribute.nested(
        {
          max_share: attribute.number({
            ...computed,
            description: "The largest part of a list's members that one SCIM request may remove.",
          }),
          min_members: attribute.number({
            ...computed,
            description: "Lists with fewer members are not guarded.",
          }),
        },
        { computed: true, description: "What one SCIM request may remove of a list. Null when all of it." },
      ),
      sso_connector: attribute.string({
        ...computed,
        description: "Name of the single sign-on connector through which these users come.",
      }),
      extensions: extensionsFound,
      base_url: attribute.string({
        ...computed,
        description: "What the identity provider is given as SCIM base URL.",
      }),
      token_url: attribute.string({
        ...computed,
        description: "What the identity provider is given as OAuth token URL.",
      }),
      user_count: attribute.number({ ...computed, description: "How many users it has." }),
      list_count: attribute.number({ ...computed, description: "How many access lists it has." }),
      revision: attribute.number({
        ...computed,
        description: "Counts changes of the integration's configuration.",
      }),
      created_at: attribute.string({
        ...computed,
        description: "When the integration was made: an RFC 3339 time.",
      }),
      updated_at: attribute.string({
        ...computed,
        description: "When its configuration last changed: an RFC 3339 time.",
      }),
    },
  }),

  async read({ config, client, signal }) {
    const view = await client.integrations.read(config.name, signal);
    if (!view) return fail("No such integration", `There is no integration named ${config.name}.`, ["name"]);
    return { ...view, id: view.name, extensions: extensionsState(view.extensions) };
  },
});
