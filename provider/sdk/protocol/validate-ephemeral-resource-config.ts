import type {
  ValidateEphemeralResourceConfig_Request,
  ValidateEphemeralResourceConfig_Response,
} from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { validate } from "./validate-config";

export const validateEphemeralResourceConfig: Rpc<
  ValidateEphemeralResourceConfig_Request,
  ValidateEphemeralResourceConfig_Response
> = (session, request, signal) =>
  validate(session, signal, () => session.ephemeralResource(request.typeName), request.config);
