/** `/ServiceProviderConfig`, `/ResourceTypes` and `/Schemas` (RFC 7644 §4): what this service provider is and can. */
import type { Groups } from "../domain/groups";
import type { IntegrationConfig } from "../domain/model";
import type { Call, Endpoint } from "./call";
import { renderListResponse, wholeHead } from "./list-response";
import { type ProviderOptions, renderServiceProviderConfig } from "./provider-config";
import type { Schema } from "./schemas/attribute";
import { ENTERPRISE_USER_SCHEMA } from "./schemas/enterprise-user";
import { GROUP_SCHEMA } from "./schemas/group";
import { RESOURCE_TYPE_SCHEMA, RESOURCE_TYPE_URN } from "./schemas/resource-type";
import { SCHEMA_SCHEMA, SCHEMA_URN } from "./schemas/schema";
import { SERVICE_PROVIDER_CONFIG_SCHEMA } from "./schemas/service-provider-config";
import { PASSWORD, USER_SCHEMA } from "./schemas/user";
import { extensionSchemas } from "./schemas/user-schema";
import { jsonReply, type Reply } from "./wire/reply";
import { ScimError } from "./wire/scim-error";

const USER_WITH_PASSWORD: Schema = { ...USER_SCHEMA, attributes: [...USER_SCHEMA.attributes, PASSWORD] };

function resourceTypesOf(config: IntegrationConfig) {
  const extensions = [ENTERPRISE_USER_SCHEMA, ...extensionSchemas(config)];
  return [
    {
      id: "User",
      name: "User",
      description: "User Account",
      endpoint: "/Users",
      schema: USER_SCHEMA.id,
      schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    },
    {
      id: "Group",
      name: "Group",
      description: "Group",
      endpoint: "/Groups",
      schema: GROUP_SCHEMA.id,
      schemaExtensions: [],
    },
  ];
}

export function discoveryEndpoints(
  groups: Pick<Groups, "integration">,
  options: ProviderOptions,
): Endpoint[] {
  const policies = async ({ integration }: Call) => (await groups.integration(integration)).config;
  const readConfig = async (call: Call) => {
    refuseFilter(call);
    const { passwordSync } = await policies(call);
    const described = renderServiceProviderConfig(call.base, options, passwordSync);
    return describedReply(described, `${call.base}/ServiceProviderConfig`);
  };
  return [
    // OneLogin tries the base URL itself when it is enabled; a test collection of Microsoft's asks for the last one.
    ...["/ServiceProviderConfig", "", "/serviceConfiguration"].map((path) => ({
      method: "get" as const,
      path,
      handle: readConfig,
    })),
    ...collection("/ResourceTypes", async (call) =>
      resourceTypesOf(await policies(call)).map((type) => renderResourceType(call.base, type)),
    ),
    ...collection("/Schemas", async (call) => {
      const schemas = schemasOf(await policies(call));
      return schemas.map((schema) => renderSchema(call.base, schema));
    }),
  ];
}

/** The password is listed only where it is synced: a client would otherwise send it and look for it in the answer. */
function schemasOf(config: IntegrationConfig): Schema[] {
  return [
    config.passwordSync ? USER_WITH_PASSWORD : USER_SCHEMA,
    GROUP_SCHEMA,
    ENTERPRISE_USER_SCHEMA,
    ...extensionSchemas(config),
    SERVICE_PROVIDER_CONFIG_SCHEMA,
    RESOURCE_TYPE_SCHEMA,
    SCHEMA_SCHEMA,
  ];
}

interface Described {
  readonly id: string;
}

/** As it is answered. */
interface Located {
  readonly meta: { readonly location: string };
}

function describedReply(described: object, location: string): Reply {
  return { ...jsonReply(200, described), headers: { "Content-Location": location } };
}

/** A list at `path` and each of its items below it, by id without case. */
function collection(
  path: string,
  load: (call: Call) => Promise<readonly (Described & Located)[]>,
): Endpoint[] {
  const list = async (call: Call): Promise<Reply> => {
    refuseFilter(call);
    const items = (await load(call)).map((item) => JSON.stringify(item));
    return jsonReply(200, renderListResponse(items, wholeHead(items.length)));
  };
  const read = async (call: Call): Promise<Reply> => {
    refuseFilter(call);
    const wanted = call.id.toLowerCase();
    const found = (await load(call)).find(({ id }) => id.toLowerCase() === wanted);
    if (found === undefined) throw new ScimError(404, `There is no ${call.id} in ${path}.`);
    return describedReply(found, found.meta.location);
  };
  return [
    { method: "get", path, handle: list },
    { method: "get", path: `${path}/:id`, handle: read },
  ];
}

/** RFC 7644 §4: a filter on these is forbidden, so that no client takes an unfiltered answer for a filtered one. */
function refuseFilter({ query }: Call): void {
  if (query.has("filter")) throw new ScimError(403, "Discovery answers cannot be filtered.");
}

function renderResourceType(base: string, type: Described) {
  const location = `${base}/ResourceTypes/${type.id}`;
  return { schemas: [RESOURCE_TYPE_URN], ...type, meta: { resourceType: "ResourceType", location } };
}

function renderSchema(base: string, schema: Schema) {
  const location = `${base}/Schemas/${schema.id}`;
  return { schemas: [SCHEMA_URN], ...schema, meta: { resourceType: "Schema", location } };
}
