/** Revoked access tokens. Tokens themselves are not kept: they carry what they say, and only exceptions are rows. */
import { type Deps, record } from "./command";
import type { Actor } from "./model";

/** Longer than any clock is set back, so that a token revoked once does not come back to life. */
const MARGIN = 24 * 3_600_000;

export interface RevokedToken {
  /** The token's `jti`. */
  readonly tokenId: string;
  readonly clientId: string;
  readonly integration: string | null;
  /** When the token stops being honoured anyway. */
  readonly expiresAt: number;
}

export class Tokens {
  constructor(private readonly deps: Deps) {}

  isRevoked(tokenId: string): Promise<boolean> {
    return this.deps.store.read.tokens.isRevoked(tokenId);
  }

  /** Durable when it resolves. Also forgets revocations whose tokens expired long ago, so that the rows stay few. */
  revoke({ tokenId, clientId, integration, expiresAt }: RevokedToken, actor: Actor): Promise<void> {
    return this.deps.store.write(async (tx) => {
      if (await tx.tokens.isRevoked(tokenId)) return;
      const now = this.deps.clock();
      await tx.tokens.revoke(tokenId, expiresAt);
      await tx.tokens.forgetExpired(now - MARGIN);
      await record(tx, actor, now, {
        action: "token.revoked",
        target: { type: "token", id: tokenId, integration },
        delta: { clientId, expiresAt },
      });
    });
  }
}
