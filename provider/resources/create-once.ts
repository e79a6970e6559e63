import type { RollcallClient } from "../client/client";
import { ApiError } from "../client/errors";
import { fail } from "../sdk/framework/diagnostics";
import type { Call } from "../sdk/framework/resource";

export interface Creation<View> {
  readonly typeName: string;
  /** What is declared, without anything that is drawn anew each time. */
  readonly body: object;
  readonly client: RollcallClient;
  create(idempotencyKey: string): Promise<View>;
}

/** How many things that are declared alike, and held, a creation passes by. */
const MOST_HELD = 10_000;

/**
 * Creates a thing at most once: when Terraform is killed before it has stored what the gateway made, the next apply finds
 * it. What a plan has seen in the state, and told the gateway, is found no more, so that no other block with the same
 * declaration takes it over: what has a name is then refused, because it exists.
 */
export async function createOnce<View>({ typeName, body, client, create }: Creation<View>): Promise<View> {
  const { idempotencyKeys } = client;
  for (let passed = 0; passed < MOST_HELD; passed++) {
    const key = idempotencyKeys.derive(typeName, body);
    const view = await create(key).catch(nullWhenUsedUp);
    if (view === null) continue;
    idempotencyKeys.settle(key);
    return view;
  }
  return fail(
    "Too many alike",
    "More things are declared exactly alike than can be told apart. Give each its own name.",
  );
}

/** null in place of the refusal of a key whose thing is held, changed or deleted; a refusal for another reason names the field. */
function nullWhenUsedUp(error: unknown): null {
  if (error instanceof ApiError && error.code === "already-exists" && error.errors.length === 0) return null;
  throw error;
}

export interface SecretCreation<View> extends Creation<View> {
  readonly signal: AbortSignal;
  /** Whether the secret is known: the gateway shows it in one answer only. */
  isTold(view: View): boolean;
  /** What was made by a request with another secret; null when it is gone. */
  find(id: string): Promise<View | null>;
  /** Takes away a thing whose secret nobody knows. */
  discard(view: View): Promise<void>;
}

/** How often in a row an answer may get lost. */
const MOST_LOSSES = 3;

/** Creates a thing with a secret: one whose answer was lost, and with it the secret, is replaced by another. */
export function createWithSecret<View>(creation: SecretCreation<View>): Promise<View> {
  const { client, signal, create, isTold, find, discard } = creation;
  /** Of an apply before, which drew another secret. */
  const findOther = async (error: unknown) => {
    const other = error instanceof ApiError && error.made !== undefined && (await find(error.made));
    if (!other) throw error;
    return other;
  };
  const ask = (key: string) =>
    create(key).then(
      (view) => ({ view, isKnown: isTold(view) }),
      async (error: unknown) => ({ view: await findOther(error), isKnown: false }),
    );
  const createTold = async (key: string) => {
    for (let losses = 0; losses < MOST_LOSSES; losses++) {
      const { view, isKnown } = await ask(key);
      if (isKnown) return view;
      await discard(view);
      await client.idempotencyKeys.forget([key], signal);
    }
    return fail("The secret did not arrive", "The gateway's answer was lost several times. Apply again.");
  };
  return createOnce({ ...creation, create: createTold });
}

/** What `deleteOnce` asks of a client's collection. */
interface Deleting {
  wasFound(name: string): boolean;
  delete(name: string, signal: AbortSignal): Promise<void>;
}

/** Deletes what no creation of this run has found: a block that took another's place may hold by now what that one had made. */
export async function deleteOnce(
  collection: Deleting,
  name: string,
  { signal, diagnostics }: Pick<Call, "signal" | "diagnostics">,
): Promise<void> {
  if (!collection.wasFound(name)) return collection.delete(name, signal);
  const why = "A block of this run, which declares the same, has taken it over.";
  diagnostics.warning(`${name} was not deleted`, `${why} It is the same, and was not made anew.`);
}
