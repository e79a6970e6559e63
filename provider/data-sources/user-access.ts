/** `data "rollcall_user_access"`. */
import type { RollcallClient } from "../client/client";
import { resourceName, term } from "../resources/rules";
import { dataSourceFor } from "../sdk/framework/data-source";
import { fail } from "../sdk/framework/diagnostics";
import { attribute, schema } from "../sdk/framework/schema";
import { types } from "../sdk/values/type";

const computed = { computed: true, notNull: true } as const;

export const userAccessDataSource = dataSourceFor<RollcallClient>()({
  typeName: "rollcall_user_access",
  schema: schema({
    description:
      "What a user may do at the moment of asking, and by which access lists. It is an error when there is no such user.",
    attributes: {
      id: attribute.string({ ...computed, description: "The `id` of the user." }),
      user_name: attribute.string({
        required: true,
        description: "The userName, of 1 to 256 characters and compared without case.",
        validators: [term],
      }),
      integration: attribute.string({
        optional: true,
        ...computed,
        description: "The integration of the user. Defaults to `default`.",
        validators: [resourceName],
      }),
      active: attribute.bool({ ...computed, description: "Whether the identity provider has it active." }),
      locked: attribute.bool({
        ...computed,
        description: "Whether a lock is on it. A locked or inactive user holds nothing.",
      }),
      roles: attribute.set(types.string, { ...computed, description: "Names of the roles that it holds." }),
      traits: attribute.map(types.set(types.string), {
        ...computed,
        description: "Values of its traits, by the trait's name.",
      }),
      access_lists: attribute.nestedList(
        {
          name: attribute.string({ ...computed, description: "Name of the list." }),
          title: attribute.string({ ...computed, description: "Title of the list." }),
          relation: attribute.string({ ...computed, description: "`member` or `owner`." }),
          via: attribute.list(types.string, {
            ...computed,
            description: "Names of the lists on the way, nearest to the user first; empty for a direct one.",
          }),
          effective: attribute.bool({ ...computed, description: "Whether what the list grants counts." }),
          reason: attribute.string({
            computed: true,
            description: "Why it does not count. Null when it does.",
          }),
        },
        { ...computed, description: "The lists that bear on the user." },
      ),
    },
  }),

  async read({ config, client, signal }) {
    const integration = config.integration ?? "default";
    const access = await client.userAccess.byName(integration, config.user_name, signal);
    if (!access) {
      return fail(
        "No such user",
        `The integration ${integration} has no user named ${JSON.stringify(config.user_name)}.`,
        ["user_name"],
      );
    }
    const { user, active, locked, roles, traits, lists } = access;
    return {
      id: user.id,
      user_name: config.user_name,
      integration,
      active,
      locked,
      roles,
      traits,
      access_lists: lists,
    };
  },
});
