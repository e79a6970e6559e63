/** `ephemeral "rollcall_access_token"`. */
import type { RollcallClient } from "../client/client";
import { AuthenticationError, UnreachableError } from "../client/errors";
import { fail } from "../sdk/framework/diagnostics";
import { ephemeralResourceFor } from "../sdk/framework/ephemeral-resource";
import { attribute, schema } from "../sdk/framework/schema";
import { each, oneOf } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";

/** What closing needs to know; Terraform keeps it in memory and stores it nowhere. */
type Held = {
  readonly token: string;
  readonly pair: { readonly clientId: string; readonly clientSecret: string } | null;
};

export const accessTokenEphemeral = ephemeralResourceFor<RollcallClient>()({
  typeName: "rollcall_access_token",
  schema: schema({
    description:
      "An access token of the gateway, by client credentials, that no plan and no state ever holds. It is revoked when Terraform " +
      "needs it no longer.",
    attributes: {
      client_id: attribute.string({
        optional: true,
        description:
          "The OAuth client whose token it is, together with `client_secret`. The provider's own client when left out: its " +
          "`client_id`, or the environment variable `ROLLCALL_CLIENT_ID`.",
      }),
      client_secret: attribute.string({
        optional: true,
        sensitive: true,
        description:
          "Secret of that client. The provider's own when left out: its `client_secret`, or the environment variable " +
          "`ROLLCALL_CLIENT_SECRET`.",
      }),
      scopes: attribute.set(types.string, {
        optional: true,
        description:
          "What the token is for: some of the client's own among `scim`, `access:read`, `manage:read` and `manage`. All of them when " +
          "left out.",
        validators: [each(oneOf("scim", "access:read", "manage:read", "manage"))],
      }),
      token: attribute.string({
        computed: true,
        notNull: true,
        sensitive: true,
        description: "The access token.",
      }),
      token_type: attribute.string({
        computed: true,
        notNull: true,
        description: "How it is sent: `Bearer`.",
      }),
      expires_at: attribute.string({
        computed: true,
        notNull: true,
        description: "When it ends by itself: an RFC 3339 time.",
      }),
      granted_scopes: attribute.set(types.string, {
        computed: true,
        notNull: true,
        description: "What it may be used for.",
      }),
    },
  }),

  validate({ config: { client_id, client_secret }, diagnostics }) {
    if ((client_id === null) === (client_secret === null)) return;
    const missing = client_id === null ? "client_id" : "client_secret";
    diagnostics.error(
      "Half a client",
      "The arguments client_id and client_secret belong together: give both or none.",
      [missing],
    );
  },

  async open({ config, client, signal, log }) {
    const { client_id, client_secret, scopes } = config;
    const pair =
      client_id !== null && client_secret !== null
        ? { clientId: client_id, clientSecret: client_secret }
        : null;
    const issued = await client.tokens.issue(scopes ?? [], signal, pair ?? undefined).catch(refuse);
    log.mask(issued.value);
    const held: Held = { token: issued.value, pair };
    return {
      held,
      result: {
        client_id,
        client_secret,
        scopes,
        token: issued.value,
        token_type: "Bearer",
        expires_at: new Date(Date.now() + issued.lifetime * 1_000).toISOString(),
        granted_scopes: [...issued.scopes],
      },
    };
  },

  async close({ held, client, signal, diagnostics }) {
    const { token, pair } = held as Held;
    try {
      await client.tokens.revoke(token, signal, pair ?? undefined);
    } catch (error) {
      // The same apply may have destroyed the client, or given it another secret.
      if (!(error instanceof UnreachableError || error instanceof AuthenticationError)) throw error;
      const end = "It ends by itself within the hour, and at once when its client is deleted.";
      diagnostics.warning("A token was not revoked", `${error.message} ${end}`);
    }
  },
});

function refuse(error: unknown): never {
  if (!(error instanceof AuthenticationError)) throw error;
  const isScope = error.reason === "invalid_scope";
  const hint = isScope ? "A client gets none but its own scopes." : "Are its id and its secret right?";
  // Terraform prints the line that it points at: never one that can hold a secret.
  return fail("No access token was issued", `${error.message} ${hint}`, [isScope ? "scopes" : "client_id"]);
}
