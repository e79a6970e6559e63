import { DEFAULT_INTEGRATION, type ScimToken } from "../domain/model";
import type { MadeScimToken, ScimTokens } from "../domain/scim-tokens";
import { baseUrl } from "./addresses";
import { type ScimTokenView, scimToken, scimTokenInput, scimTokenUpdate } from "./contract/scim-token";
import { type Answer, CREATE, FIND, type Operation, operation, REMOVE, REPLACE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { pageQuery } from "./queries";
import { requireUnchanged } from "./request";
import { parseInstant, renderInstant, renderInstantOrNull } from "./values";

const COLLECTION = "/v1/scim-tokens";
const many = { tag: "SCIM tokens", path: COLLECTION };
const one = { tag: "SCIM tokens", path: `${COLLECTION}/{id}` };

export function scimTokenOperations(tokens: ScimTokens, publicUrl: string): Operation[] {
  const render = (token: ScimToken) => renderToken(token, publicUrl);
  const answer = (token: ScimToken): Answer => ({ body: render(token), revision: token.revision });
  /** The only answer that ever holds the token itself. */
  const answerWithText = ({ token, text }: MadeScimToken): Answer => ({
    body: text === null ? render(token) : { ...render(token), token: text },
    revision: token.revision,
    location: `${COLLECTION}/${token.id}`,
  });
  return [
    operation({
      ...CREATE,
      ...many,
      id: "createScimToken",
      summary: "Make a SCIM token; one that the server makes is shown in this answer only.",
      body: scimTokenInput,
      result: scimToken,
      tagged: true,
      repeatable: true,
      async handle({ body, actor, once }) {
        const { name, token: text } = body;
        const integration = body.integration ?? DEFAULT_INTEGRATION;
        const wanted = { name, integration, expiresAt: parseInstant(body.expires_at), text };
        return answerWithText(await tokens.create(wanted, actor, once));
      },
    }),
    operation({
      ...FIND,
      ...many,
      id: "listScimTokens",
      summary: "SCIM tokens in the order in which they were made, without the tokens themselves.",
      query: pageQuery,
      result: pageSchema(scimToken, "ScimTokenPage"),
      handle: ({ query }) =>
        answerPage(
          COLLECTION,
          query,
          (page) => tokens.list(page),
          (items) => items.map(render),
        ),
    }),
    operation({
      ...FIND,
      ...one,
      id: "getScimToken",
      summary: "One SCIM token, without the token itself.",
      result: scimToken,
      tagged: true,
      handle: async ({ id }) => answer(await tokens.find(id)),
    }),
    operation({
      ...REPLACE,
      ...one,
      id: "replaceScimToken",
      summary: "Replace name and expiry of a SCIM token; the token itself stays.",
      body: scimTokenUpdate,
      result: scimToken,
      tagged: true,
      async handle({ id, body, actor, precondition }) {
        requireUnchanged("integration", body.integration, (await tokens.find(id)).config.integration);
        const changes = { name: body.name, expiresAt: parseInstant(body.expires_at) };
        return answer(await tokens.update({ id, changes, precondition }, actor));
      },
    }),
    operation({
      ...REMOVE,
      ...one,
      id: "revokeScimToken",
      summary: "Revoke a SCIM token; it is not honoured from the next request on.",
      tagged: true,
      async handle({ id, actor, precondition }) {
        await tokens.revoke(id, actor, precondition);
        return {};
      },
    }),
  ];
}

function renderToken(token: ScimToken, publicUrl: string): ScimTokenView {
  const { name, integration, expiresAt } = token.config;
  return {
    id: token.id,
    name,
    integration,
    expires_at: renderInstantOrNull(expiresAt),
    last_used_at: renderInstantOrNull(token.lastUsedAt),
    base_url: baseUrl(publicUrl, integration),
    revision: token.revision,
    created_at: renderInstant(token.createdAt),
    updated_at: renderInstant(token.updatedAt),
  };
}
