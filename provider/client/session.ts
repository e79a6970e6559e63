/** Authorized JSON requests: a token on each, patience with each, and refusals as errors. */
import { AuthenticationError } from "./errors";
import { type JsonObject, noGateway, parseObject, parseRefusal } from "./problem";
import { withRetry } from "./retry";
import {
  type ClientSecretPair,
  type Credentials,
  type IssuedToken,
  requestToken,
  revokeToken,
} from "./token-request";
import { type TokenSource, tokenSource } from "./token-source";
import type { Answer, Request, Transport } from "./transport";

export interface Call {
  readonly method: Request["method"];
  readonly path: string;
  readonly body?: unknown;
  /** Makes a repeated POST find what the first one made. */
  readonly idempotencyKey?: string;
  /** Told when the answer is of an earlier request with the same key. */
  readonly onReplay?: () => void;
  /** What is asked of the answer beside being a JSON object; without it, it is not the gateway's. */
  readonly isAnswer?: (body: JsonObject) => boolean;
  readonly signal: AbortSignal;
}

export class Session {
  readonly #transport: Transport;
  readonly #tokens: TokenSource;
  readonly #patience: number;

  readonly #credentials: Credentials;
  #hasWritten = false;

  constructor(transport: Transport, credentials: Credentials, patience: number) {
    this.#credentials = credentials;
    this.#transport = transport;
    this.#tokens = tokenSource(credentials, transport);
    this.#patience = patience;
  }

  get clientId(): string | undefined {
    return "clientId" in this.#credentials ? this.#credentials.clientId : undefined;
  }

  /** Whether anything but a reading call was begun. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /**
   * The answer's body, parsed; undefined after a DELETE. Its shape is the contract's word.
   * @throws ApiError | NoGatewayError | AuthenticationError | UnreachableError | InterruptedError
   */
  async call<T>(call: Call): Promise<T> {
    this.#hasWritten ||= call.method !== "GET";
    return parseBody<T>(await this.#ask(call), call);
  }

  async #ask(call: Call): Promise<Answer> {
    let answer = await this.#attempt(call);
    // A token may end early: the gateway's keys changed, or it was revoked. One more try, then it is an error.
    if (answer.status === 401) answer = await this.#attempt(call);
    if (answer.status === 401) throw refusedToken();
    if (answer.status < 200 || answer.status > 299) throw parseRefusal(answer);
    if (answer.headers["idempotent-replayed"] === "true") call.onReplay?.();
    return answer;
  }

  /**
   * Finds out, by one question, whether this is a gateway that takes the credentials. A token that was given is tried on what
   * every gateway holds.
   * @throws AuthenticationError | NoGatewayError | ApiError | UnreachableError | InterruptedError
   */
  async signIn(signal: AbortSignal): Promise<void> {
    const token = await this.#tokens.current({ patience: 0, signal });
    if (this.clientId !== undefined) return;
    const call: Call = { method: "GET", path: "/v1/integrations/default", signal };
    const answer = await this.#transport.send(toRequest(call, token));
    if (answer.status === 401) throw refusedToken();
    if (answer.status !== 200) throw parseRefusal(answer);
    parseBody(answer, call);
  }

  /** A token of another client, or a further one of this session's own. */
  issueToken(scopes: readonly string[], signal: AbortSignal, other?: ClientSecretPair): Promise<IssuedToken> {
    const pair = other ?? ownPair(this.#credentials);
    return requestToken(pair, this.#transport, { patience: this.#patience, signal }, scopes);
  }

  /** Ends a token that `issueToken` got for the same client. */
  revokeToken(token: string, signal: AbortSignal, other?: ClientSecretPair): Promise<void> {
    const pair = other ?? ownPair(this.#credentials);
    return revokeToken(token, pair, this.#transport, { patience: this.#patience, signal });
  }

  async #attempt(call: Call): Promise<Answer> {
    const retry = { patience: this.#patience, signal: call.signal };
    const token = await this.#tokens.current(retry);
    const answer = await withRetry(() => this.#transport.send(toRequest(call, token)), retry);
    if (answer.status === 401 && !this.#tokens.renew(token)) throw refusedToken();
    return answer;
  }
}

function ownPair(credentials: Credentials): ClientSecretPair {
  if ("clientId" in credentials) return credentials;
  throw new AuthenticationError(
    "The provider is configured with a token, which gives no further ones.",
    "token",
  );
}

function toRequest({ method, path, body, idempotencyKey, signal }: Call, token: string): Request {
  return {
    method,
    path,
    signal,
    headers: {
      Accept: "application/json",
      Authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      ...(idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  };
}

/** The gateway answers a DELETE with 204 and everything else with a JSON object; whatever differs is not its word. */
function parseBody<T>(answer: Answer, { method, isAnswer = () => true }: Call): T {
  const body = parseObject(answer.body);
  const isOurs = method === "DELETE" ? answer.status === 204 : body !== undefined && isAnswer(body);
  if (!isOurs) throw noGateway(answer);
  return body as T;
}

function refusedToken(): AuthenticationError {
  return new AuthenticationError(
    "The gateway refused the access token: it is not valid, or no longer.",
    "token",
  );
}
