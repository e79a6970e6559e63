import { keepPrior, requiresReplace } from "../sdk/framework/modifiers";
import { attribute, schema } from "../sdk/framework/schema";
import { accessListName, expiresAt, reason } from "./member-attributes";
import { operationTimeouts } from "./operation-timeouts";
import { resourceName, term, userNameSpelling } from "./rules";

export const accessListMemberSchema = schema({
  description:
    "One member of a `static` or `dynamic` access list: a user, or another list whose members are members then. It says nothing " +
    "of the list's other members; `rollcall_access_list_members` declares all of them.",
  attributes: {
    id: attribute.string({
      computed: true,
      notNull: true,
      description: "`<list>/user/<userName>` or `<list>/list/<name>`.",
      modifiers: [keepPrior()],
    }),
    access_list: accessListName,
    user: attribute.string({
      optional: true,
      description:
        "The userName, of 1 to 256 characters and compared without case, of a user of the list's integration. A user need not exist yet: it is a member " +
        "from the moment it comes. Either this or `list` is to be given. A change forces a new resource.",
      validators: [term],
      modifiers: [userNameSpelling, requiresReplace()],
    }),
    list: attribute.string({
      optional: true,
      description:
        "Name of an access list of the same integration. Lists can be nested at most 10 deep, and not in a circle. Either this or " +
        "`user` is to be given. A change forces a new resource.",
      validators: [resourceName],
      modifiers: [requiresReplace()],
    }),
    expires_at: expiresAt,
    reason,
    waiting: attribute.bool({
      computed: true,
      notNull: true,
      description: "Whether no user of this name has come yet. Until then it holds nothing.",
    }),
    user_id: attribute.string({
      computed: true,
      description: "The `id` of the user. Null for a list, and for a user who is yet to come.",
    }),
    added_by: attribute.string({
      computed: true,
      notNull: true,
      description: "The OAuth client that declared it last.",
    }),
    joined_at: attribute.string({
      computed: true,
      notNull: true,
      description: "Since when it is a member, or is waited for: an RFC 3339 time.",
    }),
    timeouts: operationTimeouts,
  },
});
