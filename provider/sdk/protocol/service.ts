import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type { Session } from "../framework/session";
import { applyResourceChange } from "./apply-resource-change";
import { callFunction } from "./call-function";
import { closeEphemeralResource } from "./close-ephemeral-resource";
import { configureProvider } from "./configure-provider";
import { generateResourceConfig } from "./generate-resource-config";
import type { ProviderServer } from "./generated/tfplugin6";
import { ProviderService } from "./generated/tfplugin6";
import { getFunctions } from "./get-functions";
import { getMetadata } from "./get-metadata";
import { getProviderSchema } from "./get-provider-schema";
import { getResourceIdentitySchemas } from "./get-resource-identity-schemas";
import { importResourceState } from "./import-resource-state";
import { invokeAction } from "./invoke-action";
import { listResource } from "./list-resource";
import { moveResourceState } from "./move-resource-state";
import { openEphemeralResource } from "./open-ephemeral-resource";
import { planAction } from "./plan-action";
import { planResourceChange } from "./plan-resource-change";
import { readDataSource } from "./read-data-source";
import { readResource } from "./read-resource";
import { renewEphemeralResource } from "./renew-ephemeral-resource";
import { streaming, unary } from "./rpc";
import { stopProvider } from "./stop-provider";
import { upgradeResourceIdentity } from "./upgrade-resource-identity";
import { upgradeResourceState } from "./upgrade-resource-state";
import { validateActionConfig } from "./validate-action-config";
import { validateDataResourceConfig } from "./validate-data-resource-config";
import { validateEphemeralResourceConfig } from "./validate-ephemeral-resource-config";
import { validateListResourceConfig } from "./validate-list-resource-config";
import { validateProviderConfig } from "./validate-provider-config";
import { validateResourceConfig } from "./validate-resource-config";

/** The methods that the SDK offers; gRPC answers UNIMPLEMENTED for the others, which Terraform takes as "not offered". */
const RPCS = {
  getMetadata,
  getProviderSchema,
  getResourceIdentitySchemas,
  validateProviderConfig,
  validateResourceConfig,
  validateDataResourceConfig,
  validateEphemeralResourceConfig,
  validateListResourceConfig,
  validateActionConfig,
  configureProvider,
  upgradeResourceState,
  upgradeResourceIdentity,
  moveResourceState,
  importResourceState,
  generateResourceConfig,
  readResource,
  planResourceChange,
  applyResourceChange,
  readDataSource,
  openEphemeralResource,
  renewEphemeralResource,
  closeEphemeralResource,
  planAction,
  getFunctions,
  callFunction,
  stopProvider,
} as const;

/** Those that answer with a stream. */
const STREAMING_RPCS = { listResource, invokeAction } as const;

/** The gRPC service of a session, ready to be registered with a server. */
export function providerService(session: Session): {
  readonly definition: typeof ProviderService;
  readonly implementation: UntypedServiceImplementation;
} {
  const answers = Object.entries(RPCS).map(([name, rpc]) => [name, unary(session, rpc as never)]);
  const streams = Object.entries(STREAMING_RPCS).map(([name, rpc]) => [
    name,
    streaming(session, rpc as never),
  ]);
  const implementation = Object.fromEntries([...answers, ...streams]) as Partial<ProviderServer>;
  return { definition: ProviderService, implementation: implementation as UntypedServiceImplementation };
}
