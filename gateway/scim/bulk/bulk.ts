/** `/Bulk` (RFC 7644 §3.7). */

import type { Endpoint } from "../call";
import { jsonReply } from "../wire/reply";
import { parseBulkRequest } from "./bulk-request";
import { BulkRun } from "./bulk-run";
import type { BulkTargets } from "./bulk-targets";

const BULK_RESPONSE_URN = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

/** Each operation is a command of its own: one that fails undoes no other. */
export function bulkEndpoint(targets: BulkTargets): Endpoint {
  return {
    method: "post",
    path: "/Bulk",
    body: "json",
    handle: async (call) => {
      const run = new BulkRun(targets, call, parseBulkRequest(call.body));
      const reply = jsonReply(200, { schemas: [BULK_RESPONSE_URN], Operations: await run.results() });
      return { ...reply, remarks: run.remarks };
    },
  };
}
