/** Keys under which the gateway finds again what a request made whose answer was lost. */
import { createHash, randomUUID } from "node:crypto";
import { cwd } from "node:process";

export class IdempotencyKeys {
  readonly #derived = new Set<string>();

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
}
