import { encodeDiagnostics } from "./diagnostic";
import type { CloseEphemeralResource_Request, CloseEphemeralResource_Response } from "./generated/tfplugin6";
import { decodeJson } from "./private-state";
import type { Rpc } from "./rpc";

export const closeEphemeralResource: Rpc<
  CloseEphemeralResource_Request,
  CloseEphemeralResource_Response
> = async (session, request, signal) => {
  const call = session.begin(signal);
  await call.attempt(async () => {
    const resource = session.ephemeralResource(request.typeName);
    await resource.close?.({ ...call.local(), client: session.client, held: decodeJson(request.private) });
  });
  return { diagnostics: encodeDiagnostics(call.diagnostics.all) };
};
