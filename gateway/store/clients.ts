import { Refusal } from "../domain/errors";
import type { ClientSecret, OAuthClient, OAuthClientConfig } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { ClientReads, ClientWrites, NewSecret } from "../domain/store";
import { pageOf } from "./paging";
import { fromJson, only, type Row } from "./rows";
import type { ClientSecretsTable, ClientsTable } from "./schema";
import { onConflict, type Session } from "./session";
import { bounded, type Compiler } from "./statement";

interface Configured {
  name: string;
  scopes: string;
  integration: string | null;
  expiresAt: number | null;
  basicAuth: number;
  now: number;
}

const columns = (p: Configured) => ({
  name: p.name,
  scopes: p.scopes,
  integration: p.integration,
  expires_at: p.expiresAt,
  basic_auth: p.basicAuth,
  updated_at: p.now,
});

export function clientStatements(sql: Compiler) {
  return {
    ...secretStatements(sql),
    find: sql.read(
      (db, p: { clientId: string }) =>
        db.selectFrom("clients").selectAll().where("client_id", "=", p.clientId),
      { turn: "clients" },
    ),
    page: sql.read((db, p: { after: number; limit: number; offset: number }) =>
      db
        .selectFrom("clients")
        .selectAll()
        .where("key", ">", p.after)
        .orderBy("key")
        .limit(bounded(p.limit))
        .offset(p.offset),
    ),
    count: sql.read((db) => db.selectFrom("clients").select((eb) => eb.fn.countAll<number>().as("total")), {
      turn: "clients",
    }),
    insert: sql.write((db, p: Configured & { clientId: string }) =>
      db
        .insertInto("clients")
        .values({ ...columns(p), client_id: p.clientId, revision: 1, created_at: p.now })
        .returningAll(),
    ),
    update: sql.write((db, p: Configured & { key: number }) =>
      db
        .updateTable("clients")
        .set((eb) => ({ ...columns(p), revision: eb("revision", "+", 1) }))
        .where("key", "=", p.key)
        .returningAll(),
    ),
    revise: sql.write((db, p: { key: number; now: number }) =>
      db
        .updateTable("clients")
        .set((eb) => ({ revision: eb("revision", "+", 1), updated_at: p.now }))
        .where("key", "=", p.key)
        .returningAll(),
    ),
    remove: sql.write((db, p: { key: number }) => db.deleteFrom("clients").where("key", "=", p.key)),
    touch: sql.quiet((db, p: { key: number; now: number }) =>
      db.updateTable("clients").set({ last_used_at: p.now }).where("key", "=", p.key),
    ),
  };
}

function secretStatements(sql: Compiler) {
  return {
    /** Newest first. */
    secrets: sql.read((db, p: { clients: readonly number[] }) =>
      db
        .selectFrom("client_secrets")
        .selectAll()
        .where("client", "in", (eb) =>
          eb.selectFrom(sql.dialect.each(p.clients, "bigint")).select("each.value"),
        )
        .orderBy("key", "desc"),
    ),
    insertSecret: sql.write(
      (db, p: { client: number; id: string; hash: Buffer; expiresAt: number | null; now: number }) =>
        db.insertInto("client_secrets").values({
          client: p.client,
          id: p.id,
          hash: p.hash,
          created_at: p.now,
          expires_at: p.expiresAt,
        }),
    ),
    /** It lives on until then, if it would have lived longer. */
    endSecret: sql.write((db, p: { key: number; expiresAt: number }) =>
      db
        .updateTable("client_secrets")
        .set({ expires_at: p.expiresAt })
        .where("key", "=", p.key)
        .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", p.expiresAt)])),
    ),
    removeSecret: sql.write((db, p: { key: number }) =>
      db.deleteFrom("client_secrets").where("key", "=", p.key),
    ),
    touchSecret: sql.quiet((db, p: { client: number; id: string; now: number }) =>
      db
        .updateTable("client_secrets")
        .set({ last_used_at: p.now })
        .where("client", "=", p.client)
        .where("id", "=", p.id),
    ),
  };
}

export class Clients implements ClientReads, ClientWrites {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof clientStatements>,
  ) {}

  async find(clientId: string): Promise<OAuthClient | null> {
    const row = await this.session.first(this.on.find.with({ clientId }));
    return row && this.#withSecrets(row);
  }

  async page({ limit, after = 0, offset = 0 }: PageRequest): Promise<Page<OAuthClient>> {
    const [rows, [count]] = await this.session.together([
      this.on.page.with({ after, offset, limit: limit + 1 }),
      this.on.count.with({}),
    ]);
    const { items, ...rest } = pageOf(rows, limit, count?.total ?? 0);
    const secrets = await this.session.all(this.on.secrets.with({ clients: items.map(({ key }) => key) }));
    return { ...rest, items: items.map((row) => clientOf(row, secrets)) };
  }

  async count(): Promise<number> {
    return (await this.session.first(this.on.count.with({})))?.total ?? 0;
  }

  async insert(
    clientId: string,
    config: OAuthClientConfig,
    secret: NewSecret,
    now: number,
  ): Promise<OAuthClient> {
    const insert = this.on.insert.with({ ...configured(config, now), clientId });
    const row = only(
      await onConflict(this.session.first(insert), ({ kind }) => refused(kind, clientId, config)),
    );
    await this.session.run(this.on.insertSecret.with({ client: row.key, ...secret, now }));
    return this.#withSecrets(row);
  }

  async update({ key, clientId }: OAuthClient, config: OAuthClientConfig, now: number): Promise<OAuthClient> {
    const update = this.on.update.with({ ...configured(config, now), key });
    return this.#withSecrets(
      only(await onConflict(this.session.first(update), ({ kind }) => refused(kind, clientId, config))),
    );
  }

  async rotate(
    { key }: OAuthClient,
    secret: NewSecret,
    lasting: { readonly ids: readonly string[]; readonly expiresAt: number },
    now: number,
  ): Promise<OAuthClient> {
    for (const { key: one, id } of await this.session.all(this.on.secrets.with({ clients: [key] }))) {
      const end = lasting.ids.includes(id)
        ? this.on.endSecret.with({ key: one, expiresAt: lasting.expiresAt })
        : this.on.removeSecret.with({ key: one });
      await this.session.run(end);
    }
    await this.session.run(this.on.insertSecret.with({ client: key, ...secret, now }));
    return this.#withSecrets(only(await this.session.first(this.on.revise.with({ key, now }))));
  }

  async remove({ key }: OAuthClient): Promise<void> {
    await this.session.run(this.on.remove.with({ key }));
  }

  async touch({ key }: OAuthClient, secretId: string, now: number): Promise<void> {
    await this.session.run(this.on.touch.with({ key, now }));
    await this.session.run(this.on.touchSecret.with({ client: key, id: secretId, now }));
  }

  async #withSecrets(row: Row<ClientsTable>): Promise<OAuthClient> {
    return clientOf(row, await this.session.all(this.on.secrets.with({ clients: [row.key] })));
  }
}

function configured(config: OAuthClientConfig, now: number): Configured {
  const { name, scopes, integration, expiresAt, basicAuth } = config;
  return { name, scopes: JSON.stringify(scopes), integration, expiresAt, basicAuth: Number(basicAuth), now };
}

function refused(
  kind: "unique" | "foreign-key",
  clientId: string,
  { integration }: OAuthClientConfig,
): Refusal {
  return kind === "unique"
    ? new Refusal("already-exists", `a client with the id ${clientId} exists already`, { field: "clientId" })
    : new Refusal("invalid-value", `there is no integration named ${integration}`, { field: "integration" });
}

function clientOf(row: Row<ClientsTable>, secrets: readonly Row<ClientSecretsTable>[]): OAuthClient {
  return {
    key: row.key,
    clientId: row.client_id,
    config: {
      name: row.name,
      scopes: fromJson(row.scopes),
      integration: row.integration,
      expiresAt: row.expires_at,
      basicAuth: row.basic_auth === 1,
    },
    revision: row.revision,
    secrets: secrets.filter(({ client }) => client === row.key).map(secretOf),
    lastUsedAt: row.last_used_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function secretOf(row: Row<ClientSecretsTable>): ClientSecret {
  return {
    id: row.id,
    hash: row.hash,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  };
}
