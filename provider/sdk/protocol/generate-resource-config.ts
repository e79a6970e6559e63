import { generateConfig } from "../framework/generate-config";
import { encodeDiagnostics } from "./diagnostic";
import { decodeObject, encodeObject } from "./dynamic-value";
import type { GenerateResourceConfig_Request, GenerateResourceConfig_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

/** For `-generate-config-out` in Terraform 1.14 and later; before, Terraform writes every attribute down by itself. */
export const generateResourceConfig: Rpc<
  GenerateResourceConfig_Request,
  GenerateResourceConfig_Response
> = async (session, request, signal) => {
  const call = session.begin(signal);
  const config = await call.attempt(() => {
    const { attributes } = session.resource(request.typeName).schema;
    const state = decodeObject(attributes, request.state);
    return encodeObject(attributes, state && generateConfig(attributes, state));
  });
  return { config, diagnostics: encodeDiagnostics(call.diagnostics.all) };
};
