import { DEFAULT_INTEGRATION } from "./default-integration";

export const postgres: readonly string[] = [
  // Text compared without case as the domain folds it: full case folding by way of upper case, in NFC.
  `create function fold(value text) returns text language sql immutable strict parallel safe
     return normalize(
       lower(upper(normalize(value, nfc) collate "und-x-icu") collate "und-x-icu"), nfc
     ) collate "C"`,

  // A dateTime as milliseconds since the epoch, UTC where it names no offset; null for other text.
  `create function instant(value text) returns bigint language plpgsql immutable strict parallel safe
     set timezone = 'UTC' as $$
     begin
       if value !~* '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?)?$' then
         return null;
       end if;
       return floor(extract(epoch from regexp_replace(value, '(\\.\\d{3})\\d+', '\\1')::timestamptz) * 1000);
     exception when data_exception then
       return null;
     end $$`,

  `create table integrations (
      key bigint generated always as identity primary key,
      name text collate "C" not null unique,
      config text collate "C" not null,
      revision integer not null,
      user_count integer not null,
      list_count integer not null,
      group_count integer not null,
      created_at bigint not null,
      updated_at bigint not null
    )`,

  `insert into integrations (name, config, revision, user_count, list_count, group_count, created_at, updated_at)
     select 'default', '${DEFAULT_INTEGRATION}', 1, 0, 0, 0, now, now
     from (select floor(extract(epoch from now()) * 1000)::bigint as now) as clock`,

  // Keys are never used again: a cursor may name a row that is gone.
  `create table users (
      key bigint generated always as identity primary key,
      id text collate "C" not null unique,
      integration text collate "C" not null references integrations (name),
      user_name text collate "C" not null,
      user_name_key text collate "C" not null,
      external_id text collate "C",
      display_name text collate "C",
      display_name_key text collate "C",
      active integer not null check (active in (0, 1)),
      origin text collate "C" not null,
      profile text collate "C" not null check (profile::jsonb is not null),
      labels text collate "C" not null,
      password text collate "C",
      version integer not null,
      created_at bigint not null,
      updated_at bigint not null,
      unique (integration, user_name_key)
    )`,
  "create index users_in_order on users (integration, key)",
  "create index users_by_external_id on users (integration, external_id) where external_id is not null",
  "create index users_by_display_name on users (integration, display_name_key) where display_name_key is not null",

  `create table user_ranks (
      integration text collate "C" not null references integrations (name) on delete cascade,
      block bigint not null,
      users integer not null,
      primary key (integration, block)
    )`,

  `create table lists (
      key bigint generated always as identity primary key,
      name text collate "C" not null unique,
      integration text collate "C" not null references integrations (name),
      title text collate "C" not null,
      title_key text collate "C" not null,
      type text collate "C" not null check (type in ('scim', 'static', 'dynamic')),
      config text collate "C" not null,
      expires_at bigint,
      revision integer not null,
      version integer not null,
      member_count integer not null,
      next_audit_date bigint not null,
      audit_base bigint not null,
      group_id text collate "C" not null unique,
      linked integer not null check (linked in (0, 1)),
      external_id text collate "C",
      created_by_scim integer not null check (created_by_scim in (0, 1)),
      created_at bigint not null,
      updated_at bigint not null,
      unique (integration, title_key)
    )`,
  "create index lists_in_order on lists (integration, type, key)",
  "create index lists_by_external_id on lists (integration, external_id) where external_id is not null",

  `create table members (
      list bigint not null references lists (key),
      kind integer not null check (kind in (0, 1)),
      member bigint not null,
      source text collate "C" not null,
      added_by text collate "C" not null,
      reason text collate "C" not null,
      joined_at bigint not null,
      expires_at bigint,
      primary key (list, kind, member)
    )`,
  "create index members_by_member on members (kind, member, list)",

  `create table owners (
      list bigint not null references lists (key) on delete cascade,
      kind integer not null check (kind in (0, 1)),
      name_key text collate "C" not null,
      integration text collate "C" not null,
      name text collate "C" not null,
      description text collate "C" not null,
      bound_user bigint references users (key) on delete set null,
      bound_list bigint references lists (key) on delete set null,
      settled integer not null check (settled in (0, 1)),
      primary key (list, kind, name_key)
    )`,
  "create index owners_by_name on owners (integration, kind, name_key)",
  "create index owners_by_user on owners (bound_user) where bound_user is not null",
  "create index owners_by_list on owners (bound_list) where bound_list is not null",

  `create table locks (
      key bigint generated always as identity primary key,
      id text collate "C" not null unique,
      integration text collate "C" not null references integrations (name),
      user_name text collate "C" not null,
      user_name_key text collate "C" not null,
      user_id text collate "C",
      source text collate "C" not null check (source in ('scim', 'admin')),
      reason text collate "C" not null,
      created_by text collate "C" not null,
      created_at bigint not null,
      expires_at bigint
    )`,
  "create index locks_by_name on locks (integration, user_name_key)",
  "create index locks_by_user on locks (user_id) where user_id is not null",

  `create table clients (
      key bigint generated always as identity primary key,
      client_id text collate "C" not null unique,
      name text collate "C" not null,
      scopes text collate "C" not null,
      integration text collate "C" references integrations (name),
      expires_at bigint,
      revision integer not null,
      last_used_at bigint,
      created_at bigint not null,
      updated_at bigint not null
    )`,

  `create table client_secrets (
      key bigint generated always as identity primary key,
      client bigint not null references clients (key) on delete cascade,
      id text collate "C" not null unique,
      hash bytea not null,
      created_at bigint not null,
      expires_at bigint,
      last_used_at bigint
    )`,
  "create index client_secrets_by_client on client_secrets (client)",

  `create table signing_keys (
      key bigint generated always as identity primary key,
      kid text collate "C" not null unique,
      algorithm text collate "C" not null,
      state text collate "C" not null check (state in ('active', 'retiring')),
      private_key text collate "C" not null,
      public_jwk text collate "C" not null,
      created_at bigint not null,
      retires_at bigint
    )`,

  `create table revoked_tokens (
      token_id text collate "C" not null primary key,
      expires_at bigint not null
    )`,
  "create index revoked_tokens_by_expiry on revoked_tokens (expires_at)",

  `create table events (
      sequence bigint generated always as identity primary key,
      time bigint not null,
      actor text collate "C" not null,
      action text collate "C" not null,
      target_type text collate "C" not null,
      target_id text collate "C" not null,
      integration text collate "C",
      delta text collate "C" not null,
      request_id text collate "C" not null
    )`,
  "create index events_by_target on events (target_type, target_id, sequence)",

  `create function refuse_change() returns trigger language plpgsql as $$
     begin raise exception 'events are append-only'; end $$`,
  `create trigger events_are_not_changed before update or delete or truncate on events
     for each statement execute function refuse_change()`,
  // Whoever appends holds the others off until its commit: a sequence that a reader has passed can then never appear.
  `create function take_turn() returns trigger language plpgsql as $$
     begin perform pg_advisory_xact_lock(8245935278387129445); return null; end $$`,
  `create trigger events_come_in_order before insert on events
     for each statement execute function take_turn()`,

  `create table idempotency (
      actor text collate "C" not null,
      key text collate "C" not null,
      fingerprint text collate "C" not null,
      target text collate "C" not null,
      created_at bigint not null,
      primary key (actor, key)
    )`,
  "create index idempotency_by_age on idempotency (created_at)",

  "create table heartbeat (key integer primary key check (key = 1), time bigint not null)",
  "insert into heartbeat values (1, 0)",
];
