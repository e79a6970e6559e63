/** Bulks as tests send them (RFC 7644 §3.7). */
import {
  type Answer,
  type Client,
  type Json,
  newGroup,
  newUser,
  PATCH_OP_URN,
} from "../gateway/scim/service";

export const REQUEST_URN = "urn:ietf:params:scim:api:messages:2.0:BulkRequest";
const RESPONSE_URN = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

export function sendBulk(client: Client, Operations: unknown, more: object = {}): Promise<Answer> {
  return client.post("/Bulk", { schemas: [REQUEST_URN], Operations, ...more });
}

/** The results of a bulk that was answered. */
export async function resultsOf(
  client: Client,
  operations: readonly object[],
  more: object = {},
): Promise<Json[]> {
  const { status, body } = await sendBulk(client, operations, more);
  expect([status, body.schemas]).toEqual([200, [RESPONSE_URN]]);
  return body.Operations;
}

export const statuses = (results: Json[]): string[] => results.map(({ status }) => status);

let made = 0;

/** The creation of a user that nobody else has. */
export function post(attributes: object = {}, more: { bulkId?: string } = {}) {
  return {
    method: "POST",
    path: "/Users",
    bulkId: `made-${made++}`,
    data: newUser({ ...attributes }),
    ...more,
  };
}

export function group(displayName: string, members: readonly string[], bulkId = `made-${made++}`) {
  return { method: "POST", path: "/Groups", bulkId, data: newGroup(displayName, members) };
}

export function patch(path: string, ...Operations: object[]) {
  return { method: "PATCH", path, data: { schemas: [PATCH_OP_URN], Operations } };
}

/** How many users there are. */
export async function totalOf(client: Client): Promise<number> {
  return (await client.get("/Users?count=0")).body.totalResults;
}
