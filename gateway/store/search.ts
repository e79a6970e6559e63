/** Pages of what a query asks for, in the order that a sort asks for, of users and lists alike. */
import { type Kysely, sql as raw, type SelectQueryBuilder } from "kysely";
import { Refusal } from "../domain/errors";
import type { Page, PageRequest, Query, SortBy, SortValue } from "../domain/query";
import type { Source } from "./attributes";
import type { Sql } from "./dialect";
import { sortValue, translate } from "./filters";
import { pageOf, type Sorted, sortedPageOf } from "./paging";
import { nameOf, pathOf, shapeOf, valuesOf } from "./query-shape";
import type { Tables } from "./schema";
import type { Session } from "./session";
import { bounded, type Compiler, placeholder, type Statement } from "./statement";
import { StatementCache } from "./statement-cache";
import { following, type Order, orderTerms, type Start } from "./window";

type Params = Readonly<Record<string, unknown>>;

/** What is searched. `Table` is its name among the tables, `Found` a row of it. */
export interface Target<Table extends keyof Tables, Found> {
  /** Everything, before any condition. */
  from(db: Kysely<Tables>): SelectQueryBuilder<Tables, Table, object>;
  rows(db: Kysely<Tables>): SelectQueryBuilder<Tables, Table, Found>;
  readonly key: Sql;
  readonly source: Source;
}

/** Which rows a search is about, whatever the query; `name` tells its conditions from another scope's. */
export interface Scope {
  readonly name: string;
  readonly conditions: readonly Sql<boolean>[];
  readonly values: Params;
}

export interface NamedOrder extends Order {
  readonly name: string;
}

export interface Question {
  readonly scope: Scope;
  readonly query: Query | null;
  readonly order: NamedOrder | null;
  readonly page: PageRequest;
  /** Where the store keeps the number of matches; else they are counted. */
  readonly total: number | null;
}

export class Search<Table extends keyof Tables, Found extends { readonly key: number }> {
  readonly #rows = new StatementCache<Params, Found & Sorted>();
  readonly #counts = new StatementCache<Params, { total: number }>();
  readonly #keys = new StatementCache<Params, { key: number }>();

  constructor(
    private readonly sql: Compiler,
    private readonly target: Target<Table, Found>,
    private readonly clock: () => number,
  ) {}

  /** The order that a sort attribute asks for; null where its values are not kept, so that the order of creation stays. */
  orderBy(sort: SortBy | null): NamedOrder | null {
    if (!sort) return null;
    const { attribute, descending } = sort;
    const value = sortValue(attribute, this.target.source, this.sql.dialect);
    if (!value) return null;
    const nullable = this.target.source.columns.get(pathOf(attribute))?.required !== true;
    // What bounds its own length is sorted whole, with the help of its index.
    const by = nullable && TEXTUAL.has(attribute.type) ? raw`substr(${value}, 1, ${raw.lit(SORTED)})` : value;
    return { by, descending, nullable, name: `${nameOf(attribute)}${descending ? " down" : " up"}` };
  }

  /** @throws Refusal `invalid-value` when a sorted page does not say what the row before it was sorted by */
  async page(session: Session, question: Question): Promise<Page<Found>> {
    const { page, order } = question;
    const { limit, after, afterValue, offset = 0 } = page;
    const rows = await session.all(
      this.#rowsFor(question, startOf(question)).with({
        ...this.#valuesFor(question),
        limit: limit + 1,
        offset: after === undefined ? offset : 0,
        after,
        value: afterValue,
      }),
    );
    const complete = after === undefined && offset === 0 && rows.length <= limit;
    const known = question.total ?? page.total;
    const total = known ?? (complete ? rows.length : await this.#count(session, question));
    return order ? sortedPageOf(rows, limit, total) : pageOf(rows, limit, total);
  }

  /** Keys of all that match, in order of key. */
  async keys(session: Session, question: Pick<Question, "scope" | "query">): Promise<readonly number[]> {
    const statement = this.#keys.get(nameFor(question), () =>
      this.sql.read((db) =>
        this.#narrowed(this.target.from(db), question)
          .select(this.target.key.$castTo<number>().as("key"))
          .orderBy(this.target.key),
      ),
    );
    const rows = await session.all(statement.with(this.#valuesFor(question)));
    return rows.map(({ key }) => key);
  }

  async #count(session: Session, question: Question): Promise<number> {
    const statement = this.#counts.get(nameFor(question), () =>
      this.sql.read((db) =>
        this.#narrowed(this.target.from(db), question).select((eb) => eb.fn.countAll<number>().as("total")),
      ),
    );
    return (await session.first(statement.with(this.#valuesFor(question))))?.total ?? 0;
  }

  #rowsFor(question: Question, start: Start): Statement<Params, Found & Sorted> {
    const { order } = question;
    const name = `${nameFor(question)} ${order?.name ?? ""} ${start}`;
    return this.#rows.get(name, () =>
      this.sql.read((db) => {
        let rows = this.#narrowed(this.target.rows(db), question) as SelectQueryBuilder<
          Tables,
          Table,
          Found & Sorted
        >;
        if (order) rows = rows.select(order.by.$castTo<SortValue>().as("sorted_by")) as typeof rows;
        const rest = following(order, this.target.key, start);
        if (rest) rows = rows.where(rest);
        for (const term of orderTerms(order, this.target.key)) rows = rows.orderBy(term);
        return rows.limit(bounded(placeholder<number>("limit"))).offset(placeholder<number>("offset"));
      }),
    );
  }

  #narrowed<Row>(
    rows: SelectQueryBuilder<Tables, Table, Row>,
    { scope, query }: Pick<Question, "scope" | "query">,
  ): SelectQueryBuilder<Tables, Table, Row> {
    const conditions = [...scope.conditions];
    if (query) conditions.push(translate(query, this.target.source, this.sql.dialect));
    return conditions.reduce((narrowed, condition) => narrowed.where(condition), rows);
  }

  #valuesFor({ scope, query }: Pick<Question, "scope" | "query">): Params {
    return { ...scope.values, ...(query && valuesOf(query)), now: this.clock() };
  }
}

function nameFor({ scope, query }: Pick<Question, "scope" | "query">): string {
  return `${scope.name} ${query ? shapeOf(query) : ""}`;
}

/** Where the page continues. */
function startOf({ order, page: { after, afterValue } }: Question): Start {
  if (after === undefined) return "beginning";
  if (!order) return "after-value";
  if (afterValue === undefined) {
    throw new Refusal("invalid-value", "a sorted page goes on after a row and what that row was sorted by");
  }
  return afterValue === null ? "after-null" : "after-value";
}

/** Characters that text is sorted by, so that where a page ended fits into an address. */
const SORTED = 256;
const TEXTUAL: ReadonlySet<string> = new Set(["string", "reference", "binary"]);
