import type { ValidateResourceConfig_Request, ValidateResourceConfig_Response } from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { validate } from "./validate-config";

export const validateResourceConfig: Rpc<ValidateResourceConfig_Request, ValidateResourceConfig_Response> = (
  session,
  request,
  signal,
) =>
  validate(session, signal, () => session.resource(request.typeName), request.config, {
    writeOnlyAllowed: request.clientCapabilities?.writeOnlyAttributesAllowed ?? false,
  });
