/** The paths of the other surfaces in brief: their specifications say the rest. */
import type { ZodOpenApiOperationObject, ZodOpenApiPathItemObject, ZodOpenApiPathsObject } from "zod-openapi";

type Method = "get" | "post" | "put" | "patch" | "delete";

const RFC = "https://www.rfc-editor.org/rfc/";

function brief(tag: string, summary: string, specification: string): ZodOpenApiOperationObject {
  return {
    tags: [tag],
    summary,
    externalDocs: { url: RFC + specification },
    responses: { default: { description: "As the specification says." } },
  };
}

const SCIM_WAYS = [{ oauth: ["scim"] }, { scimToken: [] }, { basic: [] }];

/** OAuth endpoints authenticate the client themselves, or are public. */
function oauth(method: Method, summary: string, specification: string): ZodOpenApiPathItemObject {
  return { [method]: { ...brief("OAuth", summary, specification), security: [] } };
}

function scim(methods: readonly Method[], summary: string, specification: string): ZodOpenApiPathItemObject {
  const operation = { ...brief("SCIM", summary, specification), security: SCIM_WAYS };
  return Object.fromEntries(methods.map((method) => [method, operation]));
}

function scimPaths(base: string, parameters: ZodOpenApiPathItemObject["parameters"]): ZodOpenApiPathsObject {
  const byId = [...(parameters ?? []), pathParameter("id")];
  const discovery = (summary: string) => scim(["get"], summary, "rfc7644#section-4");
  const one = (summary: string) => scim(["get", "put", "patch", "delete"], summary, "rfc7644#section-3");
  const many = (summary: string) => scim(["get", "post"], summary, "rfc7644#section-3");
  return {
    [`${base}/ServiceProviderConfig`]: { parameters, ...discovery("What this service provider offers.") },
    [`${base}/ResourceTypes`]: { parameters, ...discovery("The kinds of resources.") },
    [`${base}/ResourceTypes/{id}`]: { parameters: byId, ...discovery("One kind of resource.") },
    [`${base}/Schemas`]: { parameters, ...discovery("The schemas.") },
    [`${base}/Schemas/{id}`]: { parameters: byId, ...discovery("One schema.") },
    [`${base}/Users`]: { parameters, ...many("Users of the integration.") },
    [`${base}/Users/{id}`]: { parameters: byId, ...one("One user.") },
    [`${base}/Groups`]: { parameters, ...many("Access lists of type scim, as groups.") },
    [`${base}/Groups/{id}`]: { parameters: byId, ...one("One group.") },
  };
}

function pathParameter(name: string) {
  return { in: "path" as const, name, required: true, schema: { type: "string" as const } };
}

export const OTHER_PATHS: ZodOpenApiPathsObject = {
  "/openapi.json": {
    get: {
      tags: ["Documents"],
      summary: "This document.",
      security: [],
      responses: { "200": { description: "An OpenAPI document.", content: { "application/json": {} } } },
    },
  },
  "/oauth2/token": oauth("post", "An access token for client credentials.", "rfc6749#section-4.4"),
  "/oauth2/introspect": oauth("post", "What a token is.", "rfc7662"),
  "/oauth2/revoke": oauth("post", "End a token.", "rfc7009"),
  "/.well-known/oauth-authorization-server": oauth("get", "The authorization server's metadata.", "rfc8414"),
  "/.well-known/jwks.json": oauth("get", "The keys that tokens are signed with.", "rfc7517"),
  ...scimPaths("/scim/v2", undefined),
  ...scimPaths("/scim/{integration}/v2", [pathParameter("integration")]),
};
