import { DEFAULT_INTEGRATION } from "./default-integration";

export const sqlite: readonly string[] = [
  `create table integrations (
      key integer primary key autoincrement,
      name text not null unique,
      config text not null,
      revision integer not null,
      user_count integer not null,
      list_count integer not null,
      group_count integer not null,
      created_at integer not null,
      updated_at integer not null
    ) strict`,

  `insert into integrations (name, config, revision, user_count, list_count, group_count, created_at, updated_at)
     select 'default', '${DEFAULT_INTEGRATION}', 1, 0, 0, 0, now, now
     from (select cast(unixepoch('subsec') * 1000 as integer) as now)`,

  // Keys are never used again (autoincrement): a cursor may name a row that is gone.
  `create table users (
      key integer primary key autoincrement,
      id text not null unique,
      integration text not null references integrations (name),
      user_name text not null,
      user_name_key text not null,
      external_id text,
      display_name text,
      display_name_key text,
      active integer not null check (active in (0, 1)),
      origin text not null,
      profile text not null check (json_valid(profile)),
      labels text not null,
      password text,
      version integer not null,
      created_at integer not null,
      updated_at integer not null,
      unique (integration, user_name_key)
    ) strict`,
  "create index users_in_order on users (integration, key)",
  "create index users_by_external_id on users (integration, external_id) where external_id is not null",
  "create index users_by_display_name on users (integration, display_name_key) where display_name_key is not null",

  `create table user_ranks (
      integration text not null references integrations (name) on delete cascade,
      block integer not null,
      users integer not null,
      primary key (integration, block)
    ) strict, without rowid`,

  `create table lists (
      key integer primary key autoincrement,
      name text not null unique,
      integration text not null references integrations (name),
      title text not null,
      title_key text not null,
      type text not null check (type in ('scim', 'static', 'dynamic')),
      config text not null,
      expires_at integer,
      revision integer not null,
      version integer not null,
      member_count integer not null,
      next_audit_date integer not null,
      audit_base integer not null,
      group_id text not null unique,
      linked integer not null check (linked in (0, 1)),
      external_id text,
      created_by_scim integer not null check (created_by_scim in (0, 1)),
      created_at integer not null,
      updated_at integer not null,
      unique (integration, title_key)
    ) strict`,
  "create index lists_in_order on lists (integration, type, key)",
  "create index lists_by_external_id on lists (integration, external_id) where external_id is not null",

  `create table members (
      list integer not null references lists (key),
      kind integer not null check (kind in (0, 1)),
      member integer not null,
      source text not null,
      added_by text not null,
      reason text not null,
      joined_at integer not null,
      expires_at integer,
      primary key (list, kind, member)
    ) strict, without rowid`,
  "create index members_by_member on members (kind, member, list)",

  `create table owners (
      list integer not null references lists (key) on delete cascade,
      kind integer not null check (kind in (0, 1)),
      name_key text not null,
      integration text not null,
      name text not null,
      description text not null,
      bound_user integer references users (key) on delete set null,
      bound_list integer references lists (key) on delete set null,
      settled integer not null check (settled in (0, 1)),
      primary key (list, kind, name_key)
    ) strict, without rowid`,
  "create index owners_by_name on owners (integration, kind, name_key)",
  "create index owners_by_user on owners (bound_user) where bound_user is not null",
  "create index owners_by_list on owners (bound_list) where bound_list is not null",

  `create table locks (
      key integer primary key autoincrement,
      id text not null unique,
      integration text not null references integrations (name),
      user_name text not null,
      user_name_key text not null,
      user_id text,
      source text not null check (source in ('scim', 'admin')),
      reason text not null,
      created_by text not null,
      created_at integer not null,
      expires_at integer
    ) strict`,
  "create index locks_by_name on locks (integration, user_name_key)",
  "create index locks_by_user on locks (user_id) where user_id is not null",

  `create table clients (
      key integer primary key autoincrement,
      client_id text not null unique,
      name text not null,
      scopes text not null,
      integration text references integrations (name),
      expires_at integer,
      revision integer not null,
      last_used_at integer,
      created_at integer not null,
      updated_at integer not null
    ) strict`,

  `create table client_secrets (
      key integer primary key autoincrement,
      client integer not null references clients (key) on delete cascade,
      id text not null unique,
      hash blob not null,
      created_at integer not null,
      expires_at integer,
      last_used_at integer
    ) strict`,
  "create index client_secrets_by_client on client_secrets (client)",

  `create table signing_keys (
      key integer primary key autoincrement,
      kid text not null unique,
      algorithm text not null,
      state text not null check (state in ('active', 'retiring')),
      private_key text not null,
      public_jwk text not null,
      created_at integer not null,
      retires_at integer
    ) strict`,

  `create table revoked_tokens (
      token_id text not null primary key,
      expires_at integer not null
    ) strict, without rowid`,
  "create index revoked_tokens_by_expiry on revoked_tokens (expires_at)",

  `create table events (
      sequence integer primary key autoincrement,
      time integer not null,
      actor text not null,
      action text not null,
      target_type text not null,
      target_id text not null,
      integration text,
      delta text not null,
      request_id text not null
    ) strict`,
  "create index events_by_target on events (target_type, target_id, sequence)",
  `create trigger events_are_not_changed before update on events
     begin select raise(abort, 'events are append-only'); end`,
  `create trigger events_are_not_removed before delete on events
     begin select raise(abort, 'events are append-only'); end`,

  `create table idempotency (
      actor text not null,
      key text not null,
      fingerprint text not null,
      target text not null,
      created_at integer not null,
      primary key (actor, key)
    ) strict, without rowid`,
  "create index idempotency_by_age on idempotency (created_at)",

  "create table heartbeat (key integer primary key check (key = 1), time integer not null) strict",
  "insert into heartbeat values (1, 0)",
];
