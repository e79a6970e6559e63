import type {
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response,
} from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { validate } from "./validate-config";

export const validateDataResourceConfig: Rpc<
  ValidateDataResourceConfig_Request,
  ValidateDataResourceConfig_Response
> = (session, request, signal) =>
  validate(session, signal, () => session.dataSource(request.typeName), request.config);
