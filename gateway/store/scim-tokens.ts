import { Refusal } from "../domain/errors";
import type { ScimToken, ScimTokenConfig } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { ScimTokenReads, ScimTokenWrites } from "../domain/scim-token-store";
import { pageOf } from "./paging";
import { only, type Row } from "./rows";
import type { ScimTokensTable } from "./schema";
import { onConflict, type Session } from "./session";
import { bounded, type Compiler } from "./statement";

interface Inserted {
  id: string;
  hash: Buffer;
  name: string;
  integration: string;
  expiresAt: number | null;
  now: number;
}

export function scimTokenStatements(sql: Compiler) {
  return {
    find: sql.read(
      (db, p: { id: string }) => db.selectFrom("scim_tokens").selectAll().where("id", "=", p.id),
      { rows: "scim_tokens" },
    ),
    findByHash: sql.read((db, p: { hash: Buffer }) =>
      db.selectFrom("scim_tokens").selectAll().where("hash", "=", p.hash),
    ),
    page: sql.read((db, p: { after: number; limit: number; offset: number }) =>
      db
        .selectFrom("scim_tokens")
        .selectAll()
        .where("key", ">", p.after)
        .orderBy("key")
        .limit(bounded(p.limit))
        .offset(p.offset),
    ),
    count: sql.read((db) =>
      db.selectFrom("scim_tokens").select((eb) => eb.fn.countAll<number>().as("total")),
    ),
    insert: sql.write((db, p: Inserted) =>
      db
        .insertInto("scim_tokens")
        .values({
          id: p.id,
          hash: p.hash,
          name: p.name,
          integration: p.integration,
          expires_at: p.expiresAt,
          revision: 1,
          created_at: p.now,
          updated_at: p.now,
        })
        .returningAll(),
    ),
    update: sql.write((db, p: { key: number; name: string; expiresAt: number | null; now: number }) =>
      db
        .updateTable("scim_tokens")
        .set((eb) => ({
          name: p.name,
          expires_at: p.expiresAt,
          revision: eb("revision", "+", 1),
          updated_at: p.now,
        }))
        .where("key", "=", p.key)
        .returningAll(),
    ),
    remove: sql.write((db, p: { key: number }) => db.deleteFrom("scim_tokens").where("key", "=", p.key)),
    touch: sql.quiet((db, p: { key: number; now: number }) =>
      db.updateTable("scim_tokens").set({ last_used_at: p.now }).where("key", "=", p.key),
    ),
  };
}

export class ScimTokens implements ScimTokenReads, ScimTokenWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof scimTokenStatements>,
  ) {}

  async find(id: string): Promise<ScimToken | null> {
    const row = await this.session.first(this.on.find.with({ id }));
    return row && tokenOf(row);
  }

  async findByHash(hash: Buffer): Promise<ScimToken | null> {
    const row = await this.session.first(this.on.findByHash.with({ hash }));
    return row && tokenOf(row);
  }

  async page({ limit, after = 0, offset = 0 }: PageRequest): Promise<Page<ScimToken>> {
    const [rows, [count]] = await this.session.together([
      this.on.page.with({ after, offset, limit: limit + 1 }),
      this.on.count.with({}),
    ]);
    return pageOf(rows.map(tokenOf), limit, count?.total ?? 0);
  }

  async insert(id: string, config: ScimTokenConfig, hash: Buffer, now: number): Promise<ScimToken> {
    const row = await onConflict(
      this.session.first(this.on.insert.with({ id, hash, ...config, now })),
      ({ kind }) => refused(kind, config),
    );
    return tokenOf(only(row));
  }

  async update({ key }: ScimToken, { name, expiresAt }: ScimTokenConfig, now: number): Promise<ScimToken> {
    return tokenOf(only(await this.session.first(this.on.update.with({ key, name, expiresAt, now }))));
  }

  async remove({ key }: ScimToken): Promise<void> {
    await this.session.run(this.on.remove.with({ key }));
  }

  async touch({ key }: ScimToken, now: number): Promise<void> {
    await this.session.run(this.on.touch.with({ key, now }));
  }
}

function refused(kind: "unique" | "foreign-key", { integration }: ScimTokenConfig): Refusal {
  return kind === "unique"
    ? new Refusal("already-exists", "this token exists already; bring another one", { field: "token" })
    : new Refusal("invalid-value", `there is no integration named ${integration}`, { field: "integration" });
}

function tokenOf(row: Row<ScimTokensTable>): ScimToken {
  return {
    key: row.key,
    id: row.id,
    config: { name: row.name, integration: row.integration, expiresAt: row.expires_at },
    revision: row.revision,
    lastUsedAt: row.last_used_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
