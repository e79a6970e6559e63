/** `rollcall_scim_token`. */
import type { ScimTokenInput, ScimTokenView } from "../../gateway/management/contract/scim-token";
import type { RollcallClient } from "../client/client";
import { ApiError } from "../client/errors";
import type { Plan, State, Stored } from "../sdk/framework/model";
import { resourceFor } from "../sdk/framework/resource";
import { checkBrought, plannedSecret } from "./brought-secret";
import { createWithSecret } from "./create-once";
import { warnOfExpiry } from "./expiry";
import { noteHeld } from "./held";
import { sameInstant } from "./rules";
import { scimTokenSchema } from "./scim-token-schema";
import { settle } from "./settle";

type TokenPlan = Plan<typeof scimTokenSchema>;
type TokenState = State<typeof scimTokenSchema>;

const TYPE_NAME = "rollcall_scim_token";

/** Of every token that is made, for those who look for leaked ones. */
const PREFIX = "rollcall_scim_";

const SECRET = { secret: "token_wo", version: "token_wo_version", making: ["token_version"] } as const;

export const scimTokenResource = resourceFor<RollcallClient>()({
  typeName: TYPE_NAME,
  schema: scimTokenSchema,
  identity: { required: ["id"] },

  validate({ config, diagnostics }) {
    checkBrought(config, SECRET, diagnostics);
  },

  modifyPlan({ config, prior, plan, client, diagnostics }) {
    noteHeld("scim-token", prior, client);
    warnOfExpiry("The SCIM token", plan.expires_at, diagnostics);
    // The text of an imported token stays null.
    const certain = prior?.token === null ? {} : { notNull: true, prefix: PREFIX };
    return { ...plan, token: plannedSecret(config, SECRET, plan.token, certain) };
  },

  async create({ config, plan, client, signal, log }) {
    const body: ScimTokenInput = toBody(plan);
    const brought = config.token_wo;
    if (brought !== null) log.mask(brought);
    // The versions keep a token that takes another's place from being taken for it.
    const { token_version, token_wo_version } = plan;
    const view = await createWithSecret({
      typeName: TYPE_NAME,
      body: { ...body, token_version, token_wo_version },
      client,
      signal,
      create: (key) => client.scimTokens.create({ ...body, token: brought }, key, signal),
      isTold: ({ token }) => brought !== null || token !== undefined,
      find: (id) => client.scimTokens.read(id, signal),
      discard: (untold) => discard(untold, client, signal),
    }).catch(atArgument);
    return toState(view, plan, view.token ?? null);
  },

  planDelete({ prior, client }) {
    noteHeld("scim-token", prior, client);
  },

  async read({ prior, client, signal }) {
    const view = prior.id && (await client.scimTokens.read(prior.id, signal));
    if (!view) return null;
    noteHeld("scim-token", view, client);
    return toState(view, prior, prior.token);
  },

  async update({ plan, prior, client, signal }) {
    const view = await client.scimTokens.update(prior.id, toBody(plan), signal);
    return toState(view, plan, prior.token);
  },

  async delete({ prior, client, signal }) {
    await client.scimTokens.delete(prior.id, signal);
  },

  importState: ({ id }) => ({ id }),
});

/** A token that is used has another holder, who knows it. */
async function discard(untold: ScimTokenView, client: RollcallClient, signal: AbortSignal): Promise<void> {
  if (untold.last_used_at === null) await client.scimTokens.delete(untold.id, signal);
}

/** The gateway speaks of a token that it was given; here, an argument of another name brings it. */
function atArgument(error: unknown): never {
  if (!(error instanceof ApiError)) throw error;
  throw error.at((pointer) => (pointer === "/token" ? "/token_wo" : pointer));
}

function toBody({ name, integration, expires_at }: TokenPlan): ScimTokenInput {
  return { name, integration, expires_at };
}

/** `earlier`: the plan, or the stored state. */
function toState(
  view: ScimTokenView,
  earlier: TokenPlan | Stored<typeof scimTokenSchema>,
  token: string | null,
): TokenState {
  const { id, name, integration, last_used_at, base_url, revision, created_at, updated_at } = view;
  return {
    id,
    name,
    integration,
    expires_at: settle(earlier.expires_at, view.expires_at, sameInstant),
    token_version: earlier.token_version,
    token_wo: null,
    token_wo_version: earlier.token_wo_version,
    token,
    last_used_at,
    base_url,
    revision,
    created_at,
    updated_at,
    timeouts: earlier.timeouts,
  };
}
