import type { z } from "zod";
import { defaultIntegration, type Integrations } from "../domain/integrations";
import type { Integration, IntegrationConfig, MassRemovalGuard } from "../domain/model";
import { baseUrl, tokenUrl } from "./addresses";
import {
  type IntegrationView,
  integration,
  integrationInput,
  integrationUpdate,
} from "./contract/integration";
import { parseExtensions, renderExtensions } from "./extensions";
import { type Answer, CREATE, FIND, type Operation, operation, REMOVE, REPLACE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { pageQuery } from "./queries";
import { requireUnchanged } from "./request";
import { parseOwners, parseSeconds, renderInstant, renderOwners, renderSecondsOrNull } from "./values";

const COLLECTION = "/v1/integrations";
const many = { tag: "Integrations", path: COLLECTION };
const one = { tag: "Integrations", path: `${COLLECTION}/{name}` };

export function integrationOperations(integrations: Integrations, publicUrl: string): Operation[] {
  const render = (found: Integration) => renderIntegration(found, publicUrl);
  const answer = (found: Integration): Answer => ({ body: render(found), revision: found.revision });
  return [
    operation({
      ...CREATE,
      ...many,
      id: "createIntegration",
      summary: "Add an identity source.",
      body: integrationInput,
      result: integration,
      tagged: true,
      repeatable: true,
      async handle({ body, actor, once }) {
        const created = await integrations.create(parseIntegration(body, body.name), actor, once);
        return { ...answer(created), location: `${COLLECTION}/${body.name}` };
      },
    }),
    operation({
      ...FIND,
      ...many,
      id: "listIntegrations",
      summary: "Integrations in order of name.",
      query: pageQuery,
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
      ...FIND,
      ...one,
      id: "getIntegration",
      summary: "One integration.",
      result: integration,
      tagged: true,
      handle: async ({ id }) => answer(await integrations.find(id)),
    }),
    operation({
      ...REPLACE,
      ...one,
      id: "replaceIntegration",
      summary: "Replace the policies of an integration.",
      body: integrationUpdate,
      result: integration,
      tagged: true,
      async handle({ id, body, actor, precondition }) {
        requireUnchanged("name", body.name, id);
        await integrations.find(id);
        return answer(await integrations.update(parseIntegration(body, id), actor, precondition));
      },
    }),
    operation({
      ...REMOVE,
      ...one,
      id: "deleteIntegration",
      summary: "Delete an integration to which no list and no active user belongs.",
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
    massRemoval: parseGuard(body.mass_removal_guard),
    lockTtl: parseSeconds(body.lock_ttl),
    ssoConnector: body.sso_connector ?? usual.ssoConnector,
    extensions: parseExtensions(body.extensions),
  };
}

function parseGuard(
  guard: z.output<typeof integrationUpdate>["mass_removal_guard"],
): MassRemovalGuard | null {
  return guard ? { maxShare: guard.max_share ?? 0.5, minMembers: guard.min_members ?? 10 } : null;
}

function renderGuard(guard: MassRemovalGuard | null): IntegrationView["mass_removal_guard"] {
  return guard && { max_share: guard.maxShare, min_members: guard.minMembers };
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
    mass_removal_guard: renderGuard(config.massRemoval),
    lock_ttl: renderSecondsOrNull(config.lockTtl),
    sso_connector: config.ssoConnector,
    extensions: renderExtensions(config.extensions),
    base_url: baseUrl(publicUrl, config.name),
    token_url: tokenUrl(publicUrl),
    user_count: found.userCount,
    list_count: found.listCount,
    revision: found.revision,
    created_at: renderInstant(found.createdAt),
    updated_at: renderInstant(found.updatedAt),
  };
}
