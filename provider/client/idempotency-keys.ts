/** Keys under which the gateway finds again what a request made whose answer was lost. */
import { createHash, randomUUID } from "node:crypto";
import { cwd } from "node:process";
import { segment } from "./endpoint";
import type { Session } from "./session";

export class IdempotencyKeys {
  readonly #session: () => Session;
  readonly #derived = new Set<string>();

  constructor(session: () => Session) {
    this.#session = session;
  }

  /**
   * The same key whenever the same declaration is created from the same directory, so that an apply finds what one that
   * was killed has made. The second of two equal declarations is another creation, and gets a key of its own.
   */
  derive(typeName: string, body: object): string {
    const declaration = JSON.stringify([typeName, cwd(), body]);
    const key = createHash("sha256").update(declaration).digest("base64url");
    if (this.#derived.has(key)) return this.fresh();
    this.#derived.add(key);
    return key;
  }

  fresh(): string {
    return randomUUID();
  }

  /** Tells the gateway that what was made under the key is known. A key that stays behind ends by itself. */
  async forget(key: string, signal: AbortSignal): Promise<void> {
    const path = `/v1/idempotency-keys/${segment(key)}`;
    await this.#session()
      .call({ method: "DELETE", path, signal })
      .catch(() => undefined);
  }
}
