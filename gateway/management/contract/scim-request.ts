import { z } from "zod";

export const scimRequest = z
  .object({
    sequence: z.number().int(),
    time: z.string().describe("When it was answered."),
    client: z.string().nullable().describe("Null where nobody was authenticated."),
    method: z.string(),
    path: z.string().describe("Without the query; what is no id of the gateway's is masked."),
    filter: z.string().nullable().describe("Its values masked."),
    status: z.number().int(),
    scim_type: z.string().nullable(),
    detail: z
      .string()
      .nullable()
      .describe(
        "Why it was refused, as the client was told; of one that was done, which operations of a bulk failed and why, and " +
          "which members were passed over. Values masked; null where all was done.",
      ),
    duration_ms: z.number(),
    request_id: z.string(),
    body: z.unknown().describe("Where there is a detail: names as they were sent, values masked; else null."),
  })
  .meta({ id: "ScimRequest" });

export type ScimRequestView = z.infer<typeof scimRequest>;
