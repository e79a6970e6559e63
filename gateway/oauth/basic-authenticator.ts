import type { OAuthClient } from "../domain/model";
import { HttpError, type Principal, type Scope } from "../http/surface";
import type { ClientAuthentication } from "./client-authentication";
import { parseBasic } from "./credentials";
import { BASIC_CHALLENGE, BEARER_CHALLENGE } from "./errors";

const SCOPES: ReadonlySet<Scope> = new Set(["scim"]);

/** HTTP Basic (RFC 7617) with the id and secret of a client that may use them in place of a token. */
export class BasicAuthenticator {
  constructor(private readonly authentication: ClientAuthentication) {}

  /**
   * @throws HttpError 401 for wrong credentials, 403 for a client that may not use Basic, 429 after too many failures,
   *   which are counted together with those at the token endpoint
   */
  async authenticate(authorization: string, address: string | undefined): Promise<Principal> {
    const client = await this.authentication.verify(parseBasic(authorization), address);
    if (!client) throw credentialsNeeded("The client id or the secret is wrong.");
    return principalOf(client);
  }
}

/** 401 where both a bearer token and HTTP Basic would do. */
export function credentialsNeeded(message: string): HttpError {
  return new HttpError(401, message, { "WWW-Authenticate": `${BEARER_CHALLENGE}, ${BASIC_CHALLENGE}` });
}

/** Narrowed to `scim`, whatever else a token of the client's may do. @throws HttpError 403 */
function principalOf({ clientId, config: { name, integration, basicAuth } }: OAuthClient): Principal {
  if (basicAuth) return { clientId, name, scopes: SCOPES, integration };
  throw new HttpError(
    403,
    "This client may not send its secret here: set basic_auth on it, or fetch an access token with it.",
  );
}
