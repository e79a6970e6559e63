import { deferralAllowed, encodeDeferred } from "./deferral";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig } from "./dynamic-value";
import type { PlanAction_Request, PlanAction_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

export const planAction: Rpc<PlanAction_Request, PlanAction_Response> = async (session, request, signal) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  await call.attempt(async () => {
    const action = session.action(request.actionType);
    const config = decodeConfig(action.schema.attributes, request.config) as never;
    await action.plan?.({ ...call.local(), client: session.client, config });
  });
  return { diagnostics: encodeDiagnostics(call.diagnostics.all), deferred: encodeDeferred(call) };
};
