import { keepPrior, unknownWhenChanged } from "../sdk/framework/modifiers";
import { attribute, schema } from "../sdk/framework/schema";
import { each, integer, length, oneOf, size } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { operationTimeouts } from "./operation-timeouts";
import { broughtSecret, duration, durationSpelling, instant, instantSpelling, resourceName } from "./rules";

export const oauthClientSchema = schema({
  description:
    "An OAuth client of the gateway: what an identity provider, an application or a pipeline is given to fetch access tokens with. " +
    "Its secret is made anew and kept in the state, which is to be protected accordingly, or brought by `client_secret_wo` and kept " +
    "nowhere in Terraform.",
  attributes: {
    id: attribute.string({
      computed: true,
      notNull: true,
      description: "The same as `client_id`.",
      modifiers: [keepPrior()],
    }),
    name: attribute.string({
      required: true,
      description: "Who uses the client. 1 to 256 characters.",
      validators: [length({ min: 1, max: 256 })],
    }),
    scopes: attribute.set(types.string, {
      required: true,
      description:
        "What the client may do: `scim` push users and groups, `access:read` ask what users may do, `manage:read` and `manage` the " +
        "management API; `scim` does not go together with the last two. At least one.",
      validators: [size({ min: 1 }), each(oneOf("scim", "access:read", "manage:read", "manage"))],
    }),
    integration: attribute.string({
      optional: true,
      computed: true,
      description:
        "Name of the one integration to which the client is bound: the one that `scim` writes to, or about whose users `access:read` " +
        "asks. Defaults to `default` for a client with the scope `scim` and to none for others. A change forces a new client, with a " +
        "new secret.",
      validators: [resourceName],
      modifiers: [keepPrior()],
    }),
    expires_at: attribute.string({
      optional: true,
      description:
        "From then on the client gets no tokens: an RFC 3339 time such as `2027-01-31T00:00:00Z`. Never when left out.",
      validators: [instant],
      modifiers: [instantSpelling],
    }),
    basic_auth: attribute.bool({
      optional: true,
      default: false,
      description:
        "Whether a client with the scope `scim` may send its id and secret to its SCIM base URL as HTTP Basic, in place of an access " +
        "token. Defaults to `false`.",
    }),
    secret_version: attribute.number({
      optional: true,
      description:
        "Any whole number. A change has a new secret made for the client. Not for a secret that `client_secret_wo` brings.",
      validators: [integer()],
    }),
    rotate_when_changed: attribute.map(types.string, {
      optional: true,
      absentIsEmpty: true,
      description:
        "Texts of any meaning, such as the id of a `time_rotating`. A change of any has a new secret made for the client. Not for a " +
        "secret that `client_secret_wo` brings. Defaults to none.",
    }),
    client_secret_wo: attribute.string({
      optional: true,
      sensitive: true,
      writeOnly: true,
      description:
        "The client's secret, made elsewhere and best taken from an ephemeral variable or resource: 43 or more base64url characters, " +
        "or 64 or more hexadecimal ones. It is in no plan and in no state. Goes with `client_secret_wo_version`. Needs Terraform 1.11 " +
        "or later. One is made when left out.",
      validators: [broughtSecret],
    }),
    client_secret_wo_version: attribute.number({
      optional: true,
      description:
        "Any whole number. A change gives the client the secret that `client_secret_wo` brings then; taking both away has one made.",
      validators: [integer()],
    }),
    previous_secret_ttl: attribute.string({
      optional: true,
      description:
        "How long the secret before stays alive when the client gets a new one: a duration such as `24h`; `0s` ends it at once. " +
        "The gateway's default is `24h`.",
      validators: [duration],
      modifiers: [durationSpelling],
    }),
    client_id: attribute.string({
      computed: true,
      notNull: true,
      description: "What the client calls itself when it asks for a token.",
      modifiers: [keepPrior()],
    }),
    client_secret: attribute.string({
      computed: true,
      sensitive: true,
      description:
        "What the client proves itself with. Null when `client_secret_wo` brings it, and after an import, because nobody can read it " +
        "back: change `secret_version` to get one.",
      modifiers: [unknownWhenChanged("secret_version", "rotate_when_changed", "client_secret_wo_version")],
    }),
    secrets: attribute.nestedList(
      {
        id: attribute.string({ computed: true, notNull: true, description: "Identity of the secret." }),
        created_at: attribute.string({
          computed: true,
          notNull: true,
          description: "When it was made: an RFC 3339 time.",
        }),
        expires_at: attribute.string({
          computed: true,
          description: "When it ends: an RFC 3339 time. Null when it does not.",
        }),
        last_used_at: attribute.string({
          computed: true,
          description: "When it was last used: an RFC 3339 time, exact to a minute. Null when it never was.",
        }),
      },
      {
        computed: true,
        notNull: true,
        description:
          "The newest secret and those before it, without their text. One whose `expires_at` is past has ended.",
      },
    ),
    last_used_at: attribute.string({
      computed: true,
      description:
        "When the client was last used: an RFC 3339 time, exact to a minute. Null when it never was.",
    }),
    token_url: attribute.string({
      computed: true,
      notNull: true,
      description: "Where the client gets its tokens.",
      modifiers: [keepPrior()],
    }),
    base_url: attribute.string({
      computed: true,
      description:
        "The SCIM base URL of the client's integration. Null for a client without the scope `scim`.",
      modifiers: [keepPrior()],
    }),
    revision: attribute.number({
      computed: true,
      notNull: true,
      description: "Counts changes of the client.",
    }),
    created_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When the client was made: an RFC 3339 time.",
      modifiers: [keepPrior()],
    }),
    updated_at: attribute.string({
      computed: true,
      notNull: true,
      description: "When the client last changed: an RFC 3339 time.",
    }),
    timeouts: operationTimeouts,
  },
});
