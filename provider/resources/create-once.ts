import type { RollcallClient } from "../client/client";
import { ApiError } from "../client/errors";
import type { Call } from "../sdk/framework/resource";

export interface Creation<View> {
  readonly typeName: string;
  /** What is declared, without anything that is drawn anew each time. */
  readonly body: object;
  readonly client: RollcallClient;
  create(idempotencyKey: string): Promise<View>;
}

/**
 * Creates a thing at most once: when Terraform is killed before it has stored what the gateway made, the next apply finds
 * it. When Terraform is done the key is forgotten, so that no other block with the same declaration ever takes the thing over:
 * what has a name is then refused, because it exists.
 */
export async function createOnce<View>({
  typeName,
  body,
  client: { idempotencyKeys },
  create,
}: Creation<View>): Promise<View> {
  const key = idempotencyKeys.derive(typeName, body);
  try {
    const view = await create(key);
    idempotencyKeys.settle(key);
    return view;
  } catch (error) {
    // The key is used up when what it made was deleted since; a refusal for another reason names the field.
    const usedUp = error instanceof ApiError && error.code === "already-exists" && error.errors.length === 0;
    if (!usedUp) throw error;
    return create(idempotencyKeys.fresh());
  }
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
