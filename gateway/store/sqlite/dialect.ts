import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from "kysely";
import type { Dialect, Sql } from "../dialect";
import type { Tables } from "../schema";
import { sqliteJson } from "./json";

export const sqliteDialect: Dialect = {
  compiler: () =>
    new Kysely<Tables>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    }),

  each: <T>(array: readonly T[] | Sql<readonly T[]>) =>
    sql<{ value: T }>`json_each(${array})`.as<"each">("each"),

  shownOwners: () => sql<string>`(
    select json_group_array(json_object('kind', kind, 'name', name, 'description', description))
    from (
      select kind, name, description from owners
      where owners.list = lists.key and (settled = 0 or bound_user is not null or bound_list is not null)
      order by kind, name_key
    )
  )`,

  keep: () => sql``,
  fold: (text) => sql<string>`fold(${text})`,
  instant: (text) => sql<number>`instant(${text})`,
  position: (text, part) => sql<number>`instr(${text}, ${part})`,
  json: sqliteJson,
};
