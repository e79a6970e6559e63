import { sql } from "kysely";
import type { JsonDialect, Sql } from "../dialect";

export const sqliteJson: JsonDialect = {
  at: (document, path) => {
    const at = pathOf(path);
    const type = sql`json_type(${document}, ${at})`;
    const value = sql`json_extract(${document}, ${at})`;
    return operand(type, value);
  },

  elements: (document, path, alias) => {
    const element = sql.id(alias);
    const type = sql`${element}.type`;
    const inner = sql`case ${type} when 'object' then ${element}.value end`;
    return {
      table: sql`json_each(${document}, ${pathOf(path)}) as ${element}`,
      value: operand(type, sql`${element}.atom`),
      document: inner,
      order: sql`coalesce(json_extract(${inner}, '$.primary'), 0) desc, ${element}.key`,
    };
  },

  holdsValue: (document, path) => sql<boolean>`exists (
    select 1 from json_tree(${document}, ${pathOf(path)}) as node where node.atom is not null and node.atom <> ''
  )`,
};

function operand(type: Sql, value: Sql) {
  return {
    text: sql`case ${type} when 'text' then ${value} end`,
    number: sql`case when ${type} in ('integer', 'real') then ${value} end`,
    boolean: sql`case ${type} when 'true' then 1 when 'false' then 0 end`,
  };
}

/** Names are a schema's: none can close the quotes it stands in. */
function pathOf(names: readonly string[]): string {
  for (const name of names) {
    if (!/^[\w$:.-]+$/.test(name)) throw new Error(`${JSON.stringify(name)} cannot be an attribute's name`);
  }
  return ["$", ...names.map((name) => `"${name}"`)].join(".");
}
