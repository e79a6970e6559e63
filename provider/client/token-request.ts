/** What the provider asks of the token endpoint: tokens by client credentials (RFC 6749 §4.4), and their end (RFC 7009). */
import { ApiError, AuthenticationError, type NoGatewayError } from "./errors";
import { noGateway, parseObject } from "./problem";
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

/** Those with which the token endpoint refuses a client (RFC 6749 §5.2). */
const REFUSALS: ReadonlySet<number> = new Set([400, 401, 403]);

/**
 * @param scopes none: all that the client has
 * @throws AuthenticationError | NoGatewayError | UnreachableError | InterruptedError, and ApiError for 429 and 5xx
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
  if (answer.status !== 200) throw parseRefusal(answer, pair);
  return parseToken(answer);
}

/** Succeeds also for a token that has ended already. */
export async function revokeToken(
  token: string,
  pair: ClientSecretPair,
  transport: Transport,
  retry: RetryOptions,
): Promise<void> {
  const answer = await post("/oauth2/revoke", { token }, pair, transport, retry);
  if (answer.status !== 200) throw parseRefusal(answer, pair);
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

/** What an answer other than 200 stands for. It never speaks of a resource, whatever its status. */
function parseRefusal(
  answer: Answer,
  pair: ClientSecretPair,
): AuthenticationError | ApiError | NoGatewayError {
  const { status } = answer;
  const { error } = parseObject(answer.body) ?? {};
  if (REFUSALS.has(status) && typeof error === "string") return refused(error, pair);
  if (status !== 429 && status < 500) return noGateway(answer);
  const detail = `The gateway's token endpoint answered ${status}.`;
  return new ApiError({ status, code: `http-${status}`, detail });
}

function refused(reason: string, { clientId }: ClientSecretPair): AuthenticationError {
  return new AuthenticationError(
    `The gateway refused the client ${clientId} (${reason}).`,
    "client_secret",
    reason,
  );
}

function parseToken(answer: Answer): IssuedToken {
  const { access_token: value, expires_in: lifetime, scope } = parseObject(answer.body) ?? {};
  if (typeof value !== "string") throw noGateway(answer);
  return {
    value,
    lifetime: typeof lifetime === "number" ? lifetime : 60,
    scopes: typeof scope === "string" ? scope.split(" ") : [],
  };
}
