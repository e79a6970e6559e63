/** A user's traits, derived from the profile by the integration's mapping. */
import { normalizeTraits } from "./sets";

export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
export type JsonObject = { [key: string]: JsonValue };

const SEGMENT = /^[A-Za-z$][\w$-]*$/;
const CORE_USER = "urn:ietf:params:scim:schemas:core:2.0:user";

/** What is wrong with a mapping's path, or undefined. */
export function traitPathFault(path: string): string | undefined {
  return parseTraitPath(path)
    ? undefined
    : `"${path}" is not an attribute path such as department or emails.value`;
}

/**
 * Traits by name. Values are flattened: a multi-valued attribute gives each element's value, `emails` means `emails.value`.
 * Renaming or clearing an attribute changes the traits at once, because they are never edited, only derived.
 */
export function deriveTraits(
  profile: JsonObject,
  mapping: Readonly<Record<string, string>>,
): Record<string, string[]> {
  const traits = Object.entries(mapping).map(([trait, path]) => {
    const steps = parseTraitPath(path) ?? [];
    return [trait, steps.reduce<JsonValue[]>(descend, [profile]).flatMap(texts)] as const;
  });
  return normalizeTraits(Object.fromEntries(traits));
}

/** `urn:…:User:manager.value` → [urn:…:User, manager, value]; the core schema's URN adds no step. */
function parseTraitPath(path: string): string[] | undefined {
  const colon = path.lastIndexOf(":");
  const urn = colon > 0 ? path.slice(0, colon) : "";
  if (urn !== "" && !urn.toLowerCase().startsWith("urn:")) return undefined;
  const segments = path.slice(colon + 1).split(".");
  if (segments.length > 2 || !segments.every((segment) => SEGMENT.test(segment))) return undefined;
  return urn === "" || urn.toLowerCase() === CORE_USER ? segments : [urn, ...segments];
}

/** Attribute names compare without case (RFC 7643 §2.1). */
function descend(values: JsonValue[], name: string): JsonValue[] {
  return values
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .flatMap((value) => {
      if (value === null || typeof value !== "object" || Array.isArray(value)) return [];
      const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
      const found = key === undefined ? undefined : value[key];
      return found === undefined ? [] : [found];
    });
}

function texts(value: JsonValue): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value === "number" || typeof value === "boolean") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(texts);
  return value === null ? [] : texts(value.value ?? null);
}
