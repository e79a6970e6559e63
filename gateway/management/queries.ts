/** The query parameters of the management API. */
import { z } from "zod";
import type { EventTarget } from "../domain/model";

const text = (description: string) => z.string().optional().describe(description);

/** Parameters that every page takes. */
const paging = {
  limit: z
    .string()
    .optional()
    .meta({
      description: "How many items a page holds: 50 when not said, at most 200.",
      override: { type: "integer", minimum: 1, maximum: 200, default: 50 },
    }),
  cursor: text("`next_cursor` of the page before."),
};

export const pageQuery = z.strictObject(paging);
export const accessListQuery = z.strictObject({
  integration: text("Only lists of this integration."),
  type: z.enum(["scim", "static", "dynamic"]).optional().describe("Only lists of this type."),
  title: text("Only the list of exactly this title in `integration`, which is `default` when not said."),
  ...paging,
});
export const userQuery = z.strictObject({
  integration: text("The integration whose users are asked for: `default` when not said."),
  userName: text("Only the user of this name, compared without case."),
  ...paging,
});
export const integrationQuery = z.strictObject({
  integration: text("The integration that the user must belong to."),
});
export const userNameQuery = z.strictObject({
  integration: text("The integration of the user: the caller's own, or `default`, when not said."),
  userName: z.string().describe("Compared without case."),
});
export const lockQuery = z.strictObject({
  integration: text("Only locks on users of this integration."),
  userName: text("Only locks on the person of this name, compared without case."),
  ...paging,
});

export const scimRequestQuery = z.strictObject({
  status: z
    .string()
    .regex(/^[1-5]\d\d$/, "must be an HTTP status")
    .optional()
    .meta({
      description: "Only those answered with this status.",
      override: { type: "integer", minimum: 100, maximum: 599 },
    }),
  outcome: z
    .enum(["done", "refused"])
    .optional()
    .describe(
      "`refused`: answered with a status of 400 or more, or not done in every part: operations of a bulk failed, or " +
        "members were passed over. `done`: all others.",
    ),
  ...paging,
});

const EVENT_TARGETS = [
  "access-list",
  "user",
  "lock",
  "integration",
  "oauth-client",
  "scim-token",
  "signing-key",
  "token",
] as const satisfies readonly EventTarget[];

export const eventQuery = z.strictObject({
  action: text("Such as `access-list.updated`."),
  target_type: z.enum(EVENT_TARGETS).optional(),
  target_id: text("Name or id of what was changed."),
  integration: text("Only changes within this integration."),
  ...paging,
});
