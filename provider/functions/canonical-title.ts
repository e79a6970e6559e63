/** `provider::rollcall::canonical_title`. */
import { canonicalTitle, titleFault } from "../../gateway/domain/title";
import { FunctionError, providerFunction } from "../sdk/framework/function";
import { types } from "../sdk/values/type";

export const canonicalTitleFunction = providerFunction({
  name: "canonical_title",
  summary: "The key on which titles are unique",
  description:
    "Two access lists of an integration cannot have titles with the same key: titles that differ only by case, width or surrounding " +
    "spaces. A SCIM group finds its list by the title itself, exactly.",
  parameters: [
    {
      name: "title",
      type: types.string,
      description:
        "The title of an access list: 1 to 256 characters, none of them control, zero-width or bidirectional ones.",
    },
  ],
  returns: types.string,
  call([title]) {
    const fault = titleFault(title);
    if (fault) throw new FunctionError(fault, 0);
    return canonicalTitle(title);
  },
});
