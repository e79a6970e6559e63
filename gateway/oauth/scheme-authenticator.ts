import type { Authenticator, Principal } from "../http/surface";
import { type BasicAuthenticator, credentialsNeeded } from "./basic-authenticator";
import { type BearerAuthenticator, triesBearer } from "./bearer-authenticator";

const BASIC = /^basic(?: |$)/i;

/** Hands the Authorization header to the one who reads its scheme. */
export class SchemeAuthenticator implements Authenticator {
  constructor(
    private readonly bearer: BearerAuthenticator,
    private readonly basic: BasicAuthenticator,
  ) {}

  authenticate(
    authorization: string | undefined,
    basicFrom?: { readonly ip?: string },
  ): Principal | Promise<Principal> {
    if (!basicFrom || (authorization !== undefined && triesBearer(authorization))) {
      return this.bearer.authenticate(authorization);
    }
    if (authorization !== undefined && BASIC.test(authorization)) {
      return this.basic.authenticate(authorization, basicFrom.ip);
    }
    throw credentialsNeeded("A bearer token, or the credentials of a client, are needed.");
  }
}
