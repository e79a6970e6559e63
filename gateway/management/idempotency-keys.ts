import type { Clients } from "../domain/clients";
import { idempotencyKeysChange, idempotencyKeysChanged } from "./contract/idempotency-keys";
import { AMEND, type Operation, operation, REMOVE } from "./operation";

const tag = "Idempotency keys";

export function idempotencyKeyOperations(clients: Clients): Operation[] {
  return [
    operation({
      ...AMEND,
      tag,
      path: "/v1/idempotency-keys",
      id: "forgetIdempotencyKeys",
      summary: "Forget keys of the caller's, once the answers are kept: the same requests are then new ones.",
      body: idempotencyKeysChange,
      result: idempotencyKeysChanged,
      async handle({ body, actor }) {
        await clients.forgetKeys(body.remove, actor);
        return { body: { removed: body.remove.length } };
      },
    }),
    operation({
      ...REMOVE,
      tag,
      path: "/v1/idempotency-keys/{key}",
      id: "forgetIdempotencyKey",
      summary: "Forget a key of the caller's, once the answer is kept: the same request is then a new one.",
      async handle({ id, actor }) {
        await clients.forgetKeys([id], actor);
        return {};
      },
    }),
  ];
}
