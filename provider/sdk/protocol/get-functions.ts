import { encodeFunctions } from "./function";
import type { GetFunctions_Request, GetFunctions_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

export const getFunctions: Rpc<GetFunctions_Request, GetFunctions_Response> = async ({ provider }) => ({
  functions: encodeFunctions(provider.functions),
  diagnostics: [],
});
