/** What Terraform holds: no creation may take it for something that an apply before has made and lost. */
import type { KeptCreations } from "../../gateway/management/contract/idempotency-keys";
import type { Session } from "./session";
import { statePlace } from "./state-place";

type Creation = KeptCreations["kept"][number];

/** How many one request names. Where there are more, things with a name of their own are left out: none is made twice. */
const MOST = 5_000;

export class Held {
  readonly #session: () => Session;
  readonly #named = new Map<string, Creation>();
  readonly #credentials = new Map<string, Creation>();
  #isAwaited = false;

  constructor(session: () => Session) {
    this.#session = session;
  }

  /** Notes that something is to be made: only then it matters what is held. */
  awaitCreation(): void {
    this.#isAwaited = true;
  }

  /** Notes what is in the state. */
  note(creation: Creation): void {
    const isCredential = creation.type === "oauth-client" || creation.type === "scim-token";
    (isCredential ? this.#credentials : this.#named).set(`${creation.type} ${creation.id}`, creation);
  }

  /**
   * Tells the gateway, at the end of a plan, what the state holds by now, in place of what it held before: a state may get lost.
   * @throws ApiError | NoGatewayError | AuthenticationError | UnreachableError | InterruptedError, and NotConfiguredError
   */
  async tell(signal: AbortSignal): Promise<void> {
    if (!this.#isAwaited || this.#session().hasWritten) return;
    const path = `/v1/idempotency-keys/kept/${statePlace().id}`;
    const body: KeptCreations = {
      kept: [...this.#credentials.values(), ...this.#named.values()].slice(0, MOST),
    };
    await this.#session().call({ method: "PUT", path, body, signal });
  }
}
