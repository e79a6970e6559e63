import { encodeDiagnostics } from "./diagnostic";
import type { RenewEphemeralResource_Request, RenewEphemeralResource_Response } from "./generated/tfplugin6";
import { decodeJson, encodeJson } from "./private-state";
import type { Rpc } from "./rpc";

export const renewEphemeralResource: Rpc<
  RenewEphemeralResource_Request,
  RenewEphemeralResource_Response
> = async (session, request, signal) => {
  const call = session.begin(signal);
  const renewed = await call.attempt(() => {
    const resource = session.ephemeralResource(request.typeName);
    const held = decodeJson(request.private);
    return resource.renew?.({ ...call.local(), client: session.client, held }) ?? { held };
  });
  return {
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    renewAt: renewed?.renewAt,
    private: renewed?.held === undefined ? request.private : encodeJson(renewed.held),
  };
};
