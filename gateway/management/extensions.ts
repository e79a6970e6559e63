/** Extensions of User, between the wire and the domain. Absent and null mean what the contract says of them. */
import type { z } from "zod";
import type { Extension, ExtensionAttribute } from "../domain/model";
import type { ExtensionView, extensionInput } from "./contract/extension";

type ExtensionBody = z.output<typeof extensionInput>;
type AttributeBody = Omit<ExtensionBody["attributes"][number], "type"> & {
  type?: ExtensionAttribute["type"] | null;
};
type AttributeView = ExtensionView["attributes"][number];
type SubAttributeView = AttributeView["sub_attributes"][number];

export function parseExtensions(extensions: readonly ExtensionBody[] | null | undefined): Extension[] {
  return (extensions ?? []).map(({ urn, name, description, attributes }) => ({
    urn,
    name: name ?? "",
    description: description ?? "",
    attributes: attributes.map(parseAttribute),
  }));
}

function parseAttribute(body: AttributeBody): ExtensionAttribute {
  return {
    name: body.name,
    type: body.type ?? "string",
    description: body.description ?? "",
    multiValued: body.multi_valued ?? false,
    required: body.required ?? false,
    caseExact: body.case_exact ?? false,
    mutability: body.mutability ?? "readWrite",
    returned: body.returned ?? "default",
    canonicalValues: body.canonical_values ?? [],
    referenceTypes: body.reference_types ?? [],
    subAttributes: (body.sub_attributes ?? []).map(parseAttribute),
  };
}

export function renderExtensions(extensions: readonly Extension[]): ExtensionView[] {
  return extensions.map(({ urn, name, description, attributes }) => ({
    urn,
    name,
    description,
    attributes: attributes.map((attribute) => ({
      ...renderAttribute(attribute),
      type: attribute.type,
      sub_attributes: attribute.subAttributes.map(renderAttribute),
    })),
  }));
}

function renderAttribute(attribute: ExtensionAttribute): SubAttributeView {
  return {
    name: attribute.name,
    // The domain takes no complex sub-attribute.
    type: attribute.type as SubAttributeView["type"],
    description: attribute.description,
    multi_valued: attribute.multiValued,
    required: attribute.required,
    case_exact: attribute.caseExact,
    mutability: attribute.mutability,
    returned: attribute.returned,
    canonical_values: [...attribute.canonicalValues],
    reference_types: [...attribute.referenceTypes],
  };
}
