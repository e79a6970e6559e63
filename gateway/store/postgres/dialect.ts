import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from "kysely";
import type { Dialect, Sql } from "../dialect";
import type { Tables } from "../schema";
import { postgresJson } from "./json";

const ARRAYS = { bigint: sql`bigint[]`, text: sql`text[]` } as const;

export const postgresDialect: Dialect = {
  compiler: () =>
    new Kysely<Tables>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),

  each: <T>(array: readonly T[] | Sql<readonly T[]>, type: "bigint" | "text") =>
    sql<{ value: T }>`unnest(cast(${array} as ${ARRAYS[type]}))`.as<"each">(sql`each(value)`),

  shownOwners: () => sql<string>`(
    select coalesce(json_agg(
      json_build_object('kind', kind, 'name', name, 'description', description) order by kind, name_key
    ), '[]')::text
    from owners
    where owners.list = lists.key and (settled = 0 or bound_user is not null or bound_list is not null)
  )`,

  keep: (table) => sql`for key share of ${sql.table(table)}`,
  fold: (text) => sql<string>`fold(${text})`,
  instant: (text) => sql<number>`instant(${text})`,
  position: (text, part) => sql<number>`strpos(${text}, ${part})`,
  json: postgresJson,
};
