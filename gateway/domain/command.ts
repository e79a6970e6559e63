/** What every service needs, and what every command does alike: check the caller's precondition, tell of the change. */
import { Refusal } from "./errors";
import type { Actor, Event } from "./model";
import type { Store, Writes } from "./store";

export interface Deps {
  readonly store: Store;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** A fresh id, never used before: a UUID. */
  readonly newId: () => string;
}

/** Whether the version that the caller last saw is acceptable; absent where none was sent (RFC 9110 §13.1.1). */
export type Precondition = (version: number) => boolean;

/** @throws Refusal `stale` */
export function requireVersion(version: number, precondition: Precondition | undefined): void {
  if (precondition && !precondition(version)) {
    throw new Refusal("stale", "it was changed since you read it; read it again and repeat the change");
  }
}

export interface Change {
  readonly action: string;
  readonly target: Event["target"];
  readonly delta: Event["delta"];
}

/** Appends the event that belongs to a change, in the same transaction. */
export function record(tx: Writes, actor: Actor, now: number, change: Change): Promise<void> {
  return tx.events.append({ ...change, time: now, actor: actor.id, requestId: actor.requestId });
}

/** The fields that differ, each with its value before and after; compared as JSON. */
export function difference<T extends object>(
  before: T,
  after: T,
): Record<string, { before: unknown; after: unknown }> {
  const delta: Record<string, { before: unknown; after: unknown }> = {};
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of keys) {
    const old = (before as Record<string, unknown>)[key];
    const fresh = (after as Record<string, unknown>)[key];
    if (JSON.stringify(old) !== JSON.stringify(fresh))
      delta[key] = { before: old ?? null, after: fresh ?? null };
  }
  return delta;
}
