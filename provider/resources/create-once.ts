import type { RollcallClient } from "../client/client";
import { ApiError } from "../client/errors";
import { fail } from "../sdk/framework/diagnostics";
import type { Call } from "../sdk/framework/resource";

export interface Creation<View> {
  readonly typeName: string;
  /** What is declared, without anything that is drawn anew each time. */
  readonly body: object;
  readonly client: RollcallClient;
  readonly signal: AbortSignal;
  create(idempotencyKey: string): Promise<View>;
}

/**
 * Creates a thing at most once: when Terraform is killed before it has stored what the gateway made, the next apply finds
 * it. When Terraform is done the key is forgotten, so that no other block with the same declaration ever takes the thing over:
 * what has a name is then refused, because it exists.
 */
export async function createOnce<View>(creation: Creation<View>): Promise<View> {
  const { typeName, body, client, signal, create } = creation;
  const { idempotencyKeys } = client;
  const key = idempotencyKeys.derive(typeName, body);
  const view = await create(key).catch(async (error: unknown) => {
    // The key is used up when what it made was deleted since; a refusal for another reason names the field.
    const usedUp = error instanceof ApiError && error.code === "already-exists" && error.errors.length === 0;
    if (!usedUp) throw error;
    await idempotencyKeys.forget([key], signal);
    return create(key);
  });
  idempotencyKeys.settle(key);
  return view;
}

export interface SecretCreation<View> extends Creation<View> {
  /** Whether the secret is known: the gateway shows it in one answer only. */
  isTold(view: View): boolean;
  /** Takes away a thing whose secret nobody knows. */
  discard(view: View): Promise<void>;
}

/** How often in a row an answer may get lost. */
const MOST_LOSSES = 3;

/** Creates a thing with a secret: one whose answer was lost, and with it the secret, is replaced by another. */
export function createWithSecret<View>(creation: SecretCreation<View>): Promise<View> {
  const { client, signal, create, isTold, discard } = creation;
  const createTold = async (key: string) => {
    for (let losses = 0; losses < MOST_LOSSES; losses++) {
      const view = await create(key);
      if (isTold(view)) return view;
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

/**
 * Deletes what no creation of this run has found: where Terraform was killed before, a block that took another's place has
 * found what the other one had made, and holds it now.
 */
export async function deleteOnce(
  collection: Deleting,
  name: string,
  { signal, diagnostics }: Pick<Call, "signal" | "diagnostics">,
): Promise<void> {
  if (!collection.wasFound(name)) return collection.delete(name, signal);
  const why = "The apply before was cut off, and a block of this run has taken over what it had made.";
  diagnostics.warning(`${name} was not deleted`, `${why} It is the same, and was not made anew.`);
}
