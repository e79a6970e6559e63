import type { RollcallClient } from "../client/client";

/** Longer than the gateway finds anything by an idempotency key, with time enough for clocks that differ. */
const FINDABLE = 2 * 86_400_000;

type Type = Parameters<RollcallClient["held"]["note"]>[0]["type"];

interface Stored {
  readonly id: string;
  readonly revision: number;
  readonly created_at: string;
}

/**
 * To be called while planning, with each thing of the state, and with null for each that is to be made: what the state holds is
 * not what a creation of this apply looks for, though it may be declared exactly alike.
 */
export function noteHeld(type: Type, stored: Stored | null, client: RollcallClient): void {
  if (client.hasWritten) return;
  if (!stored) client.held.awaitCreation();
  else if (isFindable(stored)) client.held.note({ type, id: stored.id });
}

function isFindable({ revision, created_at }: Stored): boolean {
  return revision === 1 && Date.now() - Date.parse(created_at) < FINDABLE;
}
