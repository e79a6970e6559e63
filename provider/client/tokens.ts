/** Tokens for others than this client itself. */
import type { Session } from "./session";
import type { ClientSecretPair, IssuedToken } from "./token-request";

export class Tokens {
  readonly #session: () => Session;

  constructor(session: () => Session) {
    this.#session = session;
  }

  /**
   * A fresh token of the client that is given, else of the provider's own.
   * @param scopes none: all that the client has
   * @throws AuthenticationError also where the provider is configured with a token
   */
  issue(scopes: readonly string[], signal: AbortSignal, client?: ClientSecretPair): Promise<IssuedToken> {
    return this.#session().issueToken(scopes, signal, client);
  }

  revoke(token: string, signal: AbortSignal, client?: ClientSecretPair): Promise<void> {
    return this.#session().revokeToken(token, signal, client);
  }
}
