import type { Migration } from "./migration";

const BASIC_AUTH =
  "alter table clients add column basic_auth integer not null default 0 check (basic_auth in (0, 1))";

/** Two more ways into the SCIM surface: static tokens, and clients that may send their secret as HTTP Basic. */
export const scimTokens: Migration = {
  name: "0003-scim-tokens",
  sqlite: [
    `create table scim_tokens (
      key integer primary key autoincrement,
      id text not null unique,
      hash blob not null unique,
      name text not null,
      integration text not null references integrations (name),
      expires_at integer,
      revision integer not null,
      last_used_at integer,
      created_at integer not null,
      updated_at integer not null
    ) strict`,
    BASIC_AUTH,
  ],
  postgres: [
    `create table scim_tokens (
      key bigint generated always as identity primary key,
      id text collate "C" not null unique,
      hash bytea not null unique,
      name text collate "C" not null,
      integration text collate "C" not null references integrations (name),
      expires_at bigint,
      revision integer not null,
      last_used_at bigint,
      created_at bigint not null,
      updated_at bigint not null
    )`,
    BASIC_AUTH,
  ],
};
