import { Refusal } from "../domain/errors";
import type { AccessList, AccessListConfig, GroupLink, Integration, RowKey } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { ListReads, ListSelection, ListWrites, NestingEdge, NewList, TitleMatch } from "../domain/store";
import { ListPages, listPageStatements, listSearch } from "./list-pages";
import { type Configured, type ListRecord, listFrom } from "./list-rows";
import { nestingStatements, walkNesting } from "./nesting";
import { Owners, ownerStatements } from "./owners";
import { only } from "./rows";
import { type Conflict, onConflict, type Session } from "./session";
import type { Compiler } from "./statement";

interface Written {
  title: string;
  titleKey: string;
  config: string;
  expiresAt: number | null;
  nextAuditDate: number;
  auditBase: number;
  now: number;
}

interface Linked {
  groupId: string;
  linked: number;
  externalId: string | null;
  createdByScim: number;
}

interface Inserted extends Written, Linked {
  name: string;
  integration: string;
  type: string;
}

const linkColumns = (p: Linked) => ({
  group_id: p.groupId,
  linked: p.linked,
  external_id: p.externalId,
  created_by_scim: p.createdByScim,
});

const columns = (p: Written) => ({
  title: p.title,
  title_key: p.titleKey,
  config: p.config,
  expires_at: p.expiresAt,
  next_audit_date: p.nextAuditDate,
  audit_base: p.auditBase,
  updated_at: p.now,
});

export function listStatements(sql: Compiler, clock: () => number) {
  const lists = () =>
    sql.db.selectFrom("lists").selectAll("lists").select(sql.dialect.shownOwners().as("owners"));
  return {
    search: listSearch(sql, clock),
    ...listPageStatements(sql),
    ...listWriteStatements(sql),
    ...ownerStatements(sql),
    ...nestingStatements(sql),
    findByName: sql.read((_, p: { name: string }) => lists().where("name", "=", p.name), { rows: "lists" }),
    findByKey: sql.read((_, p: { key: number }) => lists().where("key", "=", p.key)),
    findGroup: sql.read(
      (_, p: { integration: string; groupId: string }) =>
        lists()
          .where("group_id", "=", p.groupId)
          .where("integration", "=", p.integration)
          .where("type", "=", "scim"),
      { rows: "lists" },
    ),
    findByTitle: sql.read(
      (_, p: { integration: string; titleKey: string }) =>
        lists().where("integration", "=", p.integration).where("title_key", "=", p.titleKey),
      { rows: "lists" },
    ),
    auditBase: sql.read((db, p: { key: number }) =>
      db.selectFrom("lists").select("audit_base").where("key", "=", p.key),
    ),
  };
}

function listWriteStatements(sql: Compiler) {
  return {
    insert: sql.write((db, p: Inserted) =>
      db
        .insertInto("lists")
        .values({
          ...columns(p),
          name: p.name,
          integration: p.integration,
          type: p.type,
          ...linkColumns(p),
          revision: 1,
          version: 1,
          member_count: 0,
          created_at: p.now,
        })
        .returning("key"),
    ),
    update: sql.write((db, p: Written & { key: number }) =>
      db
        .updateTable("lists")
        .set((eb) => ({ ...columns(p), revision: eb("revision", "+", 1), version: eb("version", "+", 1) }))
        .where("key", "=", p.key),
    ),
    link: sql.write((db, p: Linked & { key: number; now: number }) =>
      db
        .updateTable("lists")
        .set((eb) => ({ ...linkColumns(p), version: eb("version", "+", 1), updated_at: p.now }))
        .where("key", "=", p.key),
    ),
    retitle: sql.write((db, p: { key: number; title: string; titleKey: string }) =>
      db
        .updateTable("lists")
        .set((eb) => ({ title: p.title, title_key: p.titleKey, revision: eb("revision", "+", 1) }))
        .where("key", "=", p.key),
    ),
    removeMembers: sql.write((db, p: { key: number }) => db.deleteFrom("members").where("list", "=", p.key)),
    remove: sql.write((db, p: { key: number }) => db.deleteFrom("lists").where("key", "=", p.key)),
    count: sql.write((db, p: { integration: string; lists: number; groups: number }) =>
      db
        .updateTable("integrations")
        .set((eb) => ({
          list_count: eb("list_count", "+", p.lists),
          group_count: eb("group_count", "+", p.groups),
        }))
        .where("name", "=", p.integration),
    ),
  };
}

export class Lists implements ListReads, ListWrites {
  readonly #pages: ListPages;
  readonly #owners: Owners;

  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof listStatements>,
  ) {
    this.#pages = new ListPages(session, on, on.search);
    this.#owners = new Owners(session, on);
  }

  async findByName(name: string): Promise<AccessList | null> {
    return listOf(await this.session.first(this.on.findByName.with({ name })));
  }

  async findGroup(integration: string, groupId: string): Promise<AccessList | null> {
    return listOf(await this.session.first(this.on.findGroup.with({ integration, groupId })));
  }

  async findByTitle(integration: string, title: string, titleKey: string): Promise<TitleMatch | null> {
    const list = listOf(await this.session.first(this.on.findByTitle.with({ integration, titleKey })));
    return list && { list, exact: list.config.title === title };
  }

  async page(selection: ListSelection, page: PageRequest): Promise<Page<AccessList>> {
    const { items, ...rest } = await this.#pages.page(selection, page);
    return { ...rest, items: items.map(listFrom) };
  }

  async referrers({ key }: AccessList): Promise<readonly string[]> {
    return (await this.session.all(this.on.referrers.with({ key }))).map(({ name }) => name);
  }

  async nesting(lists: readonly RowKey[], direction: "up" | "down"): Promise<readonly NestingEdge[]> {
    return walkNesting(this.session, this.on, lists, direction);
  }

  async insert(integration: Integration, list: NewList, now: number): Promise<AccessList> {
    const { config, group } = list;
    const insert = this.on.insert.with({
      ...writtenOf(list, now),
      name: config.name,
      integration: integration.config.name,
      type: config.type,
      ...linkOf(group),
    });
    const { key } = only(await onConflict(this.session.first(insert), isTaken(config)));
    await this.#count(config, 1);
    await this.#owners.declare(key, config.integration, config.owners);
    await this.#owners.bindList(key, config);
    return this.#load(key);
  }

  async update({ key }: AccessList, changes: Omit<NewList, "group">, now: number): Promise<AccessList> {
    const { config } = changes;
    const update = this.on.update.with({ ...writtenOf(changes, now), key });
    await onConflict(this.session.run(update), isTaken(config));
    await this.#owners.declare(key, config.integration, config.owners);
    return this.#load(key);
  }

  async link(
    { key, config }: AccessList,
    group: GroupLink,
    now: number,
    title?: { title: string; titleKey: string },
  ): Promise<AccessList> {
    await this.session.run(this.on.link.with({ key, now, ...linkOf(group) }));
    if (title) {
      const retitle = this.on.retitle.with({ key, ...title });
      await onConflict(this.session.run(retitle), isTaken({ ...config, title: title.title }));
    }
    return this.#load(key);
  }

  async remove({ key, config }: AccessList): Promise<void> {
    await this.session.run(this.on.removeMembers.with({ key }));
    const removed = await this.session.run(this.on.remove.with({ key }));
    if (removed > 0) await this.#count(config, -1);
  }

  async auditBase({ key }: AccessList): Promise<number> {
    return only(await this.session.first(this.on.auditBase.with({ key }))).audit_base;
  }

  async #load(key: RowKey): Promise<AccessList> {
    return listFrom(only(await this.session.first(this.on.findByKey.with({ key }))));
  }

  async #count({ integration, type }: AccessListConfig, by: number): Promise<void> {
    const groups = type === "scim" ? by : 0;
    await this.session.run(this.on.count.with({ integration, lists: by, groups }));
  }
}

function listOf(row: ListRecord | null): AccessList | null {
  return row && listFrom(row);
}

function writtenOf(list: Omit<NewList, "group">, now: number): Written {
  const { name: _, title, type: __, integration: ___, expiresAt, owners: ____, ...rest } = list.config;
  const configured: Configured = rest;
  return {
    title,
    titleKey: list.titleKey,
    config: JSON.stringify(configured),
    expiresAt,
    nextAuditDate: list.nextAuditDate,
    auditBase: list.auditBase,
    now,
  };
}

function linkOf({ id, linked, externalId, createdByScim }: GroupLink): Linked {
  return { groupId: id, linked: linked ? 1 : 0, externalId, createdByScim: createdByScim ? 1 : 0 };
}

function isTaken({ name, title }: AccessListConfig) {
  return ({ columns }: Conflict) => {
    if (columns.includes("lists.name")) {
      return new Refusal("already-exists", `an access list named ${name} exists already`, { field: "name" });
    }
    if (columns.includes("lists.title_key")) {
      return new Refusal("already-exists", `an access list titled "${title}" exists already`, {
        field: "title",
      });
    }
    return undefined;
  };
}
