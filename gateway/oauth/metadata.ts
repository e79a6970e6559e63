/** What clients can find out by themselves: server metadata (RFC 8414) and the public keys (RFC 7517). */
import { SIGNING_ALGORITHMS } from "../domain/keys";
import type { ClientScope } from "../domain/model";
import { sendJson } from "../http/json";
import type { Route } from "../http/surface";
import type { KeyRing } from "./key-ring";

const WELL_KNOWN = "/.well-known/oauth-authorization-server";
const JWKS = "/.well-known/jwks.json";
const LONGEST_CACHE = 300;

const SCOPES: readonly ClientScope[] = ["scim", "access:read", "manage:read", "manage"];
const CLIENT_AUTHENTICATION = ["client_secret_basic", "client_secret_post"];

/** The absolute address of an endpoint of the issuer. */
function endpointOf(issuer: string, path: string): string {
  return issuer.replace(/\/+$/, "") + path;
}

/** RFC 8414 §2. `issuer` is the setting byte for byte (§3.3). */
function serverMetadata(issuer: string): object {
  return {
    issuer,
    token_endpoint: endpointOf(issuer, "/oauth2/token"),
    token_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    introspection_endpoint: endpointOf(issuer, "/oauth2/introspect"),
    introspection_endpoint_auth_methods_supported: [...CLIENT_AUTHENTICATION, "Bearer"],
    revocation_endpoint: endpointOf(issuer, "/oauth2/revoke"),
    revocation_endpoint_auth_methods_supported: CLIENT_AUTHENTICATION,
    jwks_uri: endpointOf(issuer, JWKS),
    scopes_supported: SCOPES,
    response_types_supported: [],
    grant_types_supported: ["client_credentials"],
    access_token_signing_alg_values_supported: SIGNING_ALGORITHMS,
  };
}

/** Also under the name that an issuer with a path has (RFC 8414 §3.1): the path follows the well-known part. */
export function metadataRoutes(issuer: string): Route[] {
  const json = JSON.stringify(serverMetadata(issuer));
  const issuerPath = new URL(issuer).pathname.replace(/\/+$/, "");
  const paths = [WELL_KNOWN, ...(issuerPath === "" ? [] : [WELL_KNOWN + literal(issuerPath)])];
  return paths.map((path) => ({
    method: "get",
    path,
    access: "public",
    handle(_, response) {
      response.setHeader("Cache-Control", cacheFor(LONGEST_CACHE));
      sendJson(response, 200, json);
    },
  }));
}

/** @param overlap seconds that a replaced key is still honoured: caches must learn of the new key well before it ends */
export function jwksRoute(keys: KeyRing, overlap: number): Route {
  const cacheControl = cacheFor(Math.min(LONGEST_CACHE, Math.floor(overlap / 2)));
  return {
    method: "get",
    path: JWKS,
    access: "public",
    async handle(_, response) {
      const published = await keys.published();
      response.setHeader("Cache-Control", cacheControl);
      sendJson(response, 200, { keys: published }, "application/jwk-set+json");
    },
  };
}

function cacheFor(seconds: number): string {
  return `public, max-age=${seconds}`;
}

/** The path as express takes it literally. */
function literal(path: string): string {
  return path.replace(/[{}()[\]?+!:*\\]/g, "\\$&");
}
