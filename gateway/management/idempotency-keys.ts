import type { Creations } from "../domain/creations";
import {
  idempotencyKeysChange,
  idempotencyKeysChanged,
  keptCreations,
  keptCreationsNoted,
} from "./contract/idempotency-keys";
import { AMEND, type Operation, operation, READ, REMOVE, REPLACE } from "./operation";

const tag = "Idempotency keys";

export function idempotencyKeyOperations(creations: Creations): Operation[] {
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
        await creations.forgetKeys(body.remove, actor);
        return { body: { removed: body.remove.length } };
      },
    }),
    operation({
      ...REPLACE,
      // A plan may be made with less than the scope that applies it, and it is the plan that knows what is kept.
      access: READ,
      tag,
      path: "/v1/idempotency-keys/kept/{keeper}",
      id: "keepCreations",
      summary:
        "Say what a keeper of the caller's, such as a state of Terraform, has by now: a request under its key, whoever's, finds it no more.",
      body: keptCreations,
      result: keptCreationsNoted,
      async handle({ id, body, actor }) {
        await creations.keep(id, body.kept, actor);
        return { body: { kept: body.kept.length } };
      },
    }),
    operation({
      ...REMOVE,
      tag,
      path: "/v1/idempotency-keys/{key}",
      id: "forgetIdempotencyKey",
      summary: "Forget a key of the caller's, once the answer is kept: the same request is then a new one.",
      async handle({ id, actor }) {
        await creations.forgetKeys([id], actor);
        return {};
      },
    }),
  ];
}
