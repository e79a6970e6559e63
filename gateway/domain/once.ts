/** Creations that may be retries of one whose answer was lost. */

import type { Creation } from "./creation-store";
import { Refusal, type RefusalDetails } from "./errors";
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
 * What an earlier creation under the key made, found again by `find`; null where there was none. A key counts for a day, and
 * finds what it made while that is unchanged and nobody is known to have it: afterwards the caller would be given something
 * that others rely on.
 * @throws Refusal `already-exists` when the key is used up; with `made` when it stands for another request, whose answer
 * the caller may have lost
 */
export async function findMade<T extends { readonly revision: number }>(
  tx: Writes,
  actor: Actor,
  once: Once,
  now: number,
  find: (id: string) => Promise<T | null>,
): Promise<T | null> {
  await tx.idempotency.forgetBefore(now - KEY_LIFETIME);
  const earlier = await tx.idempotency.find(actor.id, once.key);
  if (!earlier) return null;
  const { id } = earlier.target;
  const made = await find(id);
  if (!made) throw usedUp("for what has been deleted since");
  if (made.revision > 1) throw usedUp("for what has been changed since");
  if (earlier.isKept) throw usedUp("for what is held by now");
  if (earlier.fingerprint !== once.fingerprint) throw usedUp("for another request", { made: id });
  once.onReplay?.();
  return made;
}

/** Lets a repeated creation find what this one made. */
export async function rememberMade(
  tx: Writes,
  actor: Actor,
  once: Once | undefined,
  target: Creation,
  now: number,
): Promise<void> {
  if (!once) return;
  await tx.idempotency.insert(actor.id, once.key, { fingerprint: once.fingerprint, target }, now);
}

function usedUp(reason: string, details?: RefusalDetails): Refusal {
  return new Refusal(
    "already-exists",
    `the Idempotency-Key was used before ${reason}; use a fresh key`,
    details,
  );
}
