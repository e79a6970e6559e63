import type { Schema } from "../framework/schema";
import { findSchemaProblems } from "../framework/schema-check";
import { encodeDiagnostics } from "./diagnostic";
import { encodeFunctions } from "./function";
import type {
  GetProviderSchema_Request,
  GetProviderSchema_Response,
  ServerCapabilities,
  Schema as WireSchema,
} from "./generated/tfplugin6";
import type { Rpc } from "./rpc";
import { encodeSchema } from "./schema";

export const SERVER_CAPABILITIES: ServerCapabilities = {
  planDestroy: true,
  // Terraform then asks once per command, not once per process that it starts.
  getProviderSchemaOptional: true,
  moveResourceState: true,
  generateResourceConfig: true,
};

export const getProviderSchema: Rpc<GetProviderSchema_Request, GetProviderSchema_Response> = async ({
  provider,
}) => ({
  provider: encodeSchema(provider.schema),
  resourceSchemas: encodeSchemas(provider.resources),
  dataSourceSchemas: encodeSchemas(provider.dataSources),
  ephemeralResourceSchemas: encodeSchemas(provider.ephemeralResources),
  functions: encodeFunctions(provider.functions),
  listResourceSchemas: encodeSchemas(provider.listResources),
  stateStoreSchemas: {},
  actionSchemas: Object.fromEntries(
    (provider.actions ?? []).map(({ typeName, schema }) => [typeName, { schema: encodeSchema(schema) }]),
  ),
  diagnostics: encodeDiagnostics(
    findSchemaProblems(provider).map((detail) => ({
      severity: "error",
      summary: "The provider's schema is wrong",
      detail: `${detail}. This is a bug in the provider; please report it.`,
    })),
  ),
  providerMeta: undefined,
  serverCapabilities: SERVER_CAPABILITIES,
});

function encodeSchemas(
  offered: readonly { readonly typeName: string; readonly schema: Schema }[] = [],
): Record<string, WireSchema> {
  return Object.fromEntries(offered.map(({ typeName, schema }) => [typeName, encodeSchema(schema)]));
}
