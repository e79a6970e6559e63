/** Questions that a plan asks the gateway for its user's sake: no answer is no fault. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import type { RollcallClient } from "../client/client";
import type { Diagnostics } from "../sdk/framework/diagnostics";
import { listsMadeAnew, scimLists } from "./plan-notes";

/** How long one question may take, in milliseconds. */
const PATIENCE = 5_000;

/** Clients whose gateway did not answer: it is not asked again in this run. */
const away = new WeakSet<RollcallClient>();

/** What the gateway answers, or undefined where it is away, refuses, or is not known yet. */
export async function askWhilePlanning<T>(
  client: RollcallClient,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  if (away.has(client)) return undefined;
  try {
    return await ask(AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
  } catch {
    away.add(client);
    return undefined;
  }
}

/**
 * The list if it is there to stay and Terraform may write its members; refuses one whose members an identity provider
 * writes.
 */
export async function requireWritableList(
  name: string,
  client: RollcallClient,
  signal: AbortSignal,
  diagnostics: Diagnostics,
): Promise<AccessListView | undefined> {
  if (scimLists.has(client, name)) {
    diagnostics.error(
      "The list has another writer",
      `By this plan ${name} is a scim list, whose members the identity provider writes, over SCIM. Leave this block out, or make ` +
        'the list one with type = "static".',
      ["access_list"],
    );
    return undefined;
  }
  if (listsMadeAnew.has(client, name)) return undefined;
  const ask = (limited: AbortSignal) => client.accessLists.read(name, limited);
  const list = await askWhilePlanning(client, signal, ask);
  if (!list) return undefined;
  if (list.type !== "scim") return list;
  diagnostics.error(
    "The list has another writer",
    `The members of ${name} are written by the identity provider of the integration ${list.integration}, over SCIM. ` +
      `Change the group ${JSON.stringify(list.title)} there, or make another list with type = "static".`,
    ["access_list"],
  );
  return undefined;
}
