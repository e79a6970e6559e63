import { isScimToken } from "../domain/secrets";
import { HttpError, type Principal } from "../http/surface";
import { BEARER_CHALLENGE } from "./errors";

/** `Bearer x`; a doubled `Bearer Bearer x` too, which identity providers send when an administrator pastes the word. */
const BEARER = /^bearer +(?:bearer +)?([\w.~+/-]+=*) *$/i;
const ATTEMPTED = /^bearer(?: |$)/i;

/** Says of one kind of tokens which are honoured, and whom they stand for. */
export interface BearerVerifier {
  /** The caller of a token that was verified a moment ago. */
  recall(token: string): Principal | undefined;
  /** Null for a token that is not honoured, whatever the reason. @throws StoreUnavailable */
  verify(token: string): Promise<{ readonly principal: Principal } | null>;
}

/** Bearer tokens in the Authorization header (RFC 6750 §2.1), and nowhere else. */
export class BearerAuthenticator {
  constructor(
    private readonly accessTokens: BearerVerifier,
    private readonly scimTokens: BearerVerifier,
  ) {}

  /** @throws HttpError 401 */
  authenticate(authorization: string | undefined): Principal | Promise<Principal> {
    const token = parseBearer(authorization);
    const verifier = isScimToken(token) ? this.scimTokens : this.accessTokens;
    return verifier.recall(token) ?? verify(verifier, token);
  }
}

/** Whether a bearer token was tried, well-formed or not. */
export function triesBearer(authorization: string): boolean {
  return ATTEMPTED.test(authorization) || isScimToken(authorization);
}

async function verify(verifier: BearerVerifier, token: string): Promise<Principal> {
  const live = await verifier.verify(token);
  if (!live) throw invalidToken();
  return live.principal;
}

/** @throws HttpError 401: without an error code where no bearer token was tried (RFC 6750 §3.1) */
function parseBearer(authorization: string | undefined): string {
  if (authorization === undefined || !triesBearer(authorization)) {
    throw new HttpError(401, "A bearer token is needed.", { "WWW-Authenticate": BEARER_CHALLENGE });
  }
  // Okta's header authentication sends what was pasted as it stands, often without the word.
  if (isScimToken(authorization)) return authorization.trimEnd();
  const token = BEARER.exec(authorization)?.[1];
  if (token === undefined) throw invalidToken();
  return token;
}

function invalidToken(): HttpError {
  const description = "The access token is malformed, expired, revoked or not for this gateway";
  const challenge = `Bearer error="invalid_token", error_description="${description}"`;
  return new HttpError(401, `${description}.`, { "WWW-Authenticate": challenge }, "invalid_token");
}
