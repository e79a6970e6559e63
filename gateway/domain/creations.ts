/** What was made under idempotency keys: until when a repeated request finds it. */
import type { Deps } from "./command";
import type { Creation } from "./creation-store";
import type { Actor } from "./model";

export class Creations {
  constructor(private readonly deps: Deps) {}

  /** Forgets keys of the caller's: the answers have come, so the same requests are new ones from now on. */
  forgetKeys(keys: readonly string[], actor: Actor): Promise<void> {
    return this.deps.store.write((tx) => tx.idempotency.forget(actor.id, keys));
  }

  /**
   * The caller's keeper of this name has these, and nothing else of what was made under keys. A request under the key of one of
   * them would be taken for a retry, and is refused. What was made without a key, or long ago, is passed over.
   */
  keep(name: string, creations: readonly Creation[], actor: Actor): Promise<void> {
    const keeper = JSON.stringify([actor.id, name]);
    const types = new Set(creations.map(({ type }) => type));
    return this.deps.store.write(async (tx) => {
      await tx.idempotency.release(keeper);
      for (const type of types) {
        const ids = creations.filter((one) => one.type === type).map(({ id }) => id);
        await tx.idempotency.keep(keeper, type, ids);
      }
    });
  }
}
