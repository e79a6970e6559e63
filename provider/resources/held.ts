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
 * To be called for each planned creation (`prior` null) and change of a type: what is in the state is not what a creation of
 * this apply looks for, though it may be declared exactly alike.
 */
export function noteHeld(type: Type, prior: Stored | null, client: RollcallClient): void {
  if (client.hasWritten) return;
  if (!prior) client.held.awaitCreation();
  else if (isFindable(prior)) client.held.note({ type, id: prior.id });
}

function isFindable({ revision, created_at }: Stored): boolean {
  return revision === 1 && Date.now() - Date.parse(created_at) < FINDABLE;
}
