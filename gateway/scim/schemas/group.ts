/** The core Group schema (RFC 7643 §4.2, §8.7.1). */
import { complex, reference, type Schema, text } from "./attribute";
import { EXTERNAL_ID, ID } from "./common";

export const GROUP_URN = "urn:ietf:params:scim:schemas:core:2.0:Group";

const IMMUTABLE = { mutability: "immutable" } as const;

export const GROUP_SCHEMA: Schema = {
  id: GROUP_URN,
  name: "Group",
  description: "Group",
  attributes: [
    ID,
    EXTERNAL_ID,
    text("displayName", "The group's name: the title of the access list that it fills.", {
      required: true,
      uniqueness: "server",
    }),
    complex(
      "members",
      "The members of the group.",
      [
        text("value", "The id of the member.", { caseExact: true, ...IMMUTABLE }),
        reference("$ref", "The address of the member.", ["User", "Group"], IMMUTABLE),
        text("type", "The member's resource type; User when not given.", {
          canonicalValues: ["User", "Group"],
          ...IMMUTABLE,
        }),
        text("display", "The member's name, made for people to read.", { mutability: "readOnly" }),
      ],
      { multiValued: true },
    ),
  ],
};
