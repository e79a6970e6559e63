/** `action "rollcall_rotate_secret"`. */
import type { RollcallClient } from "../client/client";
import { broughtSecret, duration } from "../resources/rules";
import { actionFor } from "../sdk/framework/action";
import { attribute, schema } from "../sdk/framework/schema";

export const rotateSecretAction = actionFor<RollcallClient>()({
  typeName: "rollcall_rotate_secret",
  schema: schema({
    description:
      "Gives an OAuth client a secret that was made elsewhere, such as in a vault, without keeping it in any state. The secret before " +
      "stays alive for a while. Not for a client whose `client_secret` Terraform keeps in a state: that one would be outdated. Needs Terraform 1.14 or later.",
    attributes: {
      client_id: attribute.string({ required: true, description: "The client, by its `client_id`." }),
      client_secret: attribute.string({
        required: true,
        writeOnly: true,
        description:
          "The new secret, from an ephemeral resource or variable: 43 or more base64url characters, or 64 or more hexadecimal ones.",
        validators: [broughtSecret],
      }),
      previous_secret_ttl: attribute.string({
        optional: true,
        description:
          "How long the secret before stays alive: a duration such as `24h`; `0s` ends it at once. The gateway's default is `24h`.",
        validators: [duration],
      }),
    },
  }),

  async invoke({ config, client, signal, log, progress }) {
    const { client_id: clientId, client_secret, previous_secret_ttl } = config;
    log.mask(client_secret);
    const rotation = { client_secret, previous_secret_ttl };
    const { secrets } = await client.oauthClients.rotateSecret(clientId, rotation, signal);
    const before = secrets[1]?.expires_at;
    progress(
      `The client ${clientId} has a new secret. The one before ${before ? `works until ${before}` : "works no longer"}.`,
    );
  },
});
