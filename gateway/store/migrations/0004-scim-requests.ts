import type { Migration } from "./migration";

/** What identity providers asked for last. `known` tells clients of the integration from strangers, who are kept apart. */
export const scimRequests: Migration = {
  name: "0004-scim-requests",
  sqlite: [
    `create table scim_requests (
      sequence integer primary key autoincrement,
      integration text not null references integrations (name) on delete cascade,
      known integer not null check (known in (0, 1)),
      time integer not null,
      client text,
      method text not null,
      path text not null,
      filter text,
      status integer not null,
      scim_type text,
      detail text,
      duration real not null,
      request_id text not null,
      body text
    ) strict`,
    "create index scim_requests_in_order on scim_requests (integration, known, sequence)",
  ],
  postgres: [
    `create table scim_requests (
      sequence bigint generated always as identity primary key,
      integration text collate "C" not null references integrations (name) on delete cascade,
      known integer not null check (known in (0, 1)),
      time bigint not null,
      client text collate "C",
      method text collate "C" not null,
      path text collate "C" not null,
      filter text collate "C",
      status integer not null,
      scim_type text collate "C",
      detail text collate "C",
      duration double precision not null,
      request_id text collate "C" not null,
      body text collate "C"
    )`,
    "create index scim_requests_in_order on scim_requests (integration, known, sequence)",
  ],
};
