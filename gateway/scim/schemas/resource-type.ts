/** The schema of resource types (RFC 7643 §6, §8.7.2). */
import { complex, flag, reference, type Schema, text } from "./attribute";

export const RESOURCE_TYPE_URN = "urn:ietf:params:scim:schemas:core:2.0:ResourceType";

const FIXED = { mutability: "readOnly" } as const;
const MUST = { mutability: "readOnly", required: true } as const;

export const RESOURCE_TYPE_SCHEMA: Schema = {
  id: RESOURCE_TYPE_URN,
  name: "ResourceType",
  description: "A kind of resource that the service provider serves",
  attributes: [
    text("id", "The resource type's identifier; the same as its name.", FIXED),
    text("name", "The resource type's name.", MUST),
    text("description", "What the resource type is, for people to read.", FIXED),
    reference("endpoint", "The address of the resources, relative to the base URL.", ["uri"], MUST),
    reference("schema", "The URN of the base schema.", ["uri"], { ...MUST, caseExact: true }),
    complex(
      "schemaExtensions",
      "The schemas that extend the base schema.",
      [
        reference("schema", "The URN of the extension.", ["uri"], { ...MUST, caseExact: true }),
        flag("required", "Whether each resource of the type must have the extension.", MUST),
      ],
      { multiValued: true, mutability: "readOnly" },
    ),
  ],
};
