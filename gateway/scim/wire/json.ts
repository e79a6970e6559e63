import { invalidSyntax, type ScimError } from "./scim-error";

/** True for `{…}`, false for arrays, null and scalars. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of a parsed message by its name without regard to case (RFC 7643 §2.1); undefined when absent. */
export function memberOf(object: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  for (const candidate in object) {
    if (candidate.length === wanted.length && candidate.toLowerCase() === wanted) return object[candidate];
  }
  return undefined;
}

/**
 * As `memberOf`, for what a message must say once.
 * @param twice the error for a member given in two spellings: which one is meant would be a guess
 * @throws ScimError 400 invalidSyntax, or what `twice` makes
 */
export function soleMemberOf(object: Record<string, unknown>, name: string, twice = saidTwice): unknown {
  const wanted = name.toLowerCase();
  let found: string | undefined;
  for (const candidate in object) {
    if (candidate.length !== wanted.length || candidate.toLowerCase() !== wanted) continue;
    if (found !== undefined) throw twice(name);
    found = candidate;
  }
  return found === undefined ? undefined : object[found];
}

function saidTwice(name: string): ScimError {
  return invalidSyntax(`"${name}" is given more than once.`);
}
