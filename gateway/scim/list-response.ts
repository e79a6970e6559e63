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
  return (
    `{"schemas":["${LIST_RESPONSE_URN}"],"totalResults":${totalResults},"startIndex":${startIndex},` +
    `"itemsPerPage":${resources.length},"Resources":[${resources.join(",")}]}`
  );
}
