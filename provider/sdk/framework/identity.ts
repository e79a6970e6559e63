import { conformValue } from "../values/json";
import type { Type } from "../values/type";
import { isWhollyKnown, type ObjectValue, type Value } from "../values/value";
import { complete } from "./complete";
import { fail } from "./diagnostics";
import type { Identity, RawState, Resource } from "./resource";
import { attributeType } from "./schema-type";

export function identityNames({ required, optional = [] }: Identity): readonly string[] {
  return [...required, ...optional];
}

/** The type of the object that the identity is. */
export function identityType({ schema }: Resource, identity: Identity): Type {
  const entries = identityNames(identity).map((name) => {
    const attribute = schema.attributes[name];
    if (!attribute) throw new TypeError(`the schema has no attribute ${name}`);
    return [name, attributeType(attribute)] as const;
  });
  return { kind: "object", attributes: Object.fromEntries(entries) };
}

/** Which one a state is of; null while that is not certain. */
export function identityOf({ identity }: Resource, state: ObjectValue | null): ObjectValue | null {
  if (!identity || !state) return null;
  const certain = identity.required.every((name) => (state[name] ?? null) !== null);
  const entries = identityNames(identity).map((name) => [name, state[name] ?? null] as const);
  return certain && entries.every(([, value]) => isWhollyKnown(value)) ? Object.fromEntries(entries) : null;
}

/** What an identity says of the resource's state; the rest is for `read` to find out. */
export function stateOfIdentity({ schema }: Resource, identity: ObjectValue): ObjectValue {
  const entries = Object.entries(identity).map(([name, value]) => {
    const fallback = (schema.attributes[name]?.default as Value | undefined) ?? null;
    return [name, value ?? fallback] as const;
  });
  return complete(schema.attributes, Object.fromEntries(entries));
}

/**
 * A stored identity in its present form.
 * @throws DiagnosticError when there is no way from that version; ValueError when the result does not fit
 */
export function upgradeIdentity(resource: Resource, fromVersion: number, stored: RawState): ObjectValue {
  const { identity, typeName } = resource;
  if (!identity) return fail("Cannot read the stored identity", `${typeName} has no identity.`);
  let upgraded = stored;
  for (let version = fromVersion; version < (identity.version ?? 0); version += 1) {
    const upgrade = identity.upgrade?.[version];
    if (!upgrade) {
      return fail(
        "Cannot read the stored identity",
        `${typeName} cannot upgrade an identity of version ${version}.`,
      );
    }
    upgraded = upgrade(upgraded);
  }
  return conformValue(identityType(resource, identity), upgraded) as ObjectValue;
}
