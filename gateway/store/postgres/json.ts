import { sql } from "kysely";
import type { JsonDialect, Sql } from "../dialect";

export const postgresJson: JsonDialect = {
  at: (document, path) => operand(below(document, path)),

  elements: (document, path, alias) => {
    const array = below(document, path);
    const element = sql.ref(`${alias}.value`);
    const inner = sql`case jsonb_typeof(${element}) when 'object' then ${element} end`;
    const primary = sql`coalesce(${element} -> 'primary' = 'true'::jsonb, false)`;
    return {
      // Only in an array are there elements; the function fails on anything else.
      table: sql`jsonb_array_elements(case jsonb_typeof(${array}) when 'array' then ${array} end)
        with ordinality as ${sql.id(alias)}(value, place)`,
      value: operand(element),
      document: inner,
      order: sql`${primary} desc, ${sql.ref(`${alias}.place`)}`,
    };
  },

  holdsValue: (document, path) => sql<boolean>`coalesce(
    jsonb_path_exists(${below(document, path)}, ${HOLDS_VALUE}), false
  )`,
};

/** A text that is not empty, a number or a boolean, at any depth. */
const HOLDS_VALUE = sql.lit(
  'strict $.** ? ((@.type() == "string" && @ != "") || @.type() == "number" || @.type() == "boolean")',
);

function below(document: Sql, path: readonly string[]): Sql {
  return sql`(cast(${document} as jsonb) #> cast(${path} as text[]))`;
}

function operand(value: Sql) {
  const type = sql`jsonb_typeof(${value})`;
  const text = sql`${value} #>> '{}'`;
  return {
    text: sql`(case ${type} when 'string' then ${text} end collate "C")`,
    number: sql`case ${type} when 'number' then cast(${text} as numeric) end`,
    boolean: sql`case ${type} when 'boolean' then cast(cast(${text} as boolean) as integer) end`,
  };
}
