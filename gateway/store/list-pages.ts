/** Pages of lists: by name, or by creation when they are asked for as groups. */
import { sql as raw } from "kysely";
import type { Page, PageRequest } from "../domain/query";
import type { ListSelection } from "../domain/store";
import { groupSource } from "./attributes";
import type { Sql } from "./dialect";
import type { ListRecord } from "./list-rows";
import { type NamedOrder, type Scope, Search } from "./search";
import type { Session } from "./session";
import { type Compiler, isAbsent, placeholder } from "./statement";

const BY_NAME: NamedOrder = { name: "name", by: raw.ref("lists.name"), descending: false, nullable: false };

export function listPageStatements(sql: Compiler) {
  return {
    totals: sql.read((db, p: { integration: string | null }) =>
      db
        .selectFrom("integrations")
        .select((eb) => [
          eb.fn.sum<number>("list_count").as("lists"),
          eb.fn.sum<number>("group_count").as("groups"),
        ])
        .where((eb) => eb.or([isAbsent(p.integration), eb("name", "=", p.integration)])),
    ),
  };
}

export function listSearch(sql: Compiler, clock: () => number): Search<"lists", ListRecord> {
  return new Search(
    sql,
    {
      from: (db) => db.selectFrom("lists"),
      rows: (db) => db.selectFrom("lists").selectAll("lists").select(sql.dialect.shownOwners().as("owners")),
      key: raw.ref("lists.key"),
      source: groupSource,
    },
    clock,
  );
}

export class ListPages {
  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof listPageStatements>,
    private readonly search: Search<"lists", ListRecord>,
  ) {}

  async page(selection: ListSelection, page: PageRequest): Promise<Page<ListRecord>> {
    const { query = null, sort = null, type } = selection;
    const order = sort || type === "scim" ? this.search.orderBy(sort) : BY_NAME;
    const total = query ? null : await this.#total(selection);
    return this.search.page(this.session, { scope: scopeOf(selection), query, order, page, total });
  }

  /** Null where no total is kept. */
  async #total({ integration, type }: ListSelection): Promise<number | null> {
    if (type === "static" || type === "dynamic") return null;
    const totals = await this.session.first(this.on.totals.with({ integration: integration ?? null }));
    return (type === "scim" ? totals?.groups : totals?.lists) ?? 0;
  }
}

function scopeOf({ integration, type }: ListSelection): Scope {
  const conditions: Sql<boolean>[] = [];
  if (integration !== undefined) conditions.push(raw<boolean>`integration = ${placeholder("integration")}`);
  if (type !== undefined) conditions.push(raw<boolean>`type = ${placeholder("type")}`);
  const name = `${integration === undefined ? "all" : "integration"} ${type === undefined ? "all" : "type"}`;
  return { name, conditions, values: { integration, type } };
}
