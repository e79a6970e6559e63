import type { Collection } from "../client/collection";
import { ApiError } from "../client/errors";

/**
 * Creates a thing at most once: when Terraform is killed before it knows what the gateway made, the next apply finds it.
 * Once the answer is here its key is forgotten, so that no other block with the same declaration ever takes the thing
 * over; such a block is refused, because the thing exists.
 */
export async function createOnce<Input extends object, View>(
  typeName: string,
  collection: Collection<Input, never, View>,
  body: Input,
  signal: AbortSignal,
): Promise<View> {
  const key = collection.keys.derive(typeName, body);
  try {
    const view = await collection.create(body, key, signal);
    await collection.forgetKey(key, signal);
    return view;
  } catch (error) {
    // The key is used up when what it made was deleted since; a refusal for another reason names the field.
    const usedUp = error instanceof ApiError && error.code === "already-exists" && error.errors.length === 0;
    if (!usedUp) throw error;
    return collection.create(body, collection.keys.fresh(), signal);
  }
}
