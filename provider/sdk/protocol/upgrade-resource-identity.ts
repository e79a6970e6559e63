import { upgradeIdentity } from "../framework/identity";
import { encodeDiagnostics } from "./diagnostic";
import { decodeRawState } from "./dynamic-value";
import type {
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response,
} from "./generated/tfplugin6";
import { encodeIdentityData } from "./identity";
import type { Rpc } from "./rpc";

/** Called for every stored identity, also when there is nothing to upgrade. */
export const upgradeResourceIdentity: Rpc<
  UpgradeResourceIdentity_Request,
  UpgradeResourceIdentity_Response
> = async (session, request, signal) => {
  const call = session.begin(signal);
  const upgradedIdentity = await call.attempt(() => {
    const resource = session.resource(request.typeName);
    const identity = upgradeIdentity(resource, request.version, decodeRawState(request.rawIdentity));
    return encodeIdentityData(resource, identity);
  });
  return { upgradedIdentity, diagnostics: encodeDiagnostics(call.diagnostics.all) };
};
