import type {
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response,
} from "./generated/tfplugin6";
import { encodeIdentitySchema } from "./identity";
import type { Rpc } from "./rpc";

/** Asked together with the schemas, by Terraform 1.12 and later. */
export const getResourceIdentitySchemas: Rpc<
  GetResourceIdentitySchemas_Request,
  GetResourceIdentitySchemas_Response
> = async ({ provider }) => {
  const schemas = (provider.resources ?? []).flatMap((resource) => {
    const schema = encodeIdentitySchema(resource);
    return schema ? [[resource.typeName, schema] as const] : [];
  });
  return { identitySchemas: Object.fromEntries(schemas), diagnostics: [] };
};
