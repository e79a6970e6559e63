/** What the provider asks of the token endpoint: tokens by client credentials (RFC 6749 §4.4), and their end (RFC 7009). */
import { AuthenticationError } from "./errors";
import { parseApiError, parseObject } from "./problem";
import { type RetryOptions, withRetry } from "./retry";
import type { Answer, Transport } from "./transport";

export interface ClientSecretPair {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Credentials = { readonly token: string } | ClientSecretPair;

export interface IssuedToken {
  readonly value: string;
  /** Seconds. */
  readonly lifetime: number;
  readonly scopes: readonly string[];
}

/**
 * @param scopes none: all that the client has
 * @throws AuthenticationError | ApiError | UnreachableError | InterruptedError
 */
export async function requestToken(
  pair: ClientSecretPair,
  transport: Transport,
  retry: RetryOptions,
  scopes: readonly string[] = [],
): Promise<IssuedToken> {
  const scope = scopes.length > 0 ? { scope: scopes.join(" ") } : undefined;
  const form = { grant_type: "client_credentials", ...scope };
  const answer = await post("/oauth2/token", form, pair, transport, retry);
  if (answer.status === 400 || answer.status === 401) throw refused(answer, pair);
  if (answer.status !== 200) throw parseApiError(answer);
  return parseToken(answer.body);
}

/** Succeeds also for a token that has ended already. */
export async function revokeToken(
  token: string,
  pair: ClientSecretPair,
  transport: Transport,
  retry: RetryOptions,
): Promise<void> {
  const answer = await post("/oauth2/revoke", { token }, pair, transport, retry);
  if (answer.status === 400 || answer.status === 401) throw refused(answer, pair);
  if (answer.status !== 200) throw parseApiError(answer);
}

function post(
  path: string,
  form: Readonly<Record<string, string>>,
  { clientId, clientSecret }: ClientSecretPair,
  transport: Transport,
  retry: RetryOptions,
): Promise<Answer> {
  const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret }).toString();
  const headers = { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" };
  return withRetry(
    () => transport.send({ method: "POST", path, headers, body, signal: retry.signal }),
    retry,
  );
}

function refused({ body }: Answer, { clientId }: ClientSecretPair): AuthenticationError {
  const { error } = parseObject(body) ?? {};
  const reason = typeof error === "string" ? error : undefined;
  const why = reason === undefined ? "" : ` (${reason})`;
  return new AuthenticationError(
    `The gateway refused the client ${clientId}${why}.`,
    "client_secret",
    reason,
  );
}

function parseToken(body: string): IssuedToken {
  const { access_token: value, expires_in: lifetime, scope } = parseObject(body) ?? {};
  if (typeof value !== "string") {
    throw new AuthenticationError(
      "The endpoint's /oauth2/token did not answer with a token: is it a Rollcall gateway?",
      "client_secret",
    );
  }
  return {
    value,
    lifetime: typeof lifetime === "number" ? lifetime : 60,
    scopes: typeof scope === "string" ? scope.split(" ") : [],
  };
}
