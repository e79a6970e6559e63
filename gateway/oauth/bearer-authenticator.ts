import { type Authenticator, HttpError, type Principal } from "../http/surface";
import type { TokenVerifier } from "./token-verifier";

/** `Bearer x`; a doubled `Bearer Bearer x` too, which identity providers send when an administrator pastes the word. */
const BEARER = /^bearer +(?:bearer +)?([\w.~+/-]+=*) *$/i;
const ATTEMPTED = /^bearer(?: |$)/i;

/** Bearer tokens in the Authorization header (RFC 6750 §2.1), and nowhere else. */
export class BearerAuthenticator implements Authenticator {
  constructor(private readonly verifier: TokenVerifier) {}

  /** @throws HttpError 401 */
  authenticate(authorization: string | undefined): Principal | Promise<Principal> {
    const token = parseBearer(authorization);
    return this.verifier.recall(token) ?? this.verify(token);
  }

  private async verify(token: string): Promise<Principal> {
    const live = await this.verifier.verify(token);
    if (!live) throw invalidToken();
    return live.principal;
  }
}

/** @throws HttpError 401: without an error code where no bearer token was tried (RFC 6750 §3.1) */
function parseBearer(authorization: string | undefined): string {
  const token = authorization === undefined ? undefined : BEARER.exec(authorization)?.[1];
  if (token !== undefined) return token;
  if (authorization !== undefined && ATTEMPTED.test(authorization)) throw invalidToken();
  throw new HttpError(401, "A bearer token is needed.", { "WWW-Authenticate": "Bearer" });
}

function invalidToken(): HttpError {
  const description = "The access token is malformed, expired, revoked or not for this gateway";
  const challenge = `Bearer error="invalid_token", error_description="${description}"`;
  return new HttpError(401, `${description}.`, { "WWW-Authenticate": challenge }, "invalid_token");
}
