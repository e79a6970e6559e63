import { invalidSyntax } from "./scim-error";

/** True for `{…}`, false for arrays, null and scalars. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A member of a parsed message by its name without regard to case (RFC 7643 §2.1); undefined when absent. */
export function memberOf(object: Record<string, unknown>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  // Asked of each of a hundred thousand members, most of which lack it: no array of the names is made.
  for (const candidate in object) {
    if (candidate.length === wanted.length && candidate.toLowerCase() === wanted) return object[candidate];
  }
  return undefined;
}

/**
 * As `memberOf`, for what a message must say once.
 * @throws ScimError 400 invalidSyntax for a member given in two spellings: which one is meant would be a guess
 */
export function soleMemberOf(object: Record<string, unknown>, name: string): unknown {
  const wanted = name.toLowerCase();
  if (Object.keys(object).filter((candidate) => candidate.toLowerCase() === wanted).length > 1) {
    throw invalidSyntax(`"${name}" is given more than once.`);
  }
  return memberOf(object, name);
}
