import type { Lock, LockSource, RowKey } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { LockReads, LockSelection, LockWrites } from "../domain/store";
import { canonicalUserName } from "../domain/title";
import { pageOf } from "./paging";
import { only, type Row } from "./rows";
import type { LocksTable } from "./schema";
import type { Session } from "./session";
import { bounded, type Compiler, isAbsent } from "./statement";

interface Selected {
  integration: string | null;
  nameKey: string | null;
}

interface InForce {
  integration: string;
  nameKey: string;
  userId: string | null;
  now: number;
}

export function lockStatements(sql: Compiler) {
  const selected = (p: Selected) =>
    sql.db
      .selectFrom("locks")
      .where((eb) => eb.or([isAbsent(p.integration), eb("integration", "=", p.integration)]))
      .where((eb) => eb.or([isAbsent(p.nameKey), eb("user_name_key", "=", p.nameKey)]));
  return {
    find: sql.read((db, p: { id: string }) => db.selectFrom("locks").selectAll().where("id", "=", p.id), {
      rows: "locks",
    }),
    on: sql.read(
      (db, p: InForce) =>
        db
          .selectFrom("locks")
          .selectAll()
          .where((eb) =>
            eb.or([
              eb.and([eb("integration", "=", p.integration), eb("user_name_key", "=", p.nameKey)]),
              eb("user_id", "=", p.userId),
            ]),
          )
          .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)]))
          .orderBy("key"),
      { rows: "locks" },
    ),
    page: sql.read((_, p: Selected & { after: number; limit: number; offset: number }) =>
      selected(p)
        .selectAll()
        .where("key", ">", p.after)
        .orderBy("key")
        .limit(bounded(p.limit))
        .offset(p.offset),
    ),
    count: sql.read((_, p: Selected) => selected(p).select((eb) => eb.fn.countAll<number>().as("total"))),
    insert: sql.write((db, p: Omit<Row<LocksTable>, "key">) =>
      db
        .insertInto("locks")
        .values({
          id: p.id,
          integration: p.integration,
          user_name: p.user_name,
          user_name_key: p.user_name_key,
          user_id: p.user_id,
          source: p.source,
          reason: p.reason,
          created_by: p.created_by,
          created_at: p.created_at,
          expires_at: p.expires_at,
        })
        .returning("key"),
    ),
    remove: sql.write((db, p: { keys: readonly number[] }) =>
      db
        .deleteFrom("locks")
        .where("key", "in", (eb) => eb.selectFrom(sql.dialect.each(p.keys, "bigint")).select("each.value")),
    ),
  };
}

export class Locks implements LockReads, LockWrites {
  constructor(
    private readonly session: Session,
    private readonly statements: ReturnType<typeof lockStatements>,
  ) {}

  async find(id: string): Promise<Lock | null> {
    const row = await this.session.first(this.statements.find.with({ id }));
    return row && lockOf(row);
  }

  async on(
    integration: string,
    nameKey: string,
    userId: string | null,
    now: number,
  ): Promise<readonly Lock[]> {
    return (await this.session.all(this.statements.on.with({ integration, nameKey, userId, now }))).map(
      lockOf,
    );
  }

  async page(selection: LockSelection, { limit, after = 0, offset = 0 }: PageRequest): Promise<Page<Lock>> {
    const { integration = null, userName } = selection;
    const selected = { integration, nameKey: userName === undefined ? null : canonicalUserName(userName) };
    const [rows, [count]] = await this.session.together([
      this.statements.page.with({ ...selected, after, offset, limit: limit + 1 }),
      this.statements.count.with(selected),
    ]);
    return pageOf(rows.map(lockOf), limit, count?.total ?? 0);
  }

  async insert(lock: Omit<Lock, "key">, userNameKey: string): Promise<Lock> {
    const insert = this.statements.insert.with({
      id: lock.id,
      integration: lock.integration,
      user_name: lock.userName,
      user_name_key: userNameKey,
      user_id: lock.userId,
      source: lock.source,
      reason: lock.reason,
      created_by: lock.createdBy,
      created_at: lock.createdAt,
      expires_at: lock.expiresAt,
    });
    return { ...lock, key: only(await this.session.first(insert)).key };
  }

  async remove(locks: readonly RowKey[]): Promise<void> {
    await this.session.run(this.statements.remove.with({ keys: locks }));
  }
}

export function lockOf(row: Row<LocksTable>): Lock {
  return {
    key: row.key,
    id: row.id,
    integration: row.integration,
    userName: row.user_name,
    userId: row.user_id,
    source: row.source as LockSource,
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
