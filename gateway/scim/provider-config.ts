/** The service provider's configuration (RFC 7643 §5, RFC 9865 §4): nothing is called supported that is not. */
import { MAX_OPERATIONS } from "./bulk/bulk-request";
import { CURSOR_TIMEOUT } from "./cursor";
import { DEFAULT_COUNT, MAX_COUNT } from "./paging";
import { SERVICE_PROVIDER_CONFIG_URN } from "./schemas/service-provider-config";

export interface ProviderOptions {
  /** The issuer of tokens, whose metadata name the token endpoint; without a slash at the end. */
  readonly publicUrl: string;
  /** Largest accepted body, in bytes. */
  readonly bodyLimit: number;
}

/** @param base the base URL that the client used */
export function renderServiceProviderConfig(
  base: string,
  { publicUrl, bodyLimit }: ProviderOptions,
  passwordSync: boolean,
): object {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: MAX_OPERATIONS, maxPayloadSize: bodyLimit },
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
