import { keepPrior } from "../sdk/framework/modifiers";
import { attribute, schema } from "../sdk/framework/schema";
import { size } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { accessListName, expiresAt, reason } from "./member-attributes";
import { operationTimeouts } from "./operation-timeouts";
import { keys, resourceName, term } from "./rules";

const terms = { expires_at: expiresAt, reason };

export const accessListMembersSchema = schema({
  description:
    "All members of a `static` or `dynamic` access list: who is not named is no member. For a list, either this or any number of " +
    "`rollcall_access_list_member`, and only one of this in all workspaces: it is not created over members that it does not name, " +
    "but can be imported.",
  attributes: {
    id: attribute.string({
      computed: true,
      notNull: true,
      description: "The same as `access_list`.",
      modifiers: [keepPrior()],
    }),
    access_list: accessListName,
    users: attribute.nestedMap(terms, {
      optional: true,
      absentIsEmpty: true,
      description:
        "The terms of every user who is to be a member, by userName, which has 1 to 256 characters and is compared without case: `{}` for none. A user need not " +
        "exist yet: it is a member from the moment it comes. At most 10000. Defaults to nobody, which takes every user off the list.",
      validators: [size({ max: 10_000 }), keys(term)],
    }),
    lists: attribute.nestedMap(terms, {
      optional: true,
      absentIsEmpty: true,
      description:
        "The terms of every list whose members are to be members, by its name: lists of the same integration, nested at most 10 deep " +
        "and not in a circle. At most 10000. Defaults to none.",
      validators: [size({ max: 10_000 }), keys(resourceName)],
    }),
    waiting: attribute.list(types.string, {
      computed: true,
      notNull: true,
      description:
        "Those of the users who are yet to come, by userName in order. Until then they hold nothing.",
    }),
    timeouts: operationTimeouts,
  },
});
