import { deferralAllowed } from "./deferral";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig } from "./dynamic-value";
import type { ConfigureProvider_Request, ConfigureProvider_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

export const configureProvider: Rpc<ConfigureProvider_Request, ConfigureProvider_Response> = async (
  session,
  request,
  signal,
) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  await call.attempt(async () => {
    const { provider } = session;
    const config = decodeConfig(provider.schema.attributes, request.config);
    session.client = await provider.configure({
      ...call.local(),
      config: config as never,
      terraformVersion: request.terraformVersion,
    });
  });
  return { diagnostics: encodeDiagnostics(call.diagnostics.all) };
};
