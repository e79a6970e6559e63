/** What a list request asks for (RFC 7644 §3.4.2): which resources, in what order, how many, and what of each. */
import type { PageRequest, Query, SortBy } from "../domain/query";
import { type Paging, parsePaging } from "./paging";
import { type Projection, parseProjection } from "./projection";
import { parseQuery, parseSortAttribute } from "./query";
import type { ResourceSchema } from "./schemas/resource-schema";
import { invalidFilter, invalidValue } from "./scim-error";

export interface ListRequest {
  readonly query: Query | null;
  readonly sort: SortBy | null;
  readonly paging: Paging;
  readonly projection?: Projection;
}

/** Parameters that are not known are passed over. @throws ScimError 400 invalidFilter or invalidValue */
export function parseListRequest(schema: ResourceSchema, parameters: URLSearchParams): ListRequest {
  return {
    query: parseFilterParameter(schema, parameters),
    sort: parseSort(schema, parameters),
    paging: parsePaging(parameters),
    projection: parseProjection(schema, parameters),
  };
}

export function pageOf({ startIndex, count }: Paging): PageRequest {
  return { limit: count, offset: startIndex - 1 };
}

function parseFilterParameter(schema: ResourceSchema, parameters: URLSearchParams): Query | null {
  const [filter, ...others] = parameters.getAll("filter");
  if (others.length > 0) throw invalidFilter("The filter is given more than once.");
  // An empty filter is not "no filter": a client that lost its filter must not get every resource.
  return filter === undefined ? null : parseQuery(schema, filter);
}

function parseSort(schema: ResourceSchema, parameters: URLSearchParams): SortBy | null {
  const order = (parameters.get("sortOrder") || "ascending").toLowerCase();
  if (order !== "ascending" && order !== "descending") {
    throw invalidValue("sortOrder must be ascending or descending.");
  }
  const name = parameters.get("sortBy");
  if (!name) return null;
  const attribute = parseSortAttribute(schema, name);
  if (attribute === undefined) throw invalidValue(`Resources cannot be sorted by ${JSON.stringify(name)}.`);
  return { attribute, descending: order === "descending" };
}
