import type { ClientScope, OAuthClient } from "../domain/model";
import { HttpError } from "../http/surface";

/** RFC 6749 §3.3: scope tokens separated by single spaces. */
const SCOPE = /^[\x21\x23-\x5B\x5D-\x7E]+(?: [\x21\x23-\x5B\x5D-\x7E]+)*$/;

/**
 * The scopes of a token: those asked for, or all that the client has when it asks for none. A `scim` client that asks for
 * what it does not have gets what it has: identity providers send scopes of their own invention that nobody can turn off.
 *
 * @throws HttpError 400 `invalid_scope`
 */
export function decideScope(client: OAuthClient, requested: string | undefined): readonly ClientScope[] {
  const held = client.config.scopes;
  if (requested === undefined) return held;
  const asked = SCOPE.test(requested) ? new Set(requested.split(" ")) : new Set<string>();
  const narrowed = held.filter((scope) => asked.has(scope));
  if (narrowed.length > 0 && narrowed.length === asked.size) return narrowed;
  if (held.includes("scim")) return held;
  throw new HttpError(400, "The client may not have the scope it asked for.", {}, "invalid_scope");
}
