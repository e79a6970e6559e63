import { complete } from "../framework/complete";
import type { ObjectValue } from "../values/value";
import { deferralAllowed, encodeDeferred } from "./deferral";
import { encodeDiagnostics } from "./diagnostic";
import { decodeConfig, encodeObject } from "./dynamic-value";
import type { OpenEphemeralResource_Request, OpenEphemeralResource_Response } from "./generated/tfplugin6";
import { encodeJson } from "./private-state";
import type { Rpc } from "./rpc";

export const openEphemeralResource: Rpc<
  OpenEphemeralResource_Request,
  OpenEphemeralResource_Response
> = async (session, request, signal) => {
  const call = session.begin(signal, deferralAllowed(request.clientCapabilities));
  const opened = await call.attempt(async () => {
    const resource = session.ephemeralResource(request.typeName);
    const { attributes } = resource.schema;
    const config = decodeConfig(attributes, request.config);
    const { result, renewAt, held } = await resource.open({
      ...call.local(),
      client: session.client,
      config: config as never,
    });
    const state = encodeObject(attributes, complete(attributes, result as ObjectValue));
    return { result: state, renewAt, private: encodeJson(held) };
  });
  return {
    diagnostics: encodeDiagnostics(call.diagnostics.all),
    renewAt: opened?.renewAt,
    result: opened?.result,
    private: opened?.private,
    deferred: encodeDeferred(call),
  };
};
