import type { TokenReads, TokenWrites } from "../domain/store";
import type { Session } from "./session";
import type { Compiler } from "./statement";

export function tokenStatements(sql: Compiler) {
  return {
    find: sql.read((db, p: { tokenId: string }) =>
      db.selectFrom("revoked_tokens").select("token_id").where("token_id", "=", p.tokenId),
    ),
    revoke: sql.write((db, p: { tokenId: string; expiresAt: number }) =>
      db
        .insertInto("revoked_tokens")
        .values({ token_id: p.tokenId, expires_at: p.expiresAt })
        .onConflict((conflict) => conflict.doNothing()),
    ),
    forgetExpired: sql.quiet((db, p: { now: number }) =>
      db.deleteFrom("revoked_tokens").where("expires_at", "<", p.now),
    ),
  };
}

export class Tokens implements TokenReads, TokenWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof tokenStatements>,
  ) {}

  async isRevoked(tokenId: string): Promise<boolean> {
    return (await this.session.first(this.on.find.with({ tokenId }))) !== null;
  }

  async revoke(tokenId: string, expiresAt: number): Promise<void> {
    await this.session.run(this.on.revoke.with({ tokenId, expiresAt }));
  }

  async forgetExpired(now: number): Promise<void> {
    await this.session.run(this.on.forgetExpired.with({ now }));
  }
}
