/** Access tokens for the management API: one given by the user, or fetched by client credentials (RFC 6749 §4.4). */
import { AuthenticationError } from "./errors";
import { parseApiError, parseObject } from "./problem";
import { type RetryOptions, withRetry } from "./retry";
import type { Transport } from "./transport";

export type Credentials =
  | { readonly token: string }
  | { readonly clientId: string; readonly clientSecret: string };

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
  readonly #credentials: { readonly clientId: string; readonly clientSecret: string };
  readonly #transport: Transport;
  #token: Token | undefined;
  #fetching: Promise<Token> | undefined;

  constructor(
    credentials: { readonly clientId: string; readonly clientSecret: string },
    transport: Transport,
  ) {
    this.#credentials = credentials;
    this.#transport = transport;
  }

  async current(retry: RetryOptions): Promise<string> {
    if (this.#token && performance.now() < this.#token.renewAt) return this.#token.value;
    this.#fetching ??= this.#fetch(retry).finally(() => {
      this.#fetching = undefined;
    });
    this.#token = await this.#fetching;
    return this.#token.value;
  }

  renew(refused: string): boolean {
    if (this.#token?.value === refused) this.#token = undefined;
    return true;
  }

  async #fetch(retry: RetryOptions): Promise<Token> {
    const { clientId, clientSecret } = this.#credentials;
    const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    const answer = await withRetry(
      () =>
        this.#transport.send({
          method: "POST",
          path: "/oauth2/token",
          headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
          body: new URLSearchParams(form).toString(),
          signal: retry.signal,
        }),
      retry,
    );
    if (answer.status === 400 || answer.status === 401) {
      const reason = parseObject(answer.body)?.error;
      throw new AuthenticationError(
        `The gateway refused the client ${clientId}${typeof reason === "string" ? ` (${reason})` : ""}.`,
        "client_secret",
      );
    }
    if (answer.status !== 200) throw parseApiError(answer);
    return parseToken(answer.body);
  }
}

function parseToken(body: string): Token {
  const { access_token: value, expires_in: lifetime } = parseObject(body) ?? {};
  if (typeof value !== "string") {
    throw new AuthenticationError(
      "The endpoint's /oauth2/token did not answer with a token: is it a Rollcall gateway?",
      "client_secret",
    );
  }
  const seconds = typeof lifetime === "number" ? lifetime : 60;
  // Early by a tenth, so that a token never ends while a request with it is on its way.
  return { value, renewAt: performance.now() + seconds * 900 };
}
