/** Filters over resources of several types at once (RFC 7644 §3.4.2.1). */
import type { Query } from "../../domain/query";
import { findBareName, type ResourceSchema } from "../schemas/resource-schema";
import { type Filter, parseFilter } from "./filter";
import { resolveFilter } from "./query";

const NOTHING: Filter = { kind: "or", operands: [] };
const EVERYTHING: Filter = { kind: "and", operands: [] };

/**
 * What the filter asks of resources of this type: an attribute that only the others have has no value in them.
 * @throws ScimError 400 invalidFilter, also for a name that no type defines
 */
export function parseSharedQuery(
  schema: ResourceSchema,
  others: readonly ResourceSchema[],
  filter: string,
): Query {
  const isForeign = (name: string) =>
    !findBareName(schema, name)?.attribute && others.some((other) => findBareName(other, name)?.attribute);
  return resolveFilter(schema, withoutForeign(parseFilter(filter), isForeign));
}

function withoutForeign(filter: Filter, isForeign: (name: string) => boolean): Filter {
  switch (filter.kind) {
    case "and":
    case "or":
      return { ...filter, operands: filter.operands.map((operand) => withoutForeign(operand, isForeign)) };
    case "not":
      return { kind: "not", operand: withoutForeign(filter.operand, isForeign) };
    default:
      if (!isForeign(filter.name.text)) return filter;
      return filter.kind === "compare" && holdsWithoutValue(filter) ? EVERYTHING : NOTHING;
  }
}

/** What has no value equals nothing, and null alone. */
function holdsWithoutValue({ operator, literal }: Extract<Filter, { kind: "compare" }>): boolean {
  const isNull = !literal.quoted && literal.text === "null";
  return operator === (isNull ? "eq" : "ne");
}
