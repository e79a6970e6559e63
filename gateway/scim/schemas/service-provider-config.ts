/** The schema of the service provider's configuration (RFC 7643 §5, §8.7.2; RFC 9865 §4). */
import { complex, flag, integer, reference, type Schema, text } from "./attribute";

export const SERVICE_PROVIDER_CONFIG_URN = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig";

const FIXED = { mutability: "readOnly" } as const;
const MUST = { mutability: "readOnly", required: true } as const;

const SUPPORTED = flag("supported", "Whether the feature is supported.", MUST);

function feature(name: string, description: string) {
  return complex(name, description, [SUPPORTED], MUST);
}

export const SERVICE_PROVIDER_CONFIG_SCHEMA: Schema = {
  id: SERVICE_PROVIDER_CONFIG_URN,
  name: "ServiceProviderConfig",
  description: "What the service provider supports",
  attributes: [
    reference("documentationUri", "The address of the documentation for people.", ["external"], FIXED),
    feature("patch", "Whether resources can be changed by PATCH."),
    complex(
      "bulk",
      "Whether several operations can be sent in one request, and how many.",
      [
        SUPPORTED,
        integer("maxOperations", "The largest number of operations in one request.", MUST),
        integer("maxPayloadSize", "The largest request, in bytes.", MUST),
      ],
      MUST,
    ),
    complex(
      "filter",
      "Whether lists can be filtered, and how many resources one answer holds.",
      [SUPPORTED, integer("maxResults", "The largest number of resources in one answer.", MUST)],
      MUST,
    ),
    feature("changePassword", "Whether a user's password can be changed."),
    feature("sort", "Whether lists can be sorted."),
    feature("etag", "Whether resources have versions."),
    complex(
      "pagination",
      "How lists can be walked.",
      [
        flag("cursor", "Whether by cursor.", MUST),
        flag("index", "Whether by index.", MUST),
        text("defaultPaginationMethod", "How, when the client does not say.", {
          canonicalValues: ["cursor", "index"],
          ...FIXED,
        }),
        integer("defaultPageSize", "How many resources a page holds when the client does not say.", FIXED),
        integer("maxPageSize", "How many resources a page holds at most.", FIXED),
        integer("cursorTimeout", "How long a cursor is taken, in seconds.", FIXED),
      ],
      FIXED,
    ),
    complex(
      "authenticationSchemes",
      "The ways in which a client can authenticate.",
      [
        text("type", "The kind of authentication.", {
          canonicalValues: ["oauth", "oauth2", "oauthbearertoken", "httpbasic", "httpdigest"],
          ...MUST,
        }),
        text("name", "The common name of the kind of authentication.", MUST),
        text("description", "What a client has to do.", MUST),
        reference("specUri", "The address of the specification.", ["external"], FIXED),
        reference("documentationUri", "The address of the documentation for people.", ["external"], FIXED),
        flag("primary", "True for the preferred way.", FIXED),
      ],
      { multiValued: true, ...MUST },
    ),
  ],
};
