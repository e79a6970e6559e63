/** `list "rollcall_access_list"`: what `terraform query` finds. */
import type { RollcallClient } from "../client/client";
import { accessListState } from "../resources/access-list";
import { resourceName } from "../resources/rules";
import { listResourceFor } from "../sdk/framework/list-resource";
import { attribute, schema } from "../sdk/framework/schema";
import { oneOf } from "../sdk/framework/validators";

export const accessListListResource = listResourceFor<RollcallClient>()({
  typeName: "rollcall_access_list",
  schema: schema({
    description:
      "Access lists that the gateway holds, to bring them under Terraform. Needs Terraform 1.14 or later.",
    attributes: {
      integration: attribute.string({
        optional: true,
        description: "Only lists of this integration. Those of all when left out.",
        validators: [resourceName],
      }),
      type: attribute.string({
        optional: true,
        description: "Only lists of this type: `scim`, `static` or `dynamic`. Those of all when left out.",
        validators: [oneOf("scim", "static", "dynamic")],
      }),
    },
  }),

  async *list({ config, client, signal }) {
    const matching = Object.entries(config).filter((entry): entry is [string, string] => entry[1] !== null);
    for await (const view of client.accessLists.list(Object.fromEntries(matching), signal)) {
      yield { displayName: view.title, state: accessListState(view) };
    }
  },
});
