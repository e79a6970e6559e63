/** The tables as Kysely types. Booleans are 0 and 1, times are milliseconds since the epoch, JSON is kept as text. */
import type { Generated } from "kysely";

export interface Tables {
  integrations: IntegrationsTable;
  users: UsersTable;
  user_ranks: UserRanksTable;
  user_lookups: UserLookupsTable;
  lists: ListsTable;
  members: MembersTable;
  waiting_members: WaitingMembersTable;
  owners: OwnersTable;
  locks: LocksTable;
  clients: ClientsTable;
  client_secrets: ClientSecretsTable;
  scim_tokens: ScimTokensTable;
  signing_keys: SigningKeysTable;
  revoked_tokens: RevokedTokensTable;
  events: EventsTable;
  idempotency: IdempotencyTable;
  heartbeat: HeartbeatTable;
  scim_requests: ScimRequestsTable;
}

/** 0: a user, 1: a list. */
export type KindCode = 0 | 1;

export interface IntegrationsTable {
  key: Generated<number>;
  name: string;
  /** `IntegrationConfig` without its name. */
  config: string;
  revision: number;
  user_count: number;
  list_count: number;
  /** Lists of type scim among them. */
  group_count: number;
  created_at: number;
  updated_at: number;
}

export interface UsersTable {
  key: Generated<number>;
  id: string;
  integration: string;
  user_name: string;
  user_name_key: string;
  external_id: string | null;
  display_name: string | null;
  /** Folded, for comparing without case. */
  display_name_key: string | null;
  active: number;
  origin: string;
  profile: string;
  labels: string;
  password: Generated<string | null>;
  version: number;
  created_at: number;
  updated_at: number;
}

/** By what a user is found within its document. */
export interface UserLookupsTable {
  entry: string;
  user_key: number;
}

/** How many users of an integration have their key in each block of keys: finds the page at a position without a walk. */
export interface UserRanksTable {
  integration: string;
  block: number;
  users: number;
}

export interface ListsTable {
  key: Generated<number>;
  name: string;
  integration: string;
  title: string;
  title_key: string;
  type: string;
  /** The rest of `AccessListConfig`: what no query asks for. Owners stand in their own table. */
  config: string;
  expires_at: number | null;
  revision: number;
  version: number;
  member_count: number;
  next_audit_date: number;
  audit_base: number;
  group_id: string;
  linked: number;
  external_id: string | null;
  created_by_scim: number;
  created_at: number;
  updated_at: number;
}

export interface MembersTable {
  list: number;
  kind: KindCode;
  /** Key of the user or list. */
  member: number;
  source: string;
  added_by: string;
  reason: string;
  joined_at: number;
  expires_at: number | null;
}

/** Members declared by name whose user is yet to come. */
export interface WaitingMembersTable {
  key: Generated<number>;
  list: number;
  integration: string;
  /** Canonical userName. */
  name_key: string;
  name: string;
  source: string;
  added_by: string;
  reason: string;
  declared_at: number;
  expires_at: number | null;
}

export interface OwnersTable {
  list: number;
  kind: KindCode;
  /** Canonical userName, or the owning list's name. */
  name_key: string;
  integration: string;
  name: string;
  description: string;
  bound_user: number | null;
  bound_list: number | null;
  /** Was bound once: is never bound by name again until it is declared anew. */
  settled: number;
}

export interface LocksTable {
  key: Generated<number>;
  id: string;
  integration: string;
  user_name: string;
  user_name_key: string;
  user_id: string | null;
  source: string;
  reason: string;
  created_by: string;
  created_at: number;
  expires_at: number | null;
}

export interface ClientsTable {
  key: Generated<number>;
  client_id: string;
  name: string;
  scopes: string;
  integration: string | null;
  expires_at: number | null;
  basic_auth: number;
  revision: number;
  last_used_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface ClientSecretsTable {
  key: Generated<number>;
  client: number;
  id: string;
  hash: Buffer;
  created_at: number;
  expires_at: number | null;
  last_used_at: number | null;
}

export interface ScimTokensTable {
  key: Generated<number>;
  id: string;
  hash: Buffer;
  name: string;
  integration: string;
  expires_at: number | null;
  revision: number;
  last_used_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface SigningKeysTable {
  key: Generated<number>;
  kid: string;
  algorithm: string;
  state: string;
  private_key: string;
  public_jwk: string;
  created_at: number;
  retires_at: number | null;
}

export interface RevokedTokensTable {
  token_id: string;
  expires_at: number;
}

export interface EventsTable {
  sequence: Generated<number>;
  time: number;
  actor: string;
  action: string;
  target_type: string;
  target_id: string;
  integration: string | null;
  delta: string;
  request_id: string;
}

export interface IdempotencyTable {
  actor: string;
  key: string;
  fingerprint: string;
  target: string;
  target_type: string;
  keeper: Generated<string | null>;
  created_at: number;
}

export interface ScimRequestsTable {
  sequence: Generated<number>;
  integration: string;
  /** 1: of a client of the integration, 0: of anyone else. */
  known: number;
  time: number;
  client: string | null;
  method: string;
  path: string;
  filter: string | null;
  status: number;
  scim_type: string | null;
  detail: string | null;
  /** Milliseconds. */
  duration: number;
  request_id: string;
  /** The masked body, as JSON. */
  body: string | null;
}

/** One row that is written to learn whether the database takes writes. */
export interface HeartbeatTable {
  key: number;
  time: number;
}
