/** Attributes that a single member and the elements of a whole membership have in common. */

import { requiresReplace } from "../sdk/framework/modifiers";
import { attribute } from "../sdk/framework/schema";
import { length } from "../sdk/framework/validators";
import { instant, instantSpelling, resourceName, visible } from "./rules";

export const accessListName = attribute.string({
  required: true,
  description:
    "Name of the access list, of type `static` or `dynamic`: the members of a `scim` list are its identity provider's. " +
    "A change forces a new resource.",
  validators: [resourceName],
  modifiers: [requiresReplace()],
});

export const expiresAt = attribute.string({
  optional: true,
  description:
    "From then on the member holds nothing, though it stays on the list: an RFC 3339 time such as `2027-01-31T00:00:00Z`, in the " +
    "future when it is applied. Never when left out.",
  validators: [instant],
  modifiers: [instantSpelling],
});

export const reason = attribute.string({
  optional: true,
  default: "",
  description: "Why it is a member. At most 1024 characters. Defaults to an empty text.",
  validators: [length({ max: 1_024 }), visible],
});
