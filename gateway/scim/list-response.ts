/** The ListResponse message (RFC 7644 §3.4.2, RFC 9865 §2). */

export const LIST_RESPONSE_URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

export interface ListHead {
  /** How many there are on all pages. */
  readonly totalResults: number;
  /** Absent in a walk by cursor. */
  readonly startIndex?: number;
  readonly itemsPerPage: number;
  /** Absent on the last page of a walk by cursor. */
  readonly nextCursor?: string;
}

/** @param resources each already rendered as JSON text */
export function renderListResponse(resources: readonly string[], head: ListHead): string {
  return `${renderListHead(head)}${resources.join(",")}]}`;
}

/** All of a ListResponse before its first resource; `]}` closes it. */
export function renderListHead({ totalResults, startIndex, itemsPerPage, nextCursor }: ListHead): string {
  const head = { schemas: [LIST_RESPONSE_URN], totalResults, startIndex, itemsPerPage, nextCursor };
  return `${JSON.stringify(head).slice(0, -1)},"Resources":[`;
}

/** The head of a list that is answered whole. */
export function wholeHead(count: number): ListHead {
  return { totalResults: count, startIndex: 1, itemsPerPage: count };
}
