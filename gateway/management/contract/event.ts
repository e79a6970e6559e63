import { z } from "zod";

export const event = z
  .object({
    sequence: z.number().int(),
    time: z.string(),
    actor: z.string(),
    action: z.string(),
    target: z.object({ type: z.string(), id: z.string(), integration: z.string().nullable() }),
    delta: z.record(z.string(), z.unknown()),
    request_id: z.string(),
  })
  .meta({ id: "Event" });

export type EventView = z.infer<typeof event>;
