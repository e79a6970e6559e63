import type { Clients } from "../domain/clients";
import { type Operation, operation, REMOVE } from "./operation";

export function idempotencyKeyOperations(clients: Clients): Operation[] {
  return [
    operation({
      ...REMOVE,
      tag: "Idempotency keys",
      path: "/v1/idempotency-keys/{key}",
      id: "forgetIdempotencyKey",
      summary:
        "Forget a key of the caller's, once the answer has arrived: the same request is then a new one.",
      async handle({ id, actor }) {
        await clients.forgetKey(id, actor);
        return {};
      },
    }),
  ];
}
