/** Trying again while the gateway restarts or asks for patience. Whatever is retried must be harmless to repeat. */
import { setTimeout as sleep } from "node:timers/promises";
import { InterruptedError, UnreachableError } from "./errors";
import type { Answer } from "./transport";

const RETRIED_STATUS = new Set([429, 502, 503, 504]);
const FIRST_DELAY = 250;
const LONGEST_DELAY = 5_000;

export interface RetryOptions {
  /** How long to go on trying, in milliseconds; 0 tries once. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/**
 * Repeats `attempt` after answers 429, 502, 503 and 504 and after lost connections, with growing jittered pauses or
 * those that Retry-After asks for, until another answer comes or patience ends: then the last outcome stands.
 */
export async function withRetry(
  attempt: () => Promise<Answer>,
  { patience, signal }: RetryOptions,
): Promise<Answer> {
  const deadline = performance.now() + patience;
  for (let count = 0; ; count += 1) {
    const outcome = await attempt().catch(transientError);
    const retriable = outcome instanceof UnreachableError || RETRIED_STATUS.has(outcome.status);
    const delay = outcome instanceof UnreachableError ? backoff(count) : pause(outcome, count);
    if (retriable && performance.now() + delay <= deadline) {
      await interruptibleSleep(delay, signal);
      continue;
    }
    if (outcome instanceof UnreachableError) throw outcome;
    return outcome;
  }
}

function transientError(error: unknown): UnreachableError {
  if (error instanceof UnreachableError && error.transient) return error;
  throw error;
}

/** Milliseconds that the answer asks to wait (RFC 9110 §10.2.3: seconds or a date), at least the usual pause. */
function pause(answer: Answer, count: number): number {
  const asked = answer.headers["retry-after"];
  if (asked === undefined) return backoff(count);
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - Date.now();
  // A little more than asked, spread out, so that all who were told the same second do not come at once.
  return Number.isNaN(wait) ? backoff(count) : Math.max(wait, 0) + backoff(0) * Math.random();
}

function backoff(count: number): number {
  const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** count);
  return longest * (0.5 + Math.random() / 2);
}

async function interruptibleSleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {
    throw new InterruptedError("Interrupted while waiting for the gateway.");
  });
}
