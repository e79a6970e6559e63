import type { KeyState, SigningAlgorithm, SigningKey } from "../domain/model";
import type { KeyReads, KeyWrites } from "../domain/store";
import { fromJson } from "./rows";
import type { Session } from "./session";
import type { Compiler } from "./statement";

export function keyStatements(sql: Compiler) {
  return {
    all: sql.read(
      (db, p: { now: number }) =>
        db
          .selectFrom("signing_keys")
          .selectAll()
          .where((eb) => eb.or([eb("retires_at", "is", null), eb("retires_at", ">", p.now)]))
          .orderBy("key", "desc"),
      { turn: "keys" },
    ),
    insert: sql.write((db, p: Omit<SigningKey, "publicJwk"> & { publicJwk: string }) =>
      db.insertInto("signing_keys").values({
        kid: p.kid,
        algorithm: p.algorithm,
        state: p.state,
        private_key: p.privateKey,
        public_jwk: p.publicJwk,
        created_at: p.createdAt,
        retires_at: p.retiresAt,
      }),
    ),
    retire: sql.write((db, p: { algorithm: string; retiresAt: number }) =>
      db
        .updateTable("signing_keys")
        .set({ state: "retiring", retires_at: p.retiresAt })
        .where("algorithm", "=", p.algorithm)
        .where("state", "=", "active"),
    ),
    removeRetired: sql.write((db, p: { now: number }) =>
      db.deleteFrom("signing_keys").where("retires_at", "<=", p.now),
    ),
  };
}

export class Keys implements KeyReads, KeyWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof keyStatements>,
    private readonly clock: () => number,
  ) {}

  async all(): Promise<readonly SigningKey[]> {
    const rows = await this.session.all(this.on.all.with({ now: this.clock() }));
    return rows.map((row) => ({
      kid: row.kid,
      algorithm: row.algorithm as SigningAlgorithm,
      state: row.state as KeyState,
      privateKey: row.private_key,
      publicJwk: fromJson(row.public_jwk),
      createdAt: row.created_at,
      retiresAt: row.retires_at,
    }));
  }

  async insert(key: SigningKey): Promise<void> {
    await this.session.run(this.on.insert.with({ ...key, publicJwk: JSON.stringify(key.publicJwk) }));
  }

  async retire(algorithm: SigningAlgorithm, retiresAt: number): Promise<void> {
    await this.session.run(this.on.removeRetired.with({ now: this.clock() }));
    await this.session.run(this.on.retire.with({ algorithm, retiresAt }));
  }
}
