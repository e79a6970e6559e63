/** What a plan says when another list has the title that is declared: titles are unique in an integration. */
import { canonicalTitle, normalizeTitle } from "../../gateway/domain/title";
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { RollcallClient } from "../client/client";
import type { Diagnostics } from "../sdk/framework/diagnostics";
import { askWhilePlanning } from "./planning";

/** Where an integration has more lists than this, only the very same title is found in the others. */
const MANY = 2_000;

interface Declared {
  readonly name: string;
  readonly title: string;
  readonly integration: string;
}

interface Question {
  readonly client: RollcallClient;
  readonly signal: AbortSignal;
  readonly diagnostics: Diagnostics;
}

/** Which list of this plan was the first to declare a title, by integration and key. */
const declaring = new WeakMap<RollcallClient, Map<string, string>>();

/** The lists of one integration by the key on which their titles are unique. */
interface Holders {
  readonly byKey: ReadonlyMap<string, AccessListView>;
  readonly areAll: boolean;
}

const known = new WeakMap<RollcallClient, Map<string, Promise<Holders>>>();
/** The names of lists that are replaced, by the names of those that take their place. */
const replaced = new WeakMap<RollcallClient, Map<string, string>>();

/** The list named `after` takes the place of `before`, and its title too: no reason to warn when that one is planned next. */
export function noteReplacement(client: RollcallClient, before: string, after: string): void {
  const ofClient = replaced.get(client) ?? new Map<string, string>();
  replaced.set(client, ofClient.set(after, before));
}

function makesWay(before: string, after: string, client: RollcallClient): boolean {
  return replaced.get(client)?.get(after) === before;
}

/** No more than a warning: the same apply may take the title away from the other list first. */
export async function warnOfTakenTitle(
  declared: Declared,
  isNew: boolean,
  { client, signal, diagnostics }: Question,
): Promise<void> {
  const other = client.hasWritten ? undefined : alsoDeclaring(declared, client);
  if (other !== undefined) {
    diagnostics.warning(
      `The title ${JSON.stringify(declared.title)} is declared twice`,
      `The access list ${other} of this plan has it too, or one that counts as the same. The gateway will refuse one of the two. ` +
        "Choose another title.",
      ["title"],
    );
  }
  const holder = await askWhilePlanning(client, signal, (limited) => findHolder(declared, client, limited));
  if (!holder || holder.name === declared.name) return;
  if (makesWay(holder.name, declared.name, client)) return;
  const has =
    holder.title === normalizeTitle(declared.title)
      ? "has it already"
      : `has ${JSON.stringify(holder.title)}, which counts as the same`;
  const takeOver =
    `, or manage that list with this block: set name = "${holder.name}" and run terraform import ` +
    `rollcall_access_list.<name of this block> ${holder.name}`;
  diagnostics.warning(
    `The title ${JSON.stringify(declared.title)} is taken`,
    `The access list ${holder.name} of the integration ${holder.integration} ${has}. The gateway will refuse this one, unless the ` +
      `same apply takes the title away there first. Choose another title${isNew ? takeOver : "."}`,
    ["title"],
  );
}

/** The name of another list of this plan that is to have the title. */
function alsoDeclaring({ name, title, integration }: Declared, client: RollcallClient): string | undefined {
  const names = declaring.get(client) ?? new Map<string, string>();
  declaring.set(client, names);
  const key = `${integration} ${canonicalTitle(title)}`;
  const first = names.get(key) ?? name;
  names.set(key, first);
  return first === name || makesWay(first, name, client) ? undefined : first;
}

/** Asks nothing more once something was written: the plan is over, and the gateway itself will say. */
async function findHolder(
  { title, integration }: Declared,
  client: RollcallClient,
  signal: AbortSignal,
): Promise<AccessListView | undefined> {
  if (client.hasWritten) return undefined;
  const { byKey, areAll } = await holdersIn(integration, client, signal);
  const holder = byKey.get(canonicalTitle(title));
  if (holder || areAll) return holder;
  for await (const list of client.accessLists.list({ integration, title }, signal)) return list;
  return undefined;
}

/** Read once for a whole plan. */
function holdersIn(integration: string, client: RollcallClient, signal: AbortSignal): Promise<Holders> {
  const ofClient = known.get(client) ?? new Map<string, Promise<Holders>>();
  known.set(client, ofClient);
  const holders = ofClient.get(integration) ?? readHolders(integration, client, signal);
  ofClient.set(integration, holders);
  return holders;
}

async function readHolders(
  integration: string,
  client: RollcallClient,
  signal: AbortSignal,
): Promise<Holders> {
  const byKey = new Map<string, AccessListView>();
  for await (const list of client.accessLists.list({ integration }, signal)) {
    byKey.set(canonicalTitle(list.title), list);
    if (byKey.size === MANY) return { byKey, areAll: false };
  }
  return { byKey, areAll: true };
}
