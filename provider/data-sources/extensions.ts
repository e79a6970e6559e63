/** Schemas by which an integration extends User, as they are found: in the shape in which the resource declares them. */
import { attribute } from "../sdk/framework/schema";
import { types } from "../sdk/values/type";

const computed = { computed: true, notNull: true } as const;

/** What an attribute and a sub-attribute have in common. */
const common = {
  type: attribute.string({ ...computed, description: "Its type, such as `string`." }),
  description: attribute.string({ ...computed, description: "What it means, for people to read." }),
  multi_valued: attribute.bool({ ...computed, description: "Whether it holds several values." }),
  required: attribute.bool({
    ...computed,
    description: "Whether it must have a value in a user that has anything of the extension.",
  }),
  case_exact: attribute.bool({ ...computed, description: "Whether a string is compared with case." }),
  mutability: attribute.string({ ...computed, description: "`readWrite` or `immutable`." }),
  returned: attribute.string({ ...computed, description: "`default` or `request`." }),
  canonical_values: attribute.set(types.string, { ...computed, description: "Suggested values." }),
  reference_types: attribute.set(types.string, {
    ...computed,
    description: "What a reference may point to.",
  }),
};

export const extensionsFound = attribute.nestedMap(
  {
    name: attribute.string({ ...computed, description: "The schema's name, for people to read." }),
    description: attribute.string({ ...computed, description: "What it is for." }),
    attributes: attribute.nestedMap(
      {
        ...common,
        sub_attributes: attribute.nestedMap(common, {
          ...computed,
          description: "What a complex attribute is made of, by name.",
        }),
      },
      { ...computed, description: "The attributes, by name." },
    ),
  },
  {
    ...computed,
    description: "Schemas by which the SCIM User of this integration is extended, by URN.",
  },
);
