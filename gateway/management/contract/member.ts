import { z } from "zod";
import { isDeceptive } from "../../domain/title";
import { instant, term } from "./values";

const memberName = z.strictObject({
  kind: z.enum(["user", "list"]).default("user"),
  name: term.describe("A userName, or the name of an access list. A user need not exist yet."),
});

export const memberTerms = z
  .strictObject({
    expires_at: instant.nullish().describe("From then on the member holds nothing; never when not said."),
    reason: z
      .string()
      .max(1_024)
      .refine((text) => !isDeceptive(text), "must not hold control, zero-width or bidirectional characters")
      .nullish()
      .describe("Why it is a member; empty when not said."),
  })
  .meta({ id: "MemberTerms" });

/** How many members one request adds or removes at most. */
const LARGEST_CHANGE = 10_000;

export const membersChange = z
  .strictObject({
    add: z
      .array(memberName.extend(memberTerms.shape))
      .max(LARGEST_CHANGE)
      .nullish()
      .describe("Made members, or put on these terms where they are members already."),
    remove: z.array(memberName).max(LARGEST_CHANGE).nullish().describe("Who is no member is passed over."),
  })
  .meta({ id: "MembersChange", description: "A difference, applied whole or not at all." });

export const member = z
  .object({
    kind: z.enum(["user", "list"]),
    name: z.string(),
    user_id: z.string().nullable().describe("Null for a list, and for a user who is yet to come."),
    waiting: z
      .boolean()
      .describe("No user of this name has come yet: holds nothing, and is bound to the first who comes."),
    expires_at: z.string().nullable(),
    reason: z.string(),
    source: z.enum(["scim", "terraform", "owner"]),
    added_by: z.string(),
    joined_at: z.string(),
  })
  .meta({ id: "Member" });

export const membersChanged = z
  .object({
    added: z.number().int(),
    removed: z.number().int(),
    changed: z.number().int().describe("Members already, now on other terms."),
    awaited: z
      .array(z.string())
      .describe("Names of those users added, or put on other terms, who are yet to come."),
    dismissed: z.number().int().describe("Users who are awaited no longer."),
    member_count: z.number().int(),
  })
  .meta({ id: "MembersChanged" });

export type MemberTerms = z.input<typeof memberTerms>;
export type MembersChange = z.input<typeof membersChange>;
export type MemberView = z.infer<typeof member>;
export type MembersChangedView = z.infer<typeof membersChanged>;
