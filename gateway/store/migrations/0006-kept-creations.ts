import type { Migration } from "./migration";

/** What a key has made can be kept: it is then found by what it is, whoever asked for it, and by the key no more. */
export const keptCreations: Migration = {
  name: "0006-kept-creations",
  sqlite: [
    "alter table idempotency add column target_type text not null default ''",
    "alter table idempotency add column kept integer not null default 0",
    "create index idempotency_by_target on idempotency (target, target_type)",
  ],
  postgres: [
    `alter table idempotency
      add column target_type text collate "C" not null default '',
      add column kept smallint not null default 0`,
    "create index idempotency_by_target on idempotency (target, target_type)",
  ],
};
