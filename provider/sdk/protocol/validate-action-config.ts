import type { ValidateActionConfig_Request, ValidateActionConfig_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { validate } from "./validate-config";

export const validateActionConfig: Rpc<ValidateActionConfig_Request, ValidateActionConfig_Response> = (
  session,
  request,
  signal,
) => validate(session, signal, () => session.action(request.typeName), request.config);
