import type { Clients } from "../domain/clients";
import type { OAuthClient } from "../domain/model";
import type { Tokens } from "../domain/tokens";
import type { Principal, Scope } from "../http/surface";
import { type AccessTokenClaims, keyIdOf, LEEWAY, verifyAccessToken } from "./access-token";
import type { KeyRing } from "./key-ring";
import { TokenMemory } from "./token-memory";

export interface VerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  readonly clock: () => number;
}

/** A token that is honoured now, and the caller that it stands for. */
export interface LiveToken {
  readonly claims: AccessTokenClaims;
  readonly principal: Principal;
}

/** Says of a token whether it is honoured now: signature and claims, then its client and revocation as stored. */
export class TokenVerifier {
  readonly memory = new TokenMemory();

  constructor(
    private readonly keys: KeyRing,
    private readonly clients: Clients,
    private readonly tokens: Tokens,
    private readonly options: VerifierOptions,
  ) {
    clients.onChanged((clientId) => this.memory.forgetClient(clientId));
    keys.onRotated(() => this.memory.forgetAll());
  }

  /** The caller of a token that was verified a moment ago. */
  recall(token: string): Principal | undefined {
    return this.memory.recall(token, this.options.clock());
  }

  /** Null for a token that is not honoured, whatever the reason. @throws StoreUnavailable */
  async verify(token: string): Promise<LiveToken | null> {
    const { generation } = this.memory;
    const claims = await this.read(token);
    if (!claims) return null;
    const client = await this.clients.findLive(claims.client_id);
    if (!client || client.config.integration !== (claims.integration ?? null)) return null;
    if (await this.tokens.isRevoked(claims.jti)) return null;
    const principal = principalOf(client, claims);
    const ends = Math.min(endOf(claims), client.config.expiresAt ?? Number.POSITIVE_INFINITY);
    this.memory.remember(token, principal, ends, generation);
    return { claims, principal };
  }

  /** What a genuine token says that has not expired, whatever became of its client. */
  async read(token: string): Promise<AccessTokenClaims | null> {
    const { generation } = this.memory;
    const now = this.options.clock();
    const known = this.memory.recallSigned(token);
    const kid = known?.kid ?? keyIdOf(token);
    // A key that is gone takes its tokens along, also those that were verified while it was there.
    const key = kid === undefined ? undefined : await this.keys.find(kid);
    if (kid === undefined || !key) return null;
    if (known) return endOf(known.claims) > now ? known.claims : null;
    const { issuer, audience } = this.options;
    const claims = verifyAccessToken(token, key, { issuer, audience, now });
    if (claims) this.memory.rememberSigned(token, { claims, kid }, generation);
    return claims;
  }
}

/** When the token is honoured no longer, in milliseconds since the epoch. */
export function endOf(claims: AccessTokenClaims): number {
  return (claims.exp + LEEWAY) * 1_000;
}

/** A scope that the client lost since the token was issued is lost to the token too. */
function principalOf({ clientId, config }: OAuthClient, claims: AccessTokenClaims): Principal {
  const granted = new Set(claims.scope.split(" "));
  const scopes = new Set<Scope>(config.scopes.filter((scope) => granted.has(scope)));
  return { clientId, name: config.name, scopes, integration: config.integration };
}
