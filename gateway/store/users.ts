import { Refusal } from "../domain/errors";
import type { Integration, RowKey, User, UserGroup } from "../domain/model";
import type { Page, PageRequest, Query, SortBy } from "../domain/query";
import type { NamedList, NewUser, UserReads, UserRow, UserWrites } from "../domain/store";
import { canonicalUserName } from "../domain/title";
import { only } from "./rows";
import { type Conflict, onConflict, type Session, SLICE } from "./session";
import type { Compiler } from "./statement";
import { managerEntry, userLookupStatements, writeLookups } from "./user-lookups";
import { UserPages, userPageStatements, userSearch } from "./user-pages";
import { blockOf } from "./user-ranks";
import { USER_COLUMNS, userOf } from "./user-rows";

/** What an insert and an update write alike. */
interface Written {
  user_name: string;
  user_name_key: string;
  external_id: string | null;
  display_name: string | null;
  display_name_key: string | null;
  active: number;
  profile: string;
  now: number;
}

interface Inserted extends Written {
  id: string;
  integration: string;
  origin: string;
  labels: string;
}

const columns = (p: Written) => ({
  user_name: p.user_name,
  user_name_key: p.user_name_key,
  external_id: p.external_id,
  display_name: p.display_name,
  display_name_key: p.display_name_key,
  active: p.active,
  profile: p.profile,
  updated_at: p.now,
});

export function userStatements(sql: Compiler, clock: () => number) {
  return {
    search: userSearch(sql, clock),
    each: sql.dialect.each,
    ...userPageStatements(sql),
    ...userRemovalStatements(sql),
    ...userLookupStatements(sql),
    find: sql.read(
      (db, p: { integration: string; id: string }) =>
        db
          .selectFrom("users")
          .select(USER_COLUMNS)
          .where("id", "=", p.id)
          .where("integration", "=", p.integration),
      { rows: "users" },
    ),
    integrationOf: sql.read((db, p: { id: string }) =>
      db.selectFrom("users").select("integration").where("id", "=", p.id),
    ),
    findByName: sql.read(
      (db, p: { integration: string; userNameKey: string }) =>
        db
          .selectFrom("users")
          .select(USER_COLUMNS)
          .where("integration", "=", p.integration)
          .where("user_name_key", "=", p.userNameKey),
      { rows: "users" },
    ),
    insert: sql.write((db, p: Inserted) =>
      db
        .insertInto("users")
        .values({
          ...columns(p),
          id: p.id,
          integration: p.integration,
          origin: p.origin,
          labels: p.labels,
          version: 1,
          created_at: p.now,
        })
        .returning("key"),
    ),
    update: sql.write((db, p: Written & { key: number }) =>
      db
        .updateTable("users")
        .set((eb) => ({ ...columns(p), version: eb("version", "+", 1) }))
        .where("key", "=", p.key)
        .returning("version"),
    ),
    setPassword: sql.write((db, p: { key: number; hash: string }) =>
      db.updateTable("users").set({ password: p.hash }).where("key", "=", p.key),
    ),
    count: sql.write((db, p: { integration: string; by: number }) =>
      db
        .updateTable("integrations")
        .set((eb) => ({ user_count: eb("user_count", "+", p.by) }))
        .where("name", "=", p.integration),
    ),
    rank: sql.write((db, p: { integration: string; block: number; by: number }) =>
      db
        .insertInto("user_ranks")
        .values({ integration: p.integration, block: p.block, users: p.by })
        .onConflict((conflict) =>
          conflict
            .columns(["integration", "block"])
            .doUpdateSet((eb) => ({ users: eb("user_ranks.users", "+", eb.ref("excluded.users")) })),
        ),
    ),
    bindOwners: sql.write(
      (db, p: { integration: string; nameKey: string; key: number }) =>
        db
          .updateTable("owners")
          .set({ bound_user: p.key, settled: 1 })
          .where("integration", "=", p.integration)
          .where("kind", "=", 0)
          .where("name_key", "=", p.nameKey)
          .where("settled", "=", 0),
      { turn: "names" },
    ),
  };
}

function userRemovalStatements(sql: Compiler) {
  return {
    /** Held before they are left, so that what is left is what stands in the end. */
    listsOf: sql.read(
      (db, p: { key: number }) =>
        db
          .selectFrom("lists")
          .select("key")
          .where("key", "in", (eb) =>
            eb.selectFrom("members").select("list").where("kind", "=", 0).where("member", "=", p.key),
          )
          .orderBy("key"),
      { rows: "lists" },
    ),
    leaveLists: sql.write((db, p: { key: number; now: number }) =>
      db
        .updateTable("lists")
        .set((eb) => ({
          member_count: eb("member_count", "-", 1),
          version: eb("version", "+", 1),
          updated_at: p.now,
        }))
        .where("key", "in", (eb) =>
          eb.selectFrom("members").select("list").where("kind", "=", 0).where("member", "=", p.key),
        )
        .returning(["name", "integration"]),
    ),
    removeMemberships: sql.write((db, p: { key: number }) =>
      db.deleteFrom("members").where("kind", "=", 0).where("member", "=", p.key),
    ),
    remove: sql.write((db, p: { key: number }) => db.deleteFrom("users").where("key", "=", p.key)),
  };
}

export class Users implements UserReads, UserWrites {
  readonly #pages: UserPages;

  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof userStatements>,
    private readonly clock: () => number,
  ) {
    this.#pages = new UserPages(session, on, on.search, on.each);
  }

  async find(integration: string, id: string): Promise<User | null> {
    const row = await this.session.first(this.on.find.with({ integration, id }));
    return row && userOf(row);
  }

  async findByName(integration: string, userNameKey: string): Promise<User | null> {
    const row = await this.session.first(this.on.findByName.with({ integration, userNameKey }));
    return row && userOf(row);
  }

  async reportsOf({ integration, id }: User): Promise<readonly User[]> {
    const managed = { integration, entry: managerEntry(id), limit: SLICE };
    return (await this.session.all(this.on.lookUp.with(managed))).map(userOf);
  }

  async integrationOf(id: string): Promise<string | null> {
    return (await this.session.first(this.on.integrationOf.with({ id })))?.integration ?? null;
  }

  async page(
    integration: string,
    query: Query | null,
    sort: SortBy | null,
    page: PageRequest,
  ): Promise<Page<User>> {
    const { items, ...rest } = await this.#pages.page(integration, query, sort, page);
    return { ...rest, items: items.map(userOf) };
  }

  async groupsOf(users: readonly RowKey[]): Promise<ReadonlyMap<RowKey, readonly UserGroup[]>> {
    const [only, ...others] = users;
    if (only !== undefined && others.length === 0) {
      const direct = await this.#directGroupsOf(only);
      if (direct) return new Map([[only, direct]]);
    }
    const rows = await this.session.all(this.on.groups.with({ users, now: this.clock() }));
    const groups = new Map<RowKey, UserGroup[]>();
    for (const { user, id, title, depth } of rows) {
      const group = { id, title, direct: depth === 1 };
      const known = groups.get(user);
      if (known) known.push(group);
      else groups.set(user, [group]);
    }
    return groups;
  }

  /** The common case, one user and no list in a list, without the walk upwards; undefined where that is needed. */
  async #directGroupsOf(user: RowKey): Promise<readonly UserGroup[] | undefined> {
    const rows = await this.session.all(this.on.directGroups.with({ user, now: this.clock() }));
    if (rows.length > 0 && (await this.session.first(this.on.nested.with({})))) return undefined;
    return rows.flatMap(({ id, title, type }) => (type === "scim" ? [{ id, title, direct: true }] : []));
  }

  async insert(integration: Integration, user: NewUser, now: number): Promise<User> {
    const { name } = integration.config;
    const insert = this.on.insert.with({
      ...writtenOf(user, now),
      id: user.id,
      integration: name,
      origin: user.origin,
      labels: JSON.stringify(user.labels),
    });
    const { key } = only(await onConflict(this.session.first(insert), nameIsTaken(user.userName)));
    await Promise.all([
      this.#count(name, key, 1),
      writeLookups(this.session, this.on, key, { before: null, after: user.profile }),
      this.session.run(this.on.bindOwners.with({ integration: name, nameKey: user.userNameKey, key })),
    ]);
    const { userNameKey: _, ...kept } = user;
    return { ...kept, key, integration: name, version: 1, createdAt: now, updatedAt: now };
  }

  async update(user: User, row: UserRow, now: number): Promise<User> {
    const update = this.on.update.with({ ...writtenOf(row, now), key: user.key });
    const { version } = only(await onConflict(this.session.first(update), nameIsTaken(row.userName)));
    await writeLookups(this.session, this.on, user.key, { before: user.profile, after: row.profile });
    const { userNameKey, ...kept } = row;
    if (userNameKey !== canonicalUserName(user.userName)) {
      const { integration, key } = user;
      await this.session.run(this.on.bindOwners.with({ integration, nameKey: userNameKey, key }));
    }
    return { ...user, ...kept, version, updatedAt: now };
  }

  async setPassword({ key }: User, hash: string): Promise<void> {
    await this.session.run(this.on.setPassword.with({ key, hash }));
  }

  async remove({ key, integration }: User, now: number): Promise<readonly NamedList[]> {
    await this.session.all(this.on.listsOf.with({ key }));
    const left = await this.session.all(this.on.leaveLists.with({ key, now }));
    await this.session.run(this.on.removeMemberships.with({ key }));
    const removed = await this.session.run(this.on.remove.with({ key }));
    if (removed > 0) await this.#count(integration, key, -1);
    return left.map((config) => ({ config }));
  }

  async #count(integration: string, key: RowKey, by: number): Promise<void> {
    await Promise.all([
      this.session.run(this.on.count.with({ integration, by })),
      this.session.run(this.on.rank.with({ integration, block: blockOf(key), by })),
    ]);
  }
}

function writtenOf(user: UserRow, now: number): Written {
  return {
    user_name: user.userName,
    user_name_key: user.userNameKey,
    external_id: user.externalId,
    display_name: user.displayName,
    display_name_key: user.displayName === null ? null : canonicalUserName(user.displayName),
    active: user.active ? 1 : 0,
    profile: user.profile,
    now,
  };
}

function nameIsTaken(userName: string) {
  return ({ columns }: Conflict) =>
    columns.includes("users.user_name_key")
      ? new Refusal("already-exists", `a user named ${userName} exists already`, { field: "userName" })
      : undefined;
}
