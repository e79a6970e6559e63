import type { Locks } from "../domain/locks";
import { DEFAULT_INTEGRATION, type Lock } from "../domain/model";
import { type LockView, lock, lockInput } from "./contract/lock";
import { CREATE, FIND, type Operation, operation, REMOVE } from "./operation";
import { answerPage, pageSchema } from "./page";
import { lockQuery } from "./queries";
import { parseInstant, renderInstant, renderInstantOrNull } from "./values";

const COLLECTION = "/v1/locks";
const many = { tag: "Locks", path: COLLECTION };
const one = { tag: "Locks", path: `${COLLECTION}/{id}` };

export function lockOperations(locks: Locks): Operation[] {
  return [
    operation({
      ...CREATE,
      ...many,
      id: "createLock",
      summary: "Lock a person out, who need not have an account yet; SCIM cannot lift this lock.",
      body: lockInput,
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
      ...FIND,
      ...many,
      id: "listLocks",
      summary: "Locks in the order in which they were made, SCIM's among them.",
      query: lockQuery,
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
      ...FIND,
      ...one,
      id: "getLock",
      summary: "One lock.",
      result: lock,
      handle: async ({ id }) => ({ body: renderLock(await locks.find(id)) }),
    }),
    operation({
      ...REMOVE,
      ...one,
      id: "deleteLock",
      summary: "Lift a lock, whoever made it.",
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
