import type { QueryConfig } from "pg";
import type { Call, Statement } from "../statement";

/** How many statements the server keeps for a connection; the shapes of filters have no end. */
const NAMED_AT_MOST = 1_000;

const names = new WeakMap<Statement<never, unknown>, string>();
let named = 0;

/** The call as the driver takes it: a statement under one name, so that the server parses and plans it once. */
export function queryOf({ statement, values }: Call<unknown>): QueryConfig<unknown[]> {
  const encoding = statement.effect === "read" || statement.effect === "quiet" ? withoutNul : encode;
  return { name: nameOf(statement), text: statement.sql, values: values.map(encoding) };
}

/** A statement with something behind its text, `suffix` telling it from others of the same statement. */
export function extendedQueryOf(
  call: Call<unknown>,
  suffix: string,
  addition: string,
): QueryConfig<unknown[]> {
  const { name, text, values } = queryOf(call);
  return { name: name && `${name} ${suffix}`, text: `${text} ${addition}`, values };
}

function nameOf(statement: Statement<never, unknown>): string | undefined {
  let name = names.get(statement);
  if (name === undefined && named < NAMED_AT_MOST) {
    name = `s${++named}`;
    names.set(statement, name);
  }
  return name;
}

function encode(value: unknown): unknown {
  return typeof value === "boolean" ? (value ? 1 : 0) : value;
}

/**
 * PostgreSQL keeps no NUL in a text, and refuses one that is only asked for or noted. Then it is a text that nobody writes:
 * with a character in its place that Unicode will never assign.
 */
function withoutNul(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll("\0", "\uffff") : encode(value);
}
