import type { Locks } from "../domain/locks";
import { DEFAULT_INTEGRATION, type Lock } from "../domain/model";
import { type LockView, lock, lockInput, lockQuery } from "./contract";
import { type Operation, operation, READ, WRITE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { parseInstant, renderInstant, renderInstantOrNull } from "./values";

const COLLECTION = "/v1/locks";
const ONE = `${COLLECTION}/{id}`;
const tag = "Locks";

export function lockOperations(locks: Locks): Operation[] {
  return [
    operation({
      id: "createLock",
      tag,
      summary: "Lock a person out, who need not have an account yet; SCIM cannot lift this lock.",
      method: "post",
      path: COLLECTION,
      access: WRITE,
      body: lockInput,
      status: 201,
      result: lock,
      async handle({ body, actor }) {
        const wanted = {
          integration: body.integration ?? DEFAULT_INTEGRATION,
          userName: body.user_name,
          reason: body.reason,
          expiresAt: parseInstant(body.expires_at),
        };
        const made = await locks.create(wanted, actor);
        return { body: renderLock(made), location: `${COLLECTION}/${made.id}` };
      },
    }),
    operation({
      id: "listLocks",
      tag,
      summary: "Locks in the order in which they were made, SCIM's among them.",
      method: "get",
      path: COLLECTION,
      access: READ,
      query: lockQuery,
      status: 200,
      result: pageSchema(lock, "LockPage"),
      handle: ({ query }) =>
        answerPage(
          COLLECTION,
          query,
          (page) => locks.list({ integration: query.integration, userName: query.userName }, page),
          (items) => items.map(renderLock),
        ),
    }),
    operation({
      id: "getLock",
      tag,
      summary: "One lock.",
      method: "get",
      path: ONE,
      access: READ,
      status: 200,
      result: lock,
      handle: async ({ id }) => ({ body: renderLock(await locks.find(id)) }),
    }),
    operation({
      id: "deleteLock",
      tag,
      summary: "Lift a lock, whoever made it.",
      method: "delete",
      path: ONE,
      access: WRITE,
      status: 204,
      async handle({ id, actor }) {
        await locks.remove(id, actor);
        return {};
      },
    }),
  ];
}

function renderLock(found: Lock): LockView {
  return {
    id: found.id,
    integration: found.integration,
    user_name: found.userName,
    user_id: found.userId,
    source: found.source,
    reason: found.reason,
    created_by: found.createdBy,
    created_at: renderInstant(found.createdAt),
    expires_at: renderInstantOrNull(found.expiresAt),
  };
}
