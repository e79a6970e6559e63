import type { z } from "zod";
import { defaultIntegration, type Integrations } from "../domain/integrations";
import type { Integration, IntegrationConfig } from "../domain/model";
import { baseUrl, tokenUrl } from "./addresses";
import {
  type IntegrationView,
  integration,
  integrationInput,
  integrationUpdate,
  pageQuery,
} from "./contract";
import { type Answer, type Operation, operation, READ, WRITE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { requireUnchanged } from "./request";
import { parseOwners, parseSeconds, renderInstant, renderOwners, renderSecondsOrNull } from "./values";

const COLLECTION = "/v1/integrations";
const ONE = `${COLLECTION}/{name}`;
const tag = "Integrations";

export function integrationOperations(integrations: Integrations, publicUrl: string): Operation[] {
  const render = (found: Integration) => renderIntegration(found, publicUrl);
  const answer = (found: Integration): Answer => ({ body: render(found), revision: found.revision });
  return [
    operation({
      id: "createIntegration",
      tag,
      summary: "Add an identity source.",
      method: "post",
      path: COLLECTION,
      access: WRITE,
      body: integrationInput,
      status: 201,
      result: integration,
      tagged: true,
      repeatable: true,
      async handle({ body, actor, once }) {
        const created = await integrations.create(parseIntegration(body, body.name), actor, once);
        return { ...answer(created), location: `${COLLECTION}/${body.name}` };
      },
    }),
    operation({
      id: "listIntegrations",
      tag,
      summary: "Integrations in order of name.",
      method: "get",
      path: COLLECTION,
      access: READ,
      query: pageQuery,
      status: 200,
      result: pageSchema(integration, "IntegrationPage"),
      handle: ({ query }) =>
        answerPage(
          COLLECTION,
          query,
          (page) => integrations.list(page),
          (items) => items.map(render),
        ),
    }),
    operation({
      id: "getIntegration",
      tag,
      summary: "One integration.",
      method: "get",
      path: ONE,
      access: READ,
      status: 200,
      result: integration,
      tagged: true,
      handle: async ({ id }) => answer(await integrations.find(id)),
    }),
    operation({
      id: "replaceIntegration",
      tag,
      summary: "Replace the policies of an integration.",
      method: "put",
      path: ONE,
      access: WRITE,
      body: integrationUpdate,
      status: 200,
      result: integration,
      tagged: true,
      async handle({ id, body, actor, precondition }) {
        requireUnchanged("name", body.name, id);
        await integrations.find(id);
        return answer(await integrations.update(parseIntegration(body, id), actor, precondition));
      },
    }),
    operation({
      id: "deleteIntegration",
      tag,
      summary: "Delete an integration to which no list and no active user belongs.",
      method: "delete",
      path: ONE,
      access: WRITE,
      status: 204,
      tagged: true,
      async handle({ id, actor, precondition }) {
        await integrations.remove(id, actor, precondition);
        return {};
      },
    }),
  ];
}

function parseIntegration(body: z.output<typeof integrationUpdate>, name: string): IntegrationConfig {
  const usual = defaultIntegration(name);
  return {
    name,
    description: body.description ?? usual.description,
    unmatchedGroups: body.unmatched_groups ?? usual.unmatchedGroups,
    defaultOwners: parseOwners(body.default_owners),
    defaultRoles: body.default_roles ?? usual.defaultRoles,
    traitMapping: body.trait_mapping ?? usual.traitMapping,
    unknownMembers: body.unknown_members ?? usual.unknownMembers,
    patchResponse: body.patch_response ?? usual.patchResponse,
    passwordSync: body.password_sync ?? usual.passwordSync,
    lockTtl: parseSeconds(body.lock_ttl),
    ssoConnector: body.sso_connector ?? usual.ssoConnector,
  };
}

function renderIntegration(found: Integration, publicUrl: string): IntegrationView {
  const { config } = found;
  return {
    name: config.name,
    description: config.description,
    unmatched_groups: config.unmatchedGroups,
    default_owners: renderOwners(config.defaultOwners),
    default_roles: [...config.defaultRoles],
    trait_mapping: { ...config.traitMapping },
    unknown_members: config.unknownMembers,
    patch_response: config.patchResponse,
    password_sync: config.passwordSync,
    lock_ttl: renderSecondsOrNull(config.lockTtl),
    sso_connector: config.ssoConnector,
    base_url: baseUrl(publicUrl, config.name),
    token_url: tokenUrl(publicUrl),
    user_count: found.userCount,
    list_count: found.listCount,
    revision: found.revision,
    created_at: renderInstant(found.createdAt),
    updated_at: renderInstant(found.updatedAt),
  };
}
