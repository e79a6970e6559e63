import { identityNames, identityOf, identityType } from "../framework/identity";
import type { Resource } from "../framework/resource";
import { attributeType } from "../framework/schema-type";
import type { ObjectValue } from "../values/value";
import { decodeDynamic, encodeDynamic } from "./dynamic-value";
import type { ResourceIdentityData, ResourceIdentitySchema } from "./generated/tfplugin6";
import { encodeType } from "./schema";

/** The identity of a state; undefined for a resource that has none, or while it is not certain. */
export function encodeIdentity(
  resource: Resource,
  state: ObjectValue | null,
): ResourceIdentityData | undefined {
  const identity = identityOf(resource, state);
  return identity ? encodeIdentityData(resource, identity) : undefined;
}

export function encodeIdentityData(
  resource: Resource,
  identity: ObjectValue,
): ResourceIdentityData | undefined {
  if (!resource.identity) return undefined;
  return { identityData: encodeDynamic(identityType(resource, resource.identity), identity) };
}

/** null when there is none. */
export function decodeIdentity(
  resource: Resource,
  data: ResourceIdentityData | undefined,
): ObjectValue | null {
  if (!resource.identity || !data) return null;
  return decodeDynamic(identityType(resource, resource.identity), data.identityData) as ObjectValue | null;
}

export function encodeIdentitySchema({ schema, identity }: Resource): ResourceIdentitySchema | undefined {
  if (!identity) return undefined;
  const attributes = identityNames(identity).flatMap((name) => {
    const attribute = schema.attributes[name];
    if (!attribute) return [];
    const required = identity.required.includes(name);
    return {
      name,
      type: encodeType(attributeType(attribute)),
      requiredForImport: required,
      optionalForImport: !required,
      description: attribute.description,
    };
  });
  return { version: identity.version ?? 0, identityAttributes: attributes };
}
