/** Creations that may be retries of one whose answer was lost. */
import { Refusal } from "./errors";
import type { Actor } from "./model";
import type { Writes } from "./store";

export interface Once {
  /** The caller's `Idempotency-Key`; keys of different callers do not meet. */
  readonly key: string;
  /** Hash of the request: the same key with another request is refused. */
  readonly fingerprint: string;
}

/**
 * What an earlier creation under the key made, found again by `find`; null where there was none.
 * @throws Refusal `already-exists` when the key stood for another request, or for what has been deleted since
 */
export async function findMade<T>(
  tx: Writes,
  actor: Actor,
  once: Once,
  find: (target: string) => Promise<T | null>,
): Promise<T | null> {
  const earlier = await tx.idempotency.find(actor.id, once.key);
  if (!earlier) return null;
  const made = earlier.fingerprint === once.fingerprint ? await find(earlier.target) : undefined;
  if (made) return made;
  const reason = made === null ? "for something that has been deleted since" : "for another request";
  throw new Refusal("already-exists", `the Idempotency-Key was used before ${reason}; use a fresh key`);
}
