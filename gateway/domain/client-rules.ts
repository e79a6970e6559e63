/** What a client of the gateway may be: pure decisions about its configuration. */
import { Refusal } from "./errors";
import { type ClientScope, DEFAULT_INTEGRATION, type OAuthClient, type OAuthClientConfig } from "./model";
import { sortedSet } from "./sets";

/** Scopes that speak for the whole gateway, and so cannot be held by a client that is bound to one integration. */
const GATEWAY_WIDE: readonly ClientScope[] = ["manage", "manage:read"];

/**
 * The configuration as it is kept: scopes as a sorted set, the integration filled in for a `scim` client.
 * @throws Refusal `invalid-value`
 */
export function normalizeClient(wanted: OAuthClientConfig): OAuthClientConfig {
  const scopes = sortedSet(wanted.scopes) as ClientScope[];
  const wide = scopes.filter((scope) => GATEWAY_WIDE.includes(scope));
  if (scopes.length === 0) throw invalid("scopes", "scopes must name at least one scope");
  if (scopes.includes("scim") && wide.length > 0) {
    throw invalid("scopes", `scim cannot be combined with ${wide.join(" or ")}: make two clients`);
  }
  if (wanted.integration !== null && wide.length > 0) {
    throw invalid("integration", `a client with the scope ${wide[0]} is not bound to an integration`);
  }
  if (wanted.basicAuth && !scopes.includes("scim")) {
    throw invalid("basic_auth", "basic_auth is for clients with the scope scim");
  }
  const integration = wanted.integration ?? (scopes.includes("scim") ? DEFAULT_INTEGRATION : null);
  const { name, expiresAt, basicAuth } = wanted;
  return { name, scopes, integration, expiresAt, basicAuth };
}

export function hasExpired(client: OAuthClient, now: number): boolean {
  return client.config.expiresAt !== null && client.config.expiresAt <= now;
}

/** Whether the client can manage the gateway now. */
export function isManager({ scopes, expiresAt }: OAuthClientConfig, now: number): boolean {
  return scopes.includes("manage") && (expiresAt === null || expiresAt > now);
}

export function invalid(field: string, message: string): Refusal {
  return new Refusal("invalid-value", message, { field });
}
