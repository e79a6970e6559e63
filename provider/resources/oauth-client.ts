/** `rollcall_oauth_client`. */
import { randomBytes, randomUUID } from "node:crypto";
import type { OAuthClientUpdate, OAuthClientView } from "../../gateway/management/contract";
import type { RollcallClient } from "../client/client";
import type { Config, Plan, Planned, State, Stored } from "../sdk/framework/model";
import { resourceFor } from "../sdk/framework/resource";
import { isUnknown, unknown } from "../sdk/values/unknown";
import { isWhollyKnown } from "../sdk/values/value";
import { oauthClientSchema } from "./oauth-client-schema";
import { sameInstant } from "./rules";
import { settle } from "./settle";

type ClientConfig = Config<typeof oauthClientSchema>;
type ClientPlan = Plan<typeof oauthClientSchema>;
type ClientPlanned = Planned<typeof oauthClientSchema>;
type ClientState = State<typeof oauthClientSchema>;

/** Scopes that no client of a single integration can have. */
const GATEWAY_WIDE: ReadonlySet<string> = new Set(["manage", "manage:read"]);

export const oauthClientResource = resourceFor<RollcallClient>()({
  typeName: "rollcall_oauth_client",
  schema: oauthClientSchema,

  validate({ config, diagnostics }) {
    const wide = scopesOf(config).find((scope) => GATEWAY_WIDE.has(scope));
    if (wide === undefined) return;
    if (scopesOf(config).includes("scim")) {
      diagnostics.error(
        "Scopes that do not go together",
        `scim is for one integration, ${wide} for the whole gateway. Make two clients.`,
        ["scopes"],
      );
    }
    if (typeof config.integration === "string") {
      diagnostics.error(
        "A client of the whole gateway has no integration",
        `The scope ${wide} is for the whole gateway. Leave integration out.`,
        ["integration"],
      );
    }
  },

  modifyPlan({ config, prior, plan, requireReplace }) {
    const integration = plannedIntegration(config);
    if (!prior) return { ...plan, integration };
    if (isUnknown(integration) || integration !== prior.integration) {
      requireReplace(["integration"]);
      return { ...plan, integration };
    }
    return undefined;
  },

  async create({ plan, client, signal }) {
    const secret = newSecret();
    const { integration } = plan;
    const body = {
      ...toBody(plan),
      integration: isUnknown(integration) ? null : integration,
      client_secret: secret,
    };
    // Drawn once for all the tries of this creation, as the secret is: whichever try is answered, it made this client.
    const view = await client.oauthClients.create(body, randomUUID(), signal);
    return toState(view, plan, secret);
  },

  async read({ prior, client, signal }) {
    const view = prior.client_id && (await client.oauthClients.read(prior.client_id, signal));
    return view ? toState(view, prior, prior.client_secret) : null;
  },

  async update({ plan, prior, client, signal }) {
    const { client_id: clientId } = prior;
    const view = await client.oauthClients.update(clientId, toBody(plan), signal);
    if (plan.secret_version === prior.secret_version) return toState(view, plan, prior.client_secret);
    const secret = newSecret();
    const rotation = { client_secret: secret, previous_secret_ttl: plan.previous_secret_ttl };
    const rotated = await client.oauthClients.rotateSecret(clientId, rotation, signal);
    return toState(rotated, plan, secret);
  },

  async delete({ prior, client, signal }) {
    await client.oauthClients.delete(prior.client_id, signal);
  },

  importState: ({ id }) => ({ client_id: id }),
});

/** 256 random bits in base64url, of which the gateway will keep only a hash. */
function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The scopes that are known so far. */
function scopesOf({ scopes }: ClientConfig): string[] {
  return isUnknown(scopes) ? [] : scopes.filter((scope): scope is string => !isUnknown(scope));
}

/** What the gateway makes of an integration that is left out: `default` for a client that writes, none for others. */
function plannedIntegration(config: ClientConfig): ClientPlanned["integration"] {
  if (config.integration !== null) return config.integration;
  if (scopesOf(config).includes("scim")) return "default";
  return isWhollyKnown(config.scopes) ? null : unknown;
}

/** The schema has checked what the cast says. */
function toBody({ name, scopes, expires_at }: ClientPlan): OAuthClientUpdate {
  return { name, scopes: scopes as OAuthClientUpdate["scopes"], expires_at };
}

/** `earlier`: the plan, or the stored state. */
function toState(
  view: OAuthClientView,
  earlier: ClientPlan | Stored<typeof oauthClientSchema>,
  secret: string | null,
): ClientState {
  const { client_id, name, scopes, integration, secrets, last_used_at, token_url, base_url } = view;
  return {
    id: client_id,
    name,
    scopes,
    integration,
    expires_at: settle(earlier.expires_at, view.expires_at, sameInstant),
    secret_version: earlier.secret_version,
    previous_secret_ttl: earlier.previous_secret_ttl,
    client_id,
    client_secret: secret,
    secrets,
    last_used_at,
    token_url,
    base_url,
    revision: view.revision,
    created_at: view.created_at,
    updated_at: view.updated_at,
  };
}
