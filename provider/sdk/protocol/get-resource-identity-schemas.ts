import type {
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response,
} from "./generated/tfplugin6";
import type { Rpc } from "./rpc";

/** No resource has an identity beside its state; newer Terraforms ask at every start. */
export const getResourceIdentitySchemas: Rpc<
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response
> = async () => ({ identitySchemas: {}, diagnostics: [] });
