import { randomUUID } from "node:crypto";
import type { ClientScope, OAuthClient, SigningAlgorithm } from "../domain/model";
import { signAccessToken } from "./access-token";
import type { KeyRing } from "./key-ring";

export interface IssuerOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds. */
  readonly tokenLifetime: number;
  readonly algorithm: SigningAlgorithm;
  readonly clock: () => number;
}

export interface IssuedToken {
  readonly token: string;
  /** Seconds. */
  readonly expiresIn: number;
  readonly scopes: readonly ClientScope[];
}

/** Makes access tokens (RFC 9068 §2.2). Nothing is stored, so a million of them weigh nothing. */
export class TokenIssuer {
  constructor(
    private readonly keys: KeyRing,
    private readonly options: IssuerOptions,
  ) {}

  async issue(client: OAuthClient, scopes: readonly ClientScope[]): Promise<IssuedToken> {
    const { issuer, audience, tokenLifetime, algorithm, clock } = this.options;
    const key = await this.keys.active(algorithm);
    const iat = Math.floor(clock() / 1_000);
    const claims = {
      iss: issuer,
      aud: audience,
      sub: client.clientId,
      client_id: client.clientId,
      iat,
      exp: iat + tokenLifetime,
      jti: randomUUID(),
      scope: scopes.join(" "),
      ...(client.config.integration === null ? {} : { integration: client.config.integration }),
    };
    return { token: signAccessToken(claims, algorithm, key), expiresIn: tokenLifetime, scopes };
  }
}
