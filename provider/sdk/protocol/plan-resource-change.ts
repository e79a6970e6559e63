import { planChange } from "../framework/plan";
import type { PlanDeleteCall, RemoteCall, Resource } from "../framework/resource";
import type { Schema } from "../framework/schema";
import type { ObjectValue } from "../values/value";
import { deferralAllowed, encodeDeferred } from "./deferral";
import { encodeDiagnostics, encodePath } from "./diagnostic";
import { decodeConfig, decodeObject, encodeObject } from "./dynamic-value";
import type {
  DynamicValue,
  PlanResourceChange_Request,
  PlanResourceChange_Response,
  AttributePath as WirePath,
} from "./generated/tfplugin6";
import { decodePrivate, encodePrivate } from "./private-state";
import type { Rpc } from "./rpc";

export const planResourceChange: Rpc<PlanResourceChange_Request, PlanResourceChange_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  const notes = decodePrivate(request.priorPrivate);
  const plan = await call.attempt(() => {
    const resource = session.resource(request.typeName);
    return planRequest(resource, request, call.remote(notes));
  });
  return {
    plannedState: plan || !call.deferred ? plan?.plannedState : request.proposedNewState,
    requiresReplace: plan?.requiresReplace ?? [],
    plannedPrivate: plan ? encodePrivate(notes) : request.priorPrivate,
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    legacyTypeSystem: false,
    deferred: encodeDeferred(call),
    // An identity is for life; that of a new one is known when it is made.
    plannedIdentity: request.priorIdentity,
  };
};

interface Plan {
  readonly plannedState: DynamicValue;
  readonly requiresReplace: WirePath[];
}

async function planRequest(
  resource: Resource,
  request: PlanResourceChange_Request,
  call: RemoteCall<unknown>,
): Promise<Plan> {
  const { attributes } = resource.schema;
  const prior = decodeObject(attributes, request.priorState);
  if (decodeObject(attributes, request.proposedNewState) === null) {
    await planDelete(resource, prior, call);
    return { plannedState: encodeObject(attributes, null), requiresReplace: [] };
  }
  // The proposal is the configuration laid over the prior state, which `planChange` does by its own rules.
  const config = decodeConfig(attributes, request.config);
  const { planned, replace } = await planChange(resource, { config, prior }, call);
  return { plannedState: encodeObject(attributes, planned), requiresReplace: replace.map(encodePath) };
}

async function planDelete(
  resource: Resource,
  prior: ObjectValue | null,
  call: RemoteCall<unknown>,
): Promise<void> {
  if (prior) await resource.planDelete?.({ ...call, prior } as unknown as PlanDeleteCall<Schema, unknown>);
}
