import { upgradeState } from "../framework/upgrade";
import { encodeDiagnostics } from "./diagnostic";
import { decodeRawState, encodeObject } from "./dynamic-value";
import type { UpgradeResourceState_Request, UpgradeResourceState_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

/** Called for every stored resource in every plan, also when there is nothing to upgrade. */
export const upgradeResourceState: Rpc<UpgradeResourceState_Request, UpgradeResourceState_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal);
  const upgradedState = await call.attempt(() => {
    const resource = session.resource(request.typeName);
    const state = upgradeState(resource, request.version, decodeRawState(request.rawState));
    return encodeObject(resource.schema.attributes, state);
  });
  return { upgradedState, diagnostics: encodeDiagnostics(call.diagnostics.all) };
};
