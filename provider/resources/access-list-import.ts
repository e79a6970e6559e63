/** What an import id of an access list says: its name, or `title:` and its title. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { RollcallClient } from "../client/client";
import { fail } from "../sdk/framework/diagnostics";
import { resourceName } from "./rules";

/** No name holds a colon, so that no list is hidden by this. */
const BY_TITLE = "title:";
const DEFAULT = "default";

interface Wanted {
  readonly integration: string;
  readonly title: string;
}

/**
 * The name of the list that is meant. `title:<title>` is one of the integration `default`, `title:<integration>/<title>` one
 * of another.
 * @throws DiagnosticError when no list has the title, or when the id can be read in two ways and both are there
 */
export async function importedName(id: string, client: RollcallClient, signal: AbortSignal): Promise<string> {
  if (!id.startsWith(BY_TITLE)) return id;
  const readings = readingsOf(id.slice(BY_TITLE.length));
  const found = await Promise.all(readings.map((wanted) => find(wanted, client, signal)));
  const [list, other] = found.filter((one) => one !== null);
  if (list && !other) return list.name;
  if (list && other) {
    fail(
      "Two access lists are possible",
      `${describe(list)} is named ${list.name}, ${describe(other)} is named ${other.name}. Import by name.`,
    );
  }
  return fail(
    "No such access list",
    `There is no access list with ${readings.map(describe).join(", nor with ")}. Titles are compared exactly; one of another ` +
      "integration than default is written title:<integration>/<title>.",
  );
}

/** A title can hold a slash, so what stands before the first one is only perhaps an integration. */
function readingsOf(text: string): Wanted[] {
  const [before = "", ...rest] = text.split("/");
  const whole = { integration: DEFAULT, title: text };
  if (rest.length === 0 || resourceName.check(before)) return [whole];
  return [{ integration: before, title: rest.join("/") }, whole];
}

async function find(
  { integration, title }: Wanted,
  client: RollcallClient,
  signal: AbortSignal,
): Promise<AccessListView | null> {
  for await (const list of client.accessLists.list({ integration, title }, signal)) return list;
  return null;
}

function describe({ integration, title }: Wanted): string {
  return `the title ${JSON.stringify(title)} in the integration ${integration}`;
}
