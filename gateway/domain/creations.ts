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
   * Somebody holds these, whoever asked for them: nobody looks for them any more, and a request under their key, which
   * would now be taken for a retry, is refused. What was made without a key, or long ago, is passed over.
   */
  keep(creations: readonly Creation[]): Promise<void> {
    const types = new Set(creations.map(({ type }) => type));
    return this.deps.store.write(async (tx) => {
      for (const type of types) {
        const ids = creations.filter((one) => one.type === type).map(({ id }) => id);
        await tx.idempotency.keep(type, ids);
      }
    });
  }
}
