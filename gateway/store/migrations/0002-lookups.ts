import type { Migration } from "./migration";

/** What users are found by within their documents, and when they last changed. */
export const lookups: Migration = {
  name: "0002-lookups",
  sqlite: [
    `create table user_lookups (
      entry text not null,
      user_key integer not null references users (key) on delete cascade,
      primary key (entry, user_key)
    ) strict, without rowid`,
    `insert or ignore into user_lookups (entry, user_key)
     select 'email:' || substr(fold(json_extract(email.value, '$.value')), 1, 200), users.key
     from users cross join json_each(users.profile, '$.emails') as email
     where json_type(email.value, '$.value') = 'text'`,
    `insert or ignore into user_lookups (entry, user_key)
     select 'manager:' || substr(manager, 1, 200), key
     from (
       select key, json_extract(
         profile, '$."urn:ietf:params:scim:schemas:extension:enterprise:2.0:User".manager.value'
       ) as manager
       from users
     )
     where manager is not null`,
    "create index user_lookups_by_user on user_lookups (user_key)",
    "create index users_by_change on users (integration, updated_at)",
  ],
  postgres: [
    `create table user_lookups (
      entry text collate "C" not null,
      user_key bigint not null references users (key) on delete cascade,
      primary key (entry, user_key)
    )`,
    `insert into user_lookups (entry, user_key)
     select 'email:' || substr(fold(email ->> 'value'), 1, 200), users.key
     from users cross join jsonb_array_elements(users.profile::jsonb -> 'emails') as email
     where jsonb_typeof(email -> 'value') = 'string'
     on conflict do nothing`,
    `insert into user_lookups (entry, user_key)
     select 'manager:' || substr(manager, 1, 200), key
     from (
       select key, profile::jsonb #>>
         '{urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,manager,value}' as manager
       from users
     ) as managed
     where manager is not null
     on conflict do nothing`,
    "create index user_lookups_by_user on user_lookups (user_key)",
    "create index users_by_change on users (integration, updated_at)",
  ],
};
