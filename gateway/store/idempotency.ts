import type { Creation, Idempotency, RememberedCreation } from "../domain/creation-store";
import type { Session } from "./session";
import type { Compiler } from "./statement";

interface Remembered {
  actor: string;
  key: string;
  fingerprint: string;
  type: string;
  id: string;
  now: number;
}

export function idempotencyStatements(sql: Compiler) {
  return {
    find: sql.read(
      (db, p: { actor: string; key: string }) =>
        db
          .selectFrom("idempotency")
          .select(["fingerprint", "target_type", "target", "keeper"])
          .where("actor", "=", p.actor)
          .where("key", "=", p.key),
      { turn: "creations" },
    ),
    insert: sql.quiet((db, p: Remembered) =>
      db.insertInto("idempotency").values({
        actor: p.actor,
        key: p.key,
        fingerprint: p.fingerprint,
        target_type: p.type,
        target: p.id,
        created_at: p.now,
      }),
    ),
    release: sql.quiet((db, p: { keeper: string }) =>
      db.updateTable("idempotency").set({ keeper: null }).where("keeper", "=", p.keeper),
    ),
    keep: sql.quiet((db, p: { keeper: string; type: string; ids: string[] }) =>
      db
        .updateTable("idempotency")
        .set({ keeper: p.keeper })
        .where("target_type", "=", p.type)
        .where("target", "in", (qb) => qb.selectFrom(sql.dialect.each(p.ids, "text")).select("each.value")),
    ),
    forget: sql.quiet((db, p: { actor: string; keys: string[] }) =>
      db
        .deleteFrom("idempotency")
        .where("actor", "=", p.actor)
        .where("key", "in", (qb) => qb.selectFrom(sql.dialect.each(p.keys, "text")).select("each.value")),
    ),
    forgetBefore: sql.quiet((db, p: { time: number }) =>
      db.deleteFrom("idempotency").where("created_at", "<", p.time),
    ),
  };
}

export class IdempotencyKeys implements Idempotency {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof idempotencyStatements>,
  ) {}

  async find(actor: string, key: string): Promise<RememberedCreation | null> {
    const row = await this.session.first(this.on.find.with({ actor, key }));
    if (!row) return null;
    const { fingerprint, target_type, target: id, keeper } = row;
    return { fingerprint, target: { type: target_type as Creation["type"], id }, isKept: keeper !== null };
  }

  async insert(
    actor: string,
    key: string,
    { fingerprint, target }: Omit<RememberedCreation, "isKept">,
    now: number,
  ): Promise<void> {
    await this.session.run(this.on.insert.with({ actor, key, fingerprint, ...target, now }));
  }

  async keep(keeper: string, type: Creation["type"], ids: readonly string[]): Promise<void> {
    await this.session.run(this.on.keep.with({ keeper, type, ids: [...ids] }));
  }

  async release(keeper: string): Promise<void> {
    await this.session.run(this.on.release.with({ keeper }));
  }

  async forget(actor: string, keys: readonly string[]): Promise<void> {
    await this.session.run(this.on.forget.with({ actor, keys: [...keys] }));
  }

  async forgetBefore(time: number): Promise<void> {
    await this.session.run(this.on.forgetBefore.with({ time }));
  }
}
