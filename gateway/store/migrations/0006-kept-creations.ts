import type { Migration } from "./migration";

/** What a key has made can be kept by somebody, who says so: the key then finds it no more. */
export const keptCreations: Migration = {
  name: "0006-kept-creations",
  sqlite: [
    "alter table idempotency add column target_type text not null default ''",
    "alter table idempotency add column keeper text",
    "create index idempotency_by_target on idempotency (target, target_type)",
    "create index idempotency_by_keeper on idempotency (keeper) where keeper is not null",
  ],
  postgres: [
    `alter table idempotency
      add column target_type text collate "C" not null default '',
      add column keeper text collate "C"`,
    "create index idempotency_by_target on idempotency (target, target_type)",
    "create index idempotency_by_keeper on idempotency (keeper) where keeper is not null",
  ],
};
