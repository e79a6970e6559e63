import type { Creations } from "../domain/creations";
import {
  idempotencyKeysChange,
  idempotencyKeysChanged,
  keptCreations,
  keptCreationsNoted,
} from "./contract/idempotency-keys";
import { AMEND, type Operation, operation, READ, REMOVE } from "./operation";

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
      method: "post",
      // A plan may be made with less than the scope that applies it, and is where it comes out what is held.
      access: READ,
      status: 200,
      tag,
      path: "/v1/idempotency-keys/kept",
      id: "keepCreations",
      summary:
        "Say what is held by now: a repeated request under its key, whoever's, is refused and does not find it.",
      body: keptCreations,
      result: keptCreationsNoted,
      async handle({ body }) {
        await creations.keep(body.kept);
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
