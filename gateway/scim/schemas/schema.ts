/** The schema of schemas (RFC 7643 §7, §8.7.2). */
import { type Attribute, complex, flag, type Schema, text } from "./attribute";

export const SCHEMA_URN = "urn:ietf:params:scim:schemas:core:2.0:Schema";

const FIXED = { mutability: "readOnly" } as const;
const MUST = { mutability: "readOnly", required: true } as const;

function definition(): Attribute[] {
  return [
    text("name", "The attribute's name.", { ...MUST, caseExact: true }),
    text("type", "The attribute's data type.", {
      canonicalValues: [
        "string",
        "complex",
        "boolean",
        "decimal",
        "integer",
        "dateTime",
        "reference",
        "binary",
      ],
      ...MUST,
    }),
    flag("multiValued", "Whether the attribute holds several values.", MUST),
    text("description", "What the attribute means, for people to read.", FIXED),
    flag("required", "Whether the attribute must have a value.", FIXED),
    text("canonicalValues", "Values that are suggested.", { multiValued: true, caseExact: true, ...FIXED }),
    flag("caseExact", "Whether upper and lower case differ.", FIXED),
    text("mutability", "Whether the attribute can be changed, and how.", {
      canonicalValues: ["readOnly", "readWrite", "immutable", "writeOnly"],
      caseExact: true,
      ...FIXED,
    }),
    text("returned", "When the attribute is part of an answer.", {
      canonicalValues: ["always", "never", "default", "request"],
      caseExact: true,
      ...FIXED,
    }),
    text("uniqueness", "Among which resources the value is unique.", {
      canonicalValues: ["none", "server", "global"],
      caseExact: true,
      ...FIXED,
    }),
    text("referenceTypes", "What a reference may point to.", {
      multiValued: true,
      caseExact: true,
      ...FIXED,
    }),
  ];
}

export const SCHEMA_SCHEMA: Schema = {
  id: SCHEMA_URN,
  name: "Schema",
  description: "A description of the attributes that resources have",
  attributes: [
    text("id", "The schema's URN.", { ...MUST, caseExact: true }),
    text("name", "The schema's name.", MUST),
    text("description", "What the schema describes, for people to read.", FIXED),
    complex(
      "attributes",
      "The attributes of the schema.",
      [
        ...definition(),
        complex("subAttributes", "The attributes of a complex attribute.", definition(), {
          multiValued: true,
          ...FIXED,
        }),
      ],
      { multiValued: true, ...MUST },
    ),
  ],
};
