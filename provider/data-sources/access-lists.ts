/** `data "rollcall_access_lists"`. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { RollcallClient } from "../client/client";
import { resourceName } from "../resources/rules";
import { dataSourceFor } from "../sdk/framework/data-source";
import { attribute, schema } from "../sdk/framework/schema";
import { oneOf } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { accessListFound } from "./access-list-schema";

const computed = { computed: true, notNull: true } as const;

export const accessListsDataSource = dataSourceFor<RollcallClient>()({
  typeName: "rollcall_access_lists",
  schema: schema({
    description: "Access lists that match, in order of name; none is no error.",
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
      labels: attribute.map(types.string, {
        optional: true,
        description:
          "Only lists that have all of these labels, with these values. Whatever the labels when left out.",
      }),
      names: attribute.list(types.string, { ...computed, description: "Names of the lists." }),
      access_lists: attribute.nestedList(
        {
          name: attribute.string({ ...computed, description: "Identity of the list." }),
          title: attribute.string({
            ...computed,
            description: "What the `displayName` of a SCIM group is matched with.",
          }),
          integration: attribute.string({ ...computed, description: "The integration it belongs to." }),
          ...accessListFound,
        },
        { ...computed, description: "The lists." },
      ),
    },
  }),

  async read({ config, client, signal }) {
    const { integration, type, labels } = config;
    const matching = { ...(integration === null ? {} : { integration }), ...(type === null ? {} : { type }) };
    const found: AccessListView[] = [];
    for await (const list of client.accessLists.list(matching, signal)) {
      if (hasLabels(list, labels ?? {})) found.push(list);
    }
    // Lists of type scim come in another order.
    found.sort((a, b) => (a.name < b.name ? -1 : 1));
    return { ...config, names: found.map(({ name }) => name), access_lists: found };
  },
});

function hasLabels(list: AccessListView, labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(labels).every(
    ([label, value]) => Object.hasOwn(list.labels, label) && list.labels[label] === value,
  );
}
