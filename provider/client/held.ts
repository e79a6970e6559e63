/** What Terraform holds: no creation may take it for something that an apply before has made and lost. */
import type { KeptCreations } from "../../gateway/management/contract/idempotency-keys";
import type { Session } from "./session";

type Creation = KeptCreations["kept"][number];

/** How many one request names: the gateway takes no more. */
const MOST = 10_000;

export class Held {
  readonly #session: () => Session;
  /** Of which types something is to be made: only then it matters what is held. */
  readonly #awaited = new Set<Creation["type"]>();
  #held: Creation[] = [];
  #telling: Promise<void> = Promise.resolve();

  constructor(session: () => Session) {
    this.#session = session;
  }

  /** Notes that something of the type is to be made. */
  await(type: Creation["type"]): void {
    this.#awaited.add(type);
  }

  /** Notes what is in the state. */
  note(creation: Creation): void {
    this.#held.push(creation);
  }

  /**
   * Tells the gateway what was noted, once.
   * @throws ApiError | NoGatewayError | AuthenticationError | UnreachableError | InterruptedError, and NotConfiguredError
   */
  tell(signal: AbortSignal): Promise<void> {
    const before = this.#telling.catch(() => {});
    this.#telling = before.then(() => this.#tellNoted(signal));
    return this.#telling;
  }

  async #tellNoted(signal: AbortSignal): Promise<void> {
    const noted = new Set(this.#held.filter(({ type }) => this.#awaited.has(type)));
    const kept = [...noted];
    for (let start = 0; start < kept.length; start += MOST) {
      const body: KeptCreations = { kept: kept.slice(start, start + MOST) };
      await this.#session().call({ method: "POST", path: "/v1/idempotency-keys/kept", body, signal });
    }
    this.#held = this.#held.filter((one) => !noted.has(one));
  }
}
