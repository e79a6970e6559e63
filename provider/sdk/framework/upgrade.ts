import { conformValue } from "../values/json";
import type { ObjectValue } from "../values/value";
import { complete } from "./complete";
import { fail } from "./diagnostics";
import type { RawState, Resource } from "./resource";
import { objectType } from "./schema-type";

/**
 * A stored state in the form of the present schema. What the schema no longer has is dropped, what is new is null.
 * @throws DiagnosticError when there is no way from that version; ValueError when the result does not fit the schema
 */
export function upgradeState(resource: Resource, fromVersion: number, stored: RawState): ObjectValue {
  const present = resource.schema.version ?? 0;
  let state = stored;
  for (let version = fromVersion; version < present; version += 1) {
    const upgrade = resource.upgrade?.[version];
    if (!upgrade) {
      return fail(
        "Cannot read the stored state",
        `${resource.typeName} cannot upgrade a state of version ${version}.`,
      );
    }
    state = upgrade(state);
  }
  return fitState(resource, state);
}

/** Any plain object as a state of the resource. */
export function fitState({ schema }: Resource, state: RawState): ObjectValue {
  return complete(schema.attributes, conformValue(objectType(schema.attributes), state) as ObjectValue);
}
