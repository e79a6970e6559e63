import { z } from "zod";

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().optional(),
    code: z.string().describe("The refusal's code, stable across releases."),
    request_id: z.string(),
    errors: z
      .array(z.object({ pointer: z.string().describe("RFC 6901, into the body."), detail: z.string() }))
      .optional(),
    unknown: z.array(z.string()).optional().describe("Ids of members that do not exist."),
    made: z
      .string()
      .optional()
      .describe("Id of what the Idempotency-Key stands for, where it was sent with another request before."),
  })
  .meta({ id: "Problem", description: "RFC 9457" });

export type ProblemView = z.infer<typeof problem>;
