import { z } from "zod";

const extensionAttributeName = z
  .string()
  .max(128)
  .describe("The attribute's name, as in RFC 7643 §2.1; compared without case.");
const simpleType = z.enum(["string", "boolean", "decimal", "integer", "dateTime", "reference", "binary"]);
const suggestions = z.array(z.string().min(1).max(256)).max(100);

/** What an attribute of an extension and a sub-attribute of it have in common. */
const extensionAttributeCommon = {
  name: extensionAttributeName,
  description: z.string().max(1_024).nullish(),
  multi_valued: z.boolean().nullish().describe("Whether it holds several values; false when not said."),
  required: z
    .boolean()
    .nullish()
    .describe("Whether it must have a value in a user that has anything of the extension."),
  case_exact: z.boolean().nullish().describe("Whether a string is compared with case."),
  mutability: z
    .enum(["readWrite", "immutable"])
    .nullish()
    .describe("`immutable`: once it has a value, that stays. `readWrite` when not said."),
  returned: z
    .enum(["default", "request"])
    .nullish()
    .describe("`request`: part of an answer only where the request names it. `default` when not said."),
  canonical_values: suggestions.nullish().describe("Suggested values; others are taken too."),
  reference_types: suggestions.nullish().describe("What a reference may point to; `external` when not said."),
};

const extensionSubAttributeInput = z
  .strictObject({
    ...extensionAttributeCommon,
    type: simpleType.nullish().describe("`string` when not said."),
  })
  .meta({ id: "ExtensionSubAttributeInput" });

const extensionAttributeInput = z
  .strictObject({
    ...extensionAttributeCommon,
    type: z
      .enum([...simpleType.options, "complex"])
      .nullish()
      .describe("`string` when not said."),
    sub_attributes: z
      .array(extensionSubAttributeInput)
      .max(50)
      .nullish()
      .describe("Of a complex attribute, and of no other."),
  })
  .meta({ id: "ExtensionAttributeInput" });

export const extensionInput = z
  .strictObject({
    urn: z.string().max(256).describe("The schema's URN: one of your own."),
    name: z.string().max(256).nullish().describe("For people to read; the URN stands for it when not said."),
    description: z.string().max(1_024).nullish(),
    attributes: z.array(extensionAttributeInput).max(100),
  })
  .meta({ id: "ExtensionInput" });

const extensionSubAttribute = z
  .object({
    name: z.string(),
    type: simpleType,
    description: z.string(),
    multi_valued: z.boolean(),
    required: z.boolean(),
    case_exact: z.boolean(),
    mutability: z.enum(["readWrite", "immutable"]),
    returned: z.enum(["default", "request"]),
    canonical_values: z.array(z.string()),
    reference_types: z.array(z.string()),
  })
  .meta({ id: "ExtensionSubAttribute" });
const extensionAttribute = extensionSubAttribute
  .extend({
    type: z.enum([...simpleType.options, "complex"]),
    sub_attributes: z.array(extensionSubAttribute),
  })
  .meta({ id: "ExtensionAttribute" });
export const extension = z
  .object({
    urn: z.string(),
    name: z.string(),
    description: z.string(),
    attributes: z.array(extensionAttribute),
  })
  .meta({ id: "Extension" });

export type ExtensionInput = z.input<typeof extensionInput>;
export type ExtensionView = z.infer<typeof extension>;
