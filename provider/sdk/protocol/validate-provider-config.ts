import type { ValidateProviderConfig_Request, ValidateProviderConfig_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { validate } from "./validate-config";

export const validateProviderConfig: Rpc<ValidateProviderConfig_Request, ValidateProviderConfig_Response> = (
  session,
  request,
  signal,
) => validate(session, signal, () => session.provider, request.config);
