/** What a User of an integration is made of: the core schema, the enterprise extension, and the integration's own. */
import type { Extension, ExtensionAttribute, IntegrationConfig } from "../../domain/model";
import type { Attribute, Schema } from "./attribute";
import { type ResourceSchema, schemaTable, USER } from "./resource-schema";

type Declared = Pick<IntegrationConfig, "extensions">;

const MAX_KEPT = 100;
/** By the declarations as text, because an integration is read anew for each request. */
const kept = new Map<string, ResourceSchema>();

/** The User of this integration; `USER` itself where it declares no extensions. */
export function userSchemaOf({ extensions }: Declared): ResourceSchema {
  if (extensions.length === 0) return USER;
  const key = JSON.stringify(extensions);
  const known = kept.get(key);
  if (known !== undefined) return known;
  if (kept.size >= MAX_KEPT) kept.clear();
  const own = extensionSchemas({ extensions }).map((schema) => schemaTable(schema));
  const schema = { ...USER, extensions: [...USER.extensions, ...own] };
  kept.set(key, schema);
  return schema;
}

/** The integration's own extensions as `/Schemas` shows them. */
export function extensionSchemas({ extensions }: Declared): Schema[] {
  return extensions.map(({ urn, name, description, attributes }: Extension) => ({
    id: urn,
    name: name || urn,
    description,
    attributes: attributes.map(attributeOf),
  }));
}

function attributeOf(declared: ExtensionAttribute): Attribute {
  const { name, type, description, multiValued, required, mutability, returned } = declared;
  const { canonicalValues, referenceTypes, subAttributes } = declared;
  return {
    name,
    type,
    description,
    multiValued,
    required,
    mutability,
    returned,
    uniqueness: "none",
    ...caseOf(declared),
    ...(canonicalValues.length > 0 && { canonicalValues }),
    ...(type === "reference" && {
      referenceTypes: referenceTypes.length > 0 ? referenceTypes : ["external"],
    }),
    ...(type === "complex" && { subAttributes: subAttributes.map(attributeOf) }),
  };
}

function caseOf({ type, caseExact }: ExtensionAttribute): Pick<Attribute, "caseExact"> {
  if (type === "string") return { caseExact };
  return type === "reference" || type === "binary" ? { caseExact: true } : {};
}
