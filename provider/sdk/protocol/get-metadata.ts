import type { GetMetadata_Request, GetMetadata_Response } from "./generated/tfplugin6";
import { SERVER_CAPABILITIES } from "./get-provider-schema";
import type { Rpc } from "./rpc";

export const getMetadata: Rpc<GetMetadata_Request, GetMetadata_Response> = async ({ provider }) => ({
  serverCapabilities: SERVER_CAPABILITIES,
  diagnostics: [],
  resources: typeNames(provider.resources),
  dataSources: typeNames(provider.dataSources),
  ephemeralResources: typeNames(provider.ephemeralResources),
  functions: (provider.functions ?? []).map(({ name }) => ({ name })),
  listResources: typeNames(provider.listResources),
  stateStores: [],
  actions: typeNames(provider.actions),
});

function typeNames(offered: readonly { readonly typeName: string }[] = []): { typeName: string }[] {
  return offered.map(({ typeName }) => ({ typeName }));
}
