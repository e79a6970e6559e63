/** The ListResponse message (RFC 7644 §3.4.2). */

export const LIST_RESPONSE_URN = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/**
 * @param resources each already rendered as JSON text
 * @param totalResults how many there are on all pages
 */
export function renderListResponse(
  resources: readonly string[],
  totalResults: number,
  startIndex = 1,
): string {
  return `${listResponseHead(resources.length, totalResults, startIndex)}${resources.join(",")}]}`;
}

/** All of a ListResponse before its first resource; `]}` closes it. */
export function listResponseHead(itemsPerPage: number, totalResults: number, startIndex: number): string {
  return (
    `{"schemas":["${LIST_RESPONSE_URN}"],"totalResults":${totalResults},"startIndex":${startIndex},` +
    `"itemsPerPage":${itemsPerPage},"Resources":[`
  );
}
