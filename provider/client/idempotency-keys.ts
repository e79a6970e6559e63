/** Keys under which the gateway finds again what a request made whose answer was lost. */
import { createHash } from "node:crypto";
import type { IdempotencyKeysChange } from "../../gateway/management/contract/idempotency-keys";
import type { Session } from "./session";
import { type StatePlace, statePlace } from "./state-place";

/** How many one request forgets: the gateway takes no more. */
const MOST_KEYS = 10_000;

export class IdempotencyKeys {
  readonly #session: () => Session;
  readonly #place: StatePlace = statePlace();
  /** How many creations there were so far, by what they declare. */
  readonly #derived = new Map<string, number>();
  readonly #settled: string[] = [];

  constructor(session: () => Session) {
    this.#session = session;
  }

  /**
   * The same keys, one after the other, whenever the same declaration is created for the same state, so that an apply
   * finds what one that was killed has made. Equal declarations are creations of their own: each has another key.
   */
  derive(typeName: string, body: object): string {
    const declaration = JSON.stringify([typeName, this.#place.id, body]);
    const earlier = this.#derived.get(declaration) ?? 0;
    this.#derived.set(declaration, earlier + 1);
    return createHash("sha256").update(`${earlier} ${declaration}`).digest("base64url");
  }

  /** Notes that the answer has come. Until Terraform has stored it, the key must still find what was made. */
  settle(key: string): void {
    this.#settled.push(key);
  }

  /**
   * Tells the gateway that all answers are stored, where they are by now. A key that stays behind ends by itself, and a plan
   * that makes more says what the state holds.
   */
  async forgetSettled(signal: AbortSignal): Promise<void> {
    if (this.#place.isStoredLater) return;
    while (this.#settled.length > 0) await this.forget(this.#settled.splice(0, MOST_KEYS), signal);
  }

  /** What is created under the keys from now on is another thing. */
  async forget(keys: string[], signal: AbortSignal): Promise<void> {
    const body: IdempotencyKeysChange = { remove: keys };
    await this.#session().call({ method: "PATCH", path: "/v1/idempotency-keys", body, signal });
  }
}
