import type { z } from "zod";
import { DEFAULT_INTEGRATION, type User } from "../domain/model";
import type { Page, PageRequest } from "../domain/query";
import type { DescribedUser, Users } from "../domain/users";
import { type UserView, user } from "./contract/user";
import { FIND, type Operation, operation } from "./operation";
import { answerPage, pageOfOne, pageSchema } from "./page";
import { integrationQuery, userQuery } from "./queries";
import { renderInstant, renderTraits } from "./values";

const COLLECTION = "/v1/users";
const many = { tag: "Users", path: COLLECTION };
const one = { tag: "Users", path: `${COLLECTION}/{id}` };

/** Users are written over SCIM; here they are read. */
export function userOperations(users: Users): Operation[] {
  const render = async (integration: string, found: readonly User[]) =>
    (await users.describe(integration, found)).map(renderUser);
  return [
    operation({
      ...FIND,
      ...many,
      id: "listUsers",
      summary: "Users of an integration in the order in which they came.",
      query: userQuery,
      result: pageSchema(user, "UserPage"),
      handle({ query }) {
        const { integration = DEFAULT_INTEGRATION } = query;
        return answerPage(
          COLLECTION,
          query,
          (page) => select(users, query, page),
          (items) => render(integration, items),
        );
      },
    }),
    operation({
      ...FIND,
      ...one,
      id: "getUser",
      summary: "One user.",
      query: integrationQuery,
      result: user,
      async handle({ id, query }) {
        const integration = query.integration ?? (await users.integrationOf(id));
        const [body] = await render(integration, [await users.find(integration, id)]);
        return { body };
      },
    }),
  ];
}

async function select(
  users: Users,
  { integration = DEFAULT_INTEGRATION, userName }: z.output<typeof userQuery>,
  page: PageRequest,
): Promise<Page<User>> {
  if (userName === undefined) return users.list(integration, null, null, page);
  return pageOfOne(await users.findByName(integration, userName));
}

function renderUser({ user: found, locked, roles, traits }: DescribedUser): UserView {
  return {
    id: found.id,
    integration: found.integration,
    user_name: found.userName,
    external_id: found.externalId,
    display_name: found.displayName,
    active: found.active,
    locked,
    origin: found.origin,
    traits: renderTraits(traits),
    roles: [...roles],
    labels: { ...found.labels },
    created_at: renderInstant(found.createdAt),
    updated_at: renderInstant(found.updatedAt),
  };
}
