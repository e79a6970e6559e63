import type {
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response,
} from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { validate } from "./validate-config";

export const validateListResourceConfig: Rpc<
  ValidateListResourceConfig_Request,
  ValidateListResourceConfig_Response
> = (session, request, signal) =>
  validate(session, signal, () => session.listResource(request.typeName), request.config);
