/** The service provider's configuration (RFC 7643 §5, RFC 9865 §4): nothing is called supported that is not. */
import { CURSOR_TIMEOUT } from "./cursor";
import { DEFAULT_COUNT, MAX_COUNT } from "./paging";
import { SERVICE_PROVIDER_CONFIG_URN } from "./schemas/service-provider-config";

/**
 * @param base the base URL that the client used
 * @param publicUrl the issuer of tokens, whose metadata name the token endpoint
 */
export function renderServiceProviderConfig(base: string, publicUrl: string, passwordSync: boolean): object {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: MAX_COUNT },
    changePassword: { supported: passwordSync },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: "index",
      defaultPageSize: DEFAULT_COUNT,
      maxPageSize: MAX_COUNT,
      cursorTimeout: CURSOR_TIMEOUT,
    },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "OAuth Bearer Token",
        description:
          "A token in the Authorization header: an access token, got with the client credentials grant, or a SCIM token.",
        specUri: "https://www.rfc-editor.org/info/rfc6750",
        documentationUri: `${publicUrl}/.well-known/oauth-authorization-server`,
        primary: true,
      },
      {
        type: "httpbasic",
        name: "HTTP Basic",
        description: "The id and secret of an OAuth client that may use them here.",
        specUri: "https://www.rfc-editor.org/info/rfc7617",
        primary: false,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${base}/ServiceProviderConfig` },
  };
}
