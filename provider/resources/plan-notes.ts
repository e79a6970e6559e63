/** What a plan has come across so far: it asks of one resource after the other, each after those that it refers to. */
import type { RollcallClient } from "../client/client";

/** Names of access lists. A plan has a client of its own. */
class PlanNotes {
  readonly #names = new WeakMap<RollcallClient, Set<string>>();

  add(client: RollcallClient, list: string): void {
    const names = this.#names.get(client) ?? new Set<string>();
    this.#names.set(client, names.add(list));
  }

  /** Nothing once something was written: then the plan is over. */
  has(client: RollcallClient, list: string): boolean {
    return !client.hasWritten && this.#names.get(client)?.has(list) === true;
  }
}

/** Lists that are to be of type `scim`. */
export const scimLists = new PlanNotes();
const listsHeld = new PlanNotes();
/** Lists that take the place of one of the same name: whoever was a member of that is none of theirs. */
export const listsMadeAnew = new PlanNotes();
/** Lists of whose members a state knows, even where the plan replaces what holds them. */
export const listsWithMembers = new PlanNotes();

/** A list that is to be made anew is read or planned as it stands, and then planned as one that is not there. */
export function noteList(client: RollcallClient, list: string, isThere: boolean): void {
  if (isThere) listsHeld.add(client, list);
  else if (listsHeld.has(client, list)) listsMadeAnew.add(client, list);
}
