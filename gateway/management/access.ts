import type { Access, EffectiveAccess } from "../domain/access";
import { Refusal } from "../domain/errors";
import { DEFAULT_INTEGRATION } from "../domain/model";
import type { Users } from "../domain/users";
import type { Principal } from "../http/surface";
import { type UserAccessView, userAccess } from "./contract/user";
import { ASK, type Operation, operation } from "./operation";
import { integrationQuery, userNameQuery } from "./queries";
import { renderTraits } from "./values";

const tag = "Access";

/** What a user may do, at the moment of asking. */
export function accessOperations(access: Access, users: Users): Operation[] {
  return [
    operation({
      id: "getAccessByUserName",
      tag,
      summary: "What the user of a name may do.",
      method: "get",
      path: "/v1/users/access",
      access: ASK,
      query: userNameQuery,
      status: 200,
      result: userAccess,
      async handle({ query: { integration, userName }, principal }) {
        const asked = integrationAsked(principal, integration) ?? DEFAULT_INTEGRATION;
        return { body: renderAccess(await access.of(asked, { userName })) };
      },
    }),
    operation({
      id: "getAccess",
      tag,
      summary: "What a user may do.",
      method: "get",
      path: "/v1/users/{id}/access",
      access: ASK,
      query: integrationQuery,
      status: 200,
      result: userAccess,
      async handle({ id, query, principal }) {
        const asked = integrationAsked(principal, query.integration) ?? (await users.integrationOf(id));
        return { body: renderAccess(await access.of(asked, { id })) };
      },
    }),
  ];
}

/**
 * The integration that the caller is bound to, or asks for.
 * @throws Refusal `forbidden` for another integration than one's own
 */
function integrationAsked({ integration: own }: Principal, asked: string | undefined): string | undefined {
  if (own === null || asked === undefined || asked === own) return own ?? asked;
  throw new Refusal("forbidden", `this client may ask about users of the integration ${own} only`);
}

function renderAccess({ user, locked, roles, traits, lists }: EffectiveAccess): UserAccessView {
  return {
    user: { id: user.id, integration: user.integration, user_name: user.userName },
    active: user.active,
    locked,
    roles: [...roles],
    traits: renderTraits(traits),
    lists: lists.map(({ name, title, relation, via, effective, reason }) => {
      return { name, title, relation, via: [...via], effective, reason };
    }),
  };
}
