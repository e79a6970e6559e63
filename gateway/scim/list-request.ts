/** What a list request asks for (RFC 7644 §3.4.2): which resources, in what order, how many, and what of each. */
import type { Query, SortBy } from "../domain/query";
import { parseSortAttribute } from "./filter/query";
import { parseSharedQuery } from "./filter/shared-query";
import { type Paging, parsePaging } from "./paging";
import { type Projection, parseProjection } from "./resource/projection";
import type { ResourceSchema } from "./schemas/resource-schema";
import { invalidFilter, invalidValue } from "./wire/scim-error";

export interface ListRequest {
  readonly type: ResourceSchema["name"];
  readonly query: Query | null;
  readonly sort: SortBy | null;
  readonly paging: Paging;
  readonly projection?: Projection;
}

/**
 * Parameters that are not known are passed over.
 * @param others what is asked for in the same request; a name of theirs is no error
 * @throws ScimError 400 invalidFilter or invalidValue
 */
export function parseListRequest(
  schema: ResourceSchema,
  parameters: URLSearchParams,
  others: readonly ResourceSchema[] = [],
): ListRequest {
  return {
    type: schema.name,
    query: parseFilterParameter(schema, parameters, others),
    sort: parseSort(schema, parameters, others),
    paging: parsePaging(parameters),
    projection: parseProjection(schema, parameters),
  };
}

function parseFilterParameter(
  schema: ResourceSchema,
  parameters: URLSearchParams,
  others: readonly ResourceSchema[],
): Query | null {
  const [filter, ...more] = parameters.getAll("filter");
  if (more.length > 0) throw invalidFilter("The filter is given more than once.");
  // An empty filter is not "no filter": a client that lost its filter must not get every resource.
  return filter === undefined ? null : parseSharedQuery(schema, others, filter);
}

function parseSort(
  schema: ResourceSchema,
  parameters: URLSearchParams,
  others: readonly ResourceSchema[],
): SortBy | null {
  const order = (parameters.get("sortOrder") || "ascending").toLowerCase();
  if (order !== "ascending" && order !== "descending") {
    throw invalidValue("sortOrder must be ascending or descending.");
  }
  const name = parameters.get("sortBy");
  if (!name) return null;
  const attribute = parseSortAttribute(schema, name);
  if (attribute !== undefined) return { attribute, descending: order === "descending" };
  if (others.some((other) => parseSortAttribute(other, name))) return null;
  throw invalidValue(`Resources cannot be sorted by ${JSON.stringify(name)}.`);
}
