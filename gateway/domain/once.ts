/** Creations that may be retries of one whose answer was lost. */
import { Refusal } from "./errors";
import type { Actor } from "./model";
import type { Writes } from "./store";

/** How long a key finds what it made, in milliseconds: who was cut off at night may come again in the morning. */
const KEY_LIFETIME = 86_400_000;

export interface Once {
  /** The caller's `Idempotency-Key`; keys of different callers do not meet. */
  readonly key: string;
  /** Hash of the request: the same key with another request is refused. */
  readonly fingerprint: string;
  /** Called when nothing is made, because an earlier request made it. */
  readonly onReplay?: () => void;
}

/**
 * What an earlier creation under the key made, found again by `find`; null where there was none. A key counts for a
 * day, and until what it made is changed: from then on the caller would be given something that others rely on.
 * @throws Refusal `already-exists` when the key stood for another request, or for what has been deleted since
 */
export async function findMade<T extends { readonly revision: number }>(
  tx: Writes,
  actor: Actor,
  once: Once,
  now: number,
  find: (target: string) => Promise<T | null>,
): Promise<T | null> {
  await tx.idempotency.forgetBefore(now - KEY_LIFETIME);
  const earlier = await tx.idempotency.find(actor.id, once.key);
  if (!earlier) return null;
  if (earlier.fingerprint !== once.fingerprint) throw usedUp("for another request");
  const made = await find(earlier.target);
  if (!made) throw usedUp("for something that has been deleted since");
  if (made.revision === 1) {
    once.onReplay?.();
    return made;
  }
  await tx.idempotency.forget(actor.id, [once.key]);
  return null;
}

function usedUp(reason: string): Refusal {
  return new Refusal("already-exists", `the Idempotency-Key was used before ${reason}; use a fresh key`);
}
