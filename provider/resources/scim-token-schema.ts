import { keepPrior, requiresReplace } from "../sdk/framework/modifiers";
import { attribute, schema } from "../sdk/framework/schema";
import { integer, length } from "../sdk/framework/validators";
import { operationTimeouts } from "./operation-timeouts";
import { broughtToken, instant, instantSpelling, resourceName } from "./rules";

export const scimTokenSchema = schema({
  description:
    "A SCIM token: a static bearer token for the SCIM base URL of one integration, for identity providers that fetch no access tokens. " +
    "It is made by the gateway and kept in the state, which is to be protected accordingly, or brought by `token_wo` and kept nowhere " +
    "in Terraform. Where the identity provider can fetch access tokens, `rollcall_oauth_client` is the better way.",
  attributes: {
    id: attribute.string({
      computed: true,
      notNull: true,
      description: "What the gateway knows the token by; not a secret.",
      modifiers: [keepPrior()],
    }),
    name: attribute.string({
      required: true,
      description: "Who uses the token. 1 to 256 characters.",
      validators: [length({ min: 1, max: 256 })],
    }),
    integration: attribute.string({
      optional: true,
      default: "default",
      description:
        "Name of the one integration that the token is for. Defaults to `default`. A change forces a new token.",
      validators: [resourceName],
      modifiers: [requiresReplace()],
    }),
    expires_at: attribute.string({
      optional: true,
      description:
        "From then on the token is not honoured: an RFC 3339 time such as `2027-01-31T00:00:00Z`. Never when left out.",
      validators: [instant],
      modifiers: [instantSpelling],
    }),
    token_version: attribute.number({
      optional: true,
      description:
        "Any whole number. A change forces a new token; with `create_before_destroy` the one before is revoked only after that. Not " +
        "for a token that `token_wo` brings.",
      validators: [integer()],
      modifiers: [requiresReplace()],
    }),
    token_wo: attribute.string({
      optional: true,
      sensitive: true,
      writeOnly: true,
      description:
        "The token itself, made elsewhere and best taken from an ephemeral variable or resource: `rollcall_scim_` and 43 or more " +
        "base64url characters, or 64 or more hexadecimal ones. It is in no plan and in no state. Goes with `token_wo_version`. Needs " +
        "Terraform 1.11 or later. One is made when left out.",
      validators: [broughtToken],
    }),
    token_wo_version: attribute.number({
      optional: true,
      description:
        "Any whole number. A change forces a new token, the one that `token_wo` brings then; taking both away has one made.",
      validators: [integer()],
      modifiers: [requiresReplace()],
    }),
    token: attribute.string({
      computed: true,
      sensitive: true,
      description:
        "What the identity provider is given. Null when `token_wo` brings it, and after an import, because nobody can read it back: " +
        "change `token_version` to get another one.",
      modifiers: [keepPrior()],
    }),
    last_used_at: attribute.string({
      computed: true,
      description:
        "When the token was last used: an RFC 3339 time, exact to a minute. Null when it never was.",
    }),
    base_url: attribute.string({
      computed: true,
      notNull: true,
      description: "The SCIM base URL of the integration.",
      modifiers: [keepPrior()],
    }),
    revision: attribute.number({
      computed: true,
      notNull: true,
      description: "Counts changes of the token's name and expiry.",
    }),
    created_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When the token was made: an RFC 3339 time.",
      modifiers: [keepPrior()],
    }),
    updated_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When name or expiry last changed: an RFC 3339 time.",
    }),
    timeouts: operationTimeouts,
  },
});
