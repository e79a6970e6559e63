/** `data "rollcall_access_list"`. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { RollcallClient } from "../client/client";
import { dataSourceFor } from "../sdk/framework/data-source";
import { fail } from "../sdk/framework/diagnostics";
import type { KnownConfig } from "../sdk/framework/model";
import { accessListDataSchema } from "./access-list-schema";

type Wanted = Pick<KnownConfig<typeof accessListDataSchema>, "name" | "title" | "integration">;

export const accessListDataSource = dataSourceFor<RollcallClient>()({
  typeName: "rollcall_access_list",
  schema: accessListDataSchema,

  validate({ config, diagnostics }) {
    const { name, title, integration } = config;
    if (name === null && title === null) {
      diagnostics.error("Which access list?", "Give the name of the list, or its title.", ["name"]);
    } else if (typeof name === "string" && typeof title === "string") {
      diagnostics.error("Name or title, not both", "A name says alone which list is meant.", ["title"]);
    } else if (typeof name === "string" && typeof integration === "string") {
      diagnostics.error("The integration belongs to a title", "A name is unique in the whole gateway.", [
        "integration",
      ]);
    }
  },

  async read({ config, client, signal }) {
    const list = await find(config, client, signal);
    // What the user wrote stays as it is: a title may be spelled in another normal form.
    return { ...list, id: list.name, title: config.title ?? list.title };
  },
});

async function find(wanted: Wanted, client: RollcallClient, signal: AbortSignal): Promise<AccessListView> {
  if (wanted.name !== null) {
    const list = await client.accessLists.read(wanted.name, signal);
    return list ?? fail("No such access list", `There is no access list named ${wanted.name}.`, ["name"]);
  }
  const title = wanted.title ?? "";
  const integration = wanted.integration ?? "default";
  for await (const list of client.accessLists.list({ title, integration }, signal)) return list;
  return fail(
    "No such access list",
    `There is no access list with the title ${JSON.stringify(title)} in the integration ${integration}.`,
    ["title"],
  );
}
