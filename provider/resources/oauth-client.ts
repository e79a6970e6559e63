/** `rollcall_oauth_client`. */
import { randomBytes } from "node:crypto";
import type {
  OAuthClientUpdate,
  OAuthClientView,
  SecretRotation,
} from "../../gateway/management/contract/oauth-client";
import type { RollcallClient } from "../client/client";
import type { Config, Plan, Planned, State, Stored } from "../sdk/framework/model";
import { resourceFor } from "../sdk/framework/resource";
import { equalValues } from "../sdk/values/equal";
import { types } from "../sdk/values/type";
import { isUnknown, Unknown, unknown } from "../sdk/values/unknown";
import { isWhollyKnown } from "../sdk/values/value";
import { checkBrought, plannedSecret } from "./brought-secret";
import { createWithSecret } from "./create-once";
import { warnOfExpiry } from "./expiry";
import { noteHeld } from "./held";
import { oauthClientSchema } from "./oauth-client-schema";
import { sameInstant } from "./rules";
import { settle } from "./settle";

type ClientConfig = Config<typeof oauthClientSchema>;
type ClientPlan = Plan<typeof oauthClientSchema>;
type ClientPlanned = Planned<typeof oauthClientSchema>;
type ClientState = State<typeof oauthClientSchema>;

const TYPE_NAME = "rollcall_oauth_client";

const SECRET = {
  secret: "client_secret_wo",
  version: "client_secret_wo_version",
  making: ["secret_version", "rotate_when_changed"],
} as const;

/** Scopes that no client of a single integration can have. */
const GATEWAY_WIDE: ReadonlySet<string> = new Set(["manage", "manage:read"]);

export const oauthClientResource = resourceFor<RollcallClient>()({
  typeName: TYPE_NAME,
  schema: oauthClientSchema,
  identity: { required: ["client_id"] },

  validate({ config, diagnostics }) {
    checkBrought(config, SECRET, diagnostics);
    if (config.basic_auth === true && isWhollyKnown(config.scopes) && !scopesOf(config).includes("scim")) {
      diagnostics.error(
        "Only a client with the scope scim can use Basic",
        "The argument basic_auth is for the SCIM base URL. Add the scope scim, or leave basic_auth out.",
        ["basic_auth"],
      );
    }
    const wide = scopesOf(config).find((scope) => GATEWAY_WIDE.has(scope));
    if (wide === undefined) return;
    if (scopesOf(config).includes("scim")) {
      diagnostics.error(
        "Scopes that do not go together",
        `The scope scim is for one integration, ${wide} for the whole gateway. Make two clients.`,
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

  modifyPlan({ config, prior, plan, client, requireReplace, diagnostics }) {
    noteHeld("oauth-client", prior, client);
    warnOfExpiry("The OAuth client", plan.expires_at, diagnostics);
    const integration = plannedIntegration(config);
    if (prior && (isUnknown(integration) || integration !== prior.integration)) {
      requireReplace(["integration"]);
    }
    // What a change seems to be may prove to be none, and the secret of an imported client stays null.
    const notNull = prior?.client_secret !== null;
    const client_secret = plannedSecret(config, SECRET, plan.client_secret, { notNull });
    return { ...plan, integration, client_secret, base_url: plannedBaseUrl(config, plan.base_url) };
  },

  async create({ config, plan, client, signal, log }) {
    const { integration } = plan;
    const declared = { ...toBody(plan), integration: isUnknown(integration) ? null : integration };
    const brought = config.client_secret_wo;
    if (brought !== null) log.mask(brought);
    const view = await createWithSecret({
      typeName: TYPE_NAME,
      body: declared,
      client,
      signal,
      create: (key) => client.oauthClients.create({ ...declared, client_secret: brought }, key, signal),
      isTold: ({ client_secret }) => brought !== null || client_secret !== undefined,
      find: (clientId) => client.oauthClients.read(clientId, signal),
      discard: (untold) => discard(untold, client, signal),
    });
    return toState(view, plan, view.client_secret ?? null);
  },

  async read({ prior, client, signal }) {
    const view = prior.client_id && (await client.oauthClients.read(prior.client_id, signal));
    if (!view) return null;
    const state = toState(view, prior, prior.client_secret);
    noteHeld("oauth-client", state, client);
    return state;
  },

  planDelete({ prior, client }) {
    noteHeld("oauth-client", prior, client);
  },

  async update({ config, plan, prior, client, signal, log }) {
    const { client_id: clientId } = prior;
    const brought = config.client_secret_wo;
    if (brought !== null) log.mask(brought);
    const view = await client.oauthClients.update(clientId, toBody(plan), signal);
    if (!rotates(prior, plan)) return toState(view, plan, prior.client_secret);
    const { previous_secret_ttl } = plan;
    const rotation = { client_secret: brought ?? makeSecret(), previous_secret_ttl };
    const rotated = await rotateSecret(clientId, rotation, client, signal);
    return toState(rotated, plan, brought === null ? rotated.client_secret : null);
  },

  async delete({ prior, client, signal }) {
    await client.oauthClients.delete(prior.client_id, signal);
  },

  importState: ({ id }) => ({ client_id: id }),
});

/** A client that is used has another holder, who knows its secret. */
async function discard(untold: OAuthClientView, client: RollcallClient, signal: AbortSignal): Promise<void> {
  if (untold.last_used_at === null) await client.oauthClients.delete(untold.client_id, signal);
}

function rotates(prior: ClientState, plan: ClientPlan): boolean {
  return (
    plan.secret_version !== prior.secret_version ||
    !equalValues(types.map(types.string), plan.rotate_when_changed, prior.rotate_when_changed) ||
    plan.client_secret_wo_version !== prior.client_secret_wo_version
  );
}

/** 256 random bits in base64url, made here, so that an answer which is lost can be asked for again: the gateway keeps a hash. */
function makeSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The client with its new secret. */
async function rotateSecret(
  clientId: string,
  rotation: SecretRotation & { client_secret: string },
  client: RollcallClient,
  signal: AbortSignal,
): Promise<OAuthClientView & { client_secret: string }> {
  const view = await client.oauthClients.rotateSecret(clientId, rotation, signal);
  return { ...view, client_secret: rotation.client_secret };
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

/** Only a client that writes has one: it goes and comes with the scope. */
function plannedBaseUrl(config: ClientConfig, kept: ClientPlanned["base_url"]): ClientPlanned["base_url"] {
  if (scopesOf(config).includes("scim")) return isUnknown(kept) ? new Unknown({ notNull: true }) : kept;
  return isWhollyKnown(config.scopes) ? null : unknown;
}

/** The schema has checked what the cast says. */
function toBody({ name, scopes, expires_at, basic_auth }: ClientPlan): OAuthClientUpdate {
  return { name, scopes: scopes as OAuthClientUpdate["scopes"], expires_at, basic_auth };
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
    basic_auth: view.basic_auth,
    secret_version: earlier.secret_version,
    rotate_when_changed: earlier.rotate_when_changed ?? {},
    client_secret_wo: null,
    client_secret_wo_version: earlier.client_secret_wo_version,
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
    timeouts: earlier.timeouts,
  };
}
