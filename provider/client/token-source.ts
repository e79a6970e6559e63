/** Access tokens for the management API: one given by the user, or fetched by client credentials (RFC 6749 §4.4). */
import { InterruptedError } from "./errors";
import type { RetryOptions } from "./retry";
import { type ClientSecretPair, type Credentials, requestToken } from "./token-request";
import type { Transport } from "./transport";

export interface TokenSource {
  /** A token that is good for at least some seconds; concurrent callers share one fetch. */
  current(retry: RetryOptions): Promise<string>;
  /** Called with a token that was refused: the next `current` fetches another. False when there is no other. */
  renew(refused: string): boolean;
}

export function tokenSource(credentials: Credentials, transport: Transport): TokenSource {
  return "token" in credentials
    ? { current: async () => credentials.token, renew: () => false }
    : new ClientCredentials(credentials, transport);
}

interface Token {
  readonly value: string;
  /** On the monotonic clock, in milliseconds. */
  readonly renewAt: number;
}

class ClientCredentials implements TokenSource {
  readonly #credentials: ClientSecretPair;
  readonly #transport: Transport;
  #token: Token | undefined;
  #fetching: Promise<Token> | undefined;

  constructor(credentials: ClientSecretPair, transport: Transport) {
    this.#credentials = credentials;
    this.#transport = transport;
  }

  async current(retry: RetryOptions): Promise<string> {
    if (this.#token && performance.now() < this.#token.renewAt) return this.#token.value;
    this.#fetching ??= this.#fetch(retry).finally(() => {
      this.#fetching = undefined;
    });
    try {
      this.#token = await unlessAborted(this.#fetching, retry.signal);
      return this.#token.value;
    } catch (error) {
      // Whoever began to fetch it had less time, or is gone: that ends nobody else's wait.
      if (error instanceof InterruptedError && !retry.signal.aborted) return this.current(retry);
      throw error;
    }
  }

  renew(refused: string): boolean {
    if (this.#token?.value === refused) this.#token = undefined;
    return true;
  }

  async #fetch(retry: RetryOptions): Promise<Token> {
    const { value, lifetime } = await requestToken(this.#credentials, this.#transport, retry);
    // Early by a tenth, so that a token never ends while a request with it is on its way.
    return { value, renewAt: performance.now() + lifetime * 900 };
  }
}

/** What others share, for one who may not wait for all of it. */
function unlessAborted<T>(shared: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new InterruptedError("Interrupted while waiting for the gateway."));
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    shared.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
