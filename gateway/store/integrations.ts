import { Refusal } from "../domain/errors";
import type { Integration, IntegrationConfig } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { IntegrationReads, IntegrationWrites } from "../domain/store";
import { pageOf } from "./paging";
import { fromJson, only, type Row } from "./rows";
import type { IntegrationsTable } from "./schema";
import { onConflict, type Session, Superseded } from "./session";
import { bounded, type Compiler } from "./statement";

export function integrationStatements(sql: Compiler) {
  return {
    find: sql.read((db, p: { name: string }) =>
      db.selectFrom("integrations").selectAll().where("name", "=", p.name),
    ),
    nameOf: sql.read((db, p: { key: number }) =>
      db.selectFrom("integrations").select("name").where("key", "=", p.key),
    ),
    page: sql.read((db, p: { after: string; limit: number; offset: number }) =>
      db
        .selectFrom("integrations")
        .selectAll()
        .where("name", ">", p.after)
        .orderBy("name")
        .limit(bounded(p.limit))
        .offset(p.offset),
    ),
    count: sql.read((db) =>
      db.selectFrom("integrations").select((eb) => eb.fn.countAll<number>().as("total")),
    ),
    activeUsers: sql.read((db, p: { name: string }) =>
      db
        .selectFrom("users")
        .select((eb) => eb.fn.countAll<number>().as("total"))
        .where("integration", "=", p.name)
        .where("active", "=", 1),
    ),
    adminLocks: sql.read((db, p: { name: string; now: number }) =>
      db
        .selectFrom("locks")
        .select((eb) => eb.fn.countAll<number>().as("total"))
        .where("integration", "=", p.name)
        .where("source", "=", "admin")
        .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.now)])),
    ),
    insert: sql.write((db, p: { name: string; config: string; now: number }) =>
      db
        .insertInto("integrations")
        .values({
          name: p.name,
          config: p.config,
          revision: 1,
          user_count: 0,
          list_count: 0,
          group_count: 0,
          created_at: p.now,
          updated_at: p.now,
        })
        .returningAll(),
    ),
    update: sql.write((db, p: { key: number; revision: number; config: string; now: number }) =>
      db
        .updateTable("integrations")
        .set((eb) => ({ config: p.config, revision: eb("revision", "+", 1), updated_at: p.now }))
        .where("key", "=", p.key)
        .where("revision", "=", p.revision)
        .returningAll(),
    ),
    removeLocks: sql.write((db, p: { name: string }) =>
      db.deleteFrom("locks").where("integration", "=", p.name).returning("id"),
    ),
    removeUsers: sql.write((db, p: { name: string }) =>
      db.deleteFrom("users").where("integration", "=", p.name).where("active", "=", 0).returning("id"),
    ),
    remove: sql.write((db, p: { key: number; revision: number }) =>
      db.deleteFrom("integrations").where("key", "=", p.key).where("revision", "=", p.revision),
    ),
  };
}

export class Integrations implements IntegrationReads, IntegrationWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof integrationStatements>,
  ) {}

  async find(name: string): Promise<Integration | null> {
    const row = await this.session.first(this.on.find.with({ name }));
    return row && integrationOf(row);
  }

  /** @throws Refusal `stale` when a page was to continue after an integration that is gone */
  async page({ after, offset = 0, limit }: PageRequest): Promise<Page<Integration>> {
    const previous = after === undefined ? "" : await this.#nameOf(after);
    const [rows, [count]] = await this.session.together([
      this.on.page.with({ after: previous, offset, limit: limit + 1 }),
      this.on.count.with({}),
    ]);
    return pageOf(rows.map(integrationOf), limit, count?.total ?? 0);
  }

  async #nameOf(key: number): Promise<string> {
    const row = await this.session.first(this.on.nameOf.with({ key }));
    if (row) return row.name;
    throw new Refusal("stale", "what the last page ended with is gone: start again from the first page");
  }

  async usage(
    { config: { name } }: Integration,
    now: number,
  ): Promise<{ lists: number; activeUsers: number; adminLocks: number }> {
    const [[integration], [active], [locks]] = await this.session.together([
      this.on.find.with({ name }),
      this.on.activeUsers.with({ name }),
      this.on.adminLocks.with({ name, now }),
    ]);
    return {
      lists: integration?.list_count ?? 0,
      activeUsers: active?.total ?? 0,
      adminLocks: locks?.total ?? 0,
    };
  }

  async insert(config: IntegrationConfig, now: number): Promise<Integration> {
    const { name } = config;
    const insert = this.on.insert.with({ name, config: restOf(config), now });
    const row = await onConflict(
      this.session.first(insert),
      () => new Refusal("already-exists", `an integration named ${name} exists already`, { field: "name" }),
    );
    return integrationOf(only(row));
  }

  async update({ key, revision }: Integration, config: IntegrationConfig, now: number): Promise<Integration> {
    const update = this.on.update.with({ key, revision, config: restOf(config), now });
    const row = await this.session.first(update);
    if (!row) throw new Superseded(`integration ${config.name}`);
    return integrationOf(row);
  }

  async remove({
    key,
    revision,
    config: { name },
  }: Integration): Promise<{ users: readonly string[]; locks: readonly string[] }> {
    const locks = await this.session.all(this.on.removeLocks.with({ name }));
    const users = await this.session.all(this.on.removeUsers.with({ name }));
    const removed = await onConflict(
      this.session.run(this.on.remove.with({ key, revision })),
      () =>
        new Refusal(
          "in-use",
          `integration ${name} still has lists, active users, OAuth clients or SCIM tokens`,
        ),
    );
    if (removed === 0) throw new Superseded(`integration ${name}`);
    return { users: users.map(({ id }) => id), locks: locks.map(({ id }) => id) };
  }
}

export function integrationOf(row: Row<IntegrationsTable>): Integration {
  return {
    key: row.key,
    // Rows that were written before there was a policy say nothing of it.
    config: {
      name: row.name,
      extensions: [],
      massRemoval: null,
      ...fromJson<Omit<IntegrationConfig, "name" | "extensions" | "massRemoval">>(row.config),
    },
    revision: row.revision,
    userCount: row.user_count,
    listCount: row.list_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function restOf({ name: _, ...rest }: IntegrationConfig): string {
  return JSON.stringify(rest);
}
