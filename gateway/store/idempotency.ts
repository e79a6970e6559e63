import type { Idempotency } from "../domain/store";
import type { Session } from "./session";
import type { Compiler } from "./statement";

interface Remembered {
  actor: string;
  key: string;
  fingerprint: string;
  target: string;
  now: number;
}

export function idempotencyStatements(sql: Compiler) {
  return {
    find: sql.read(
      (db, p: { actor: string; key: string }) =>
        db
          .selectFrom("idempotency")
          .select(["fingerprint", "target"])
          .where("actor", "=", p.actor)
          .where("key", "=", p.key),
      { turn: "creations" },
    ),
    insert: sql.quiet((db, p: Remembered) =>
      db.insertInto("idempotency").values({
        actor: p.actor,
        key: p.key,
        fingerprint: p.fingerprint,
        target: p.target,
        created_at: p.now,
      }),
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

  async find(actor: string, key: string): Promise<{ fingerprint: string; target: string } | null> {
    return this.session.first(this.on.find.with({ actor, key }));
  }

  async insert(actor: string, key: string, fingerprint: string, target: string, now: number): Promise<void> {
    await this.session.run(this.on.insert.with({ actor, key, fingerprint, target, now }));
  }

  async forget(actor: string, keys: readonly string[]): Promise<void> {
    await this.session.run(this.on.forget.with({ actor, keys: [...keys] }));
  }

  async forgetBefore(time: number): Promise<void> {
    await this.session.run(this.on.forgetBefore.with({ time }));
  }
}
