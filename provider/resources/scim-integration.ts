/** `rollcall_scim_integration`. */
import type { IntegrationInput, IntegrationView } from "../../gateway/management/contract/integration";
import type { RollcallClient } from "../client/client";
import type { Plan, State, Stored } from "../sdk/framework/model";
import { resourceFor } from "../sdk/framework/resource";
import { isUnknown } from "../sdk/values/unknown";
import { createOnce, deleteOnce } from "./create-once";
import { extensionsBody, extensionsState } from "./extensions";
import { noteHeld } from "./held";
import { tellingMaker } from "./name-conflict";
import { ownersBody, refuseDuplicateOwners } from "./owners";
import { sameDuration } from "./rules";
import { scimIntegrationSchema } from "./scim-integration-schema";
import { settle } from "./settle";

type IntegrationPlan = Plan<typeof scimIntegrationSchema>;
type IntegrationState = State<typeof scimIntegrationSchema>;

const TYPE_NAME = "rollcall_scim_integration";
/** It exists from the start, and for ever. */
const DEFAULT = "default";

export const scimIntegrationResource = resourceFor<RollcallClient>()({
  typeName: TYPE_NAME,
  schema: scimIntegrationSchema,
  identity: { required: ["name"] },

  validate({ config, diagnostics }) {
    refuseDuplicateOwners(config.default_owners, ["default_owners"], diagnostics);
  },

  modifyPlan({ prior, plan, client, diagnostics }) {
    noteHeld("integration", prior, client);
    if (!prior && plan.name === DEFAULT) {
      diagnostics.error(
        "The default integration exists already",
        `Import it instead: terraform import ${TYPE_NAME}.<name of this block> ${DEFAULT}`,
        ["name"],
      );
    }
    if (prior?.name === DEFAULT && plan.name !== DEFAULT) refuseRemoval(diagnostics);
    return isUnknown(plan.id) ? { ...plan, id: plan.name } : undefined;
  },

  planDelete({ prior, client, diagnostics }) {
    noteHeld("integration", prior, client);
    if (prior.name === DEFAULT) refuseRemoval(diagnostics);
  },

  async create({ plan, client, signal }) {
    const body = toBody(plan);
    const create = (key: string) => client.integrations.create(body, key, signal);
    const creating = { type: "integration", name: plan.name, client, signal } as const;
    const made = await tellingMaker(creating, () =>
      createOnce({ typeName: TYPE_NAME, body, client, create }),
    );
    return toState(made, plan);
  },

  async read({ prior, client, signal }) {
    const view = prior.name && (await client.integrations.read(prior.name, signal));
    if (!view) return null;
    const state = toState(view, prior);
    noteHeld("integration", state, client);
    return state;
  },

  async update({ plan, client, signal }) {
    return toState(await client.integrations.update(plan.name, toBody(plan), signal), plan);
  },

  delete: (call) => deleteOnce(call.client.integrations, call.prior.name, call),

  importState: ({ id }) => ({ name: id }),
});

function refuseRemoval(diagnostics: { error(summary: string, detail: string): void }): void {
  diagnostics.error(
    "The default integration cannot be destroyed",
    "The gateway always has an integration of this name. To stop managing it with Terraform, take it out of the state with " +
      "a removed block (lifecycle { destroy = false }) or with terraform state rm.",
  );
}

/** The declaration as it stands; the schema has checked what the casts say. */
function toBody(plan: IntegrationPlan): IntegrationInput {
  const { name, description, default_roles, trait_mapping, password_sync, lock_ttl, sso_connector } = plan;
  return {
    name,
    description,
    unmatched_groups: plan.unmatched_groups as IntegrationInput["unmatched_groups"],
    default_owners: ownersBody(plan.default_owners),
    default_roles,
    trait_mapping,
    unknown_members: plan.unknown_members as IntegrationInput["unknown_members"],
    patch_response: plan.patch_response as IntegrationInput["patch_response"],
    password_sync,
    lock_ttl,
    sso_connector,
    mass_removal_guard: plan.mass_removal_guard,
    extensions: extensionsBody(plan.extensions),
  };
}

/** `earlier`: the plan, or the stored state. */
function toState(
  view: IntegrationView,
  earlier: Pick<IntegrationPlan | Stored<typeof scimIntegrationSchema>, "lock_ttl" | "timeouts">,
): IntegrationState {
  return {
    ...view,
    id: view.name,
    extensions: extensionsState(view.extensions),
    lock_ttl: settle(earlier.lock_ttl, view.lock_ttl, sameDuration),
    timeouts: earlier.timeouts,
  };
}
