/**
 * The port behind which the data lives. Its verbs are as large as use cases and work on sets, so that a command costs few
 * statements on either database. One implementation, in `gateway/store`, serves both dialects.
 *
 * Every verb may throw `StoreUnavailable` when the database cannot answer now.
 */

import type { Idempotency } from "./creation-store";
import type {
  AccessList,
  AccessListConfig,
  Event,
  GroupLink,
  Integration,
  IntegrationConfig,
  Lock,
  Member,
  MemberSource,
  OAuthClient,
  OAuthClientConfig,
  PrincipalKind,
  RowKey,
  SigningKey,
  User,
  UserGroup,
} from "./model";
import type { NamedMemberReads, NamedMemberWrites } from "./named-members";
import type { Page, PageRequest, Query, SortBy } from "./query";
import type { ScimRequestReads, ScimRequestWrites } from "./scim-request-store";
import type { ScimTokenReads, ScimTokenWrites } from "./scim-token-store";

export interface Store {
  /** Reads of the last commit; never of an open transaction. */
  readonly read: Reads;
  /**
   * Runs one command: all of it or nothing, alone among writers, answered only after it is durable. A `Refusal` or any
   * other error thrown by the command undoes it and is thrown on. A command that changed rows without appending an event
   * is a fault and is undone. The command may run more than once and must have no effect but through `tx`.
   */
  write<T>(command: (tx: Writes) => Promise<T>): Promise<T>;
  /** Resolves when the database answers a trivial read and accepts writes. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface Reads {
  readonly integrations: IntegrationReads;
  readonly users: UserReads;
  readonly lists: ListReads;
  readonly members: MemberReads;
  readonly locks: LockReads;
  readonly clients: ClientReads;
  readonly scimTokens: ScimTokenReads;
  readonly keys: KeyReads;
  readonly tokens: TokenReads;
  readonly events: EventReads;
  readonly access: AccessReads;
  readonly scimRequests: ScimRequestReads;
}

export interface Writes extends Reads {
  readonly integrations: IntegrationReads & IntegrationWrites;
  readonly users: UserReads & UserWrites;
  readonly lists: ListReads & ListWrites;
  readonly members: MemberReads & MemberWrites;
  readonly locks: LockReads & LockWrites;
  readonly clients: ClientReads & ClientWrites;
  readonly scimTokens: ScimTokenReads & ScimTokenWrites;
  readonly keys: KeyReads & KeyWrites;
  readonly tokens: TokenReads & TokenWrites;
  readonly events: EventReads & EventWrites;
  readonly idempotency: Idempotency;
  readonly scimRequests: ScimRequestReads & ScimRequestWrites;
}

export interface IntegrationReads {
  find(name: string): Promise<Integration | null>;
  /** In order of name. */
  page(page: PageRequest): Promise<Page<Integration>>;
  /** How much belongs to it: lists, users that are active, and locks of administrators that are in force. */
  usage(
    integration: Integration,
    now: number,
  ): Promise<{ lists: number; activeUsers: number; adminLocks: number }>;
}

export interface IntegrationWrites {
  insert(config: IntegrationConfig, now: number): Promise<Integration>;
  /** Moves `revision`. */
  update(integration: Integration, config: IntegrationConfig, now: number): Promise<Integration>;
  /**
   * Removes it with its inactive users and its locks, and tells their ids. The caller has seen that nothing else belongs
   * to it.
   */
  remove(integration: Integration): Promise<{ users: readonly string[]; locks: readonly string[] }>;
}

/**
 * What is kept of a user beside the profile, derived from it by the domain. Traits and base roles are not kept: they are
 * derived at each read from the profile and the integration, so that they are never stale.
 */
export interface UserRow {
  readonly userName: string;
  /** `canonicalUserName(userName)`: unique in the integration. */
  readonly userNameKey: string;
  readonly externalId: string | null;
  readonly displayName: string | null;
  readonly active: boolean;
  readonly profile: string;
}

export interface NewUser extends UserRow {
  readonly id: string;
  readonly origin: User["origin"];
  readonly labels: Readonly<Record<string, string>>;
}

export interface UserReads {
  find(integration: string, id: string): Promise<User | null>;
  findByName(integration: string, userNameKey: string): Promise<User | null>;
  /** The integration of the user with this id; ids are unique in the gateway. */
  integrationOf(id: string): Promise<string | null>;
  /** Users of the same integration whose manager this user is, a slice of them at most. */
  reportsOf(user: User): Promise<readonly User[]>;
  /** In the order of creation unless sorted. */
  page(integration: string, query: Query | null, sort: SortBy | null, page: PageRequest): Promise<Page<User>>;
  /** The scim lists that each user is a member of, by the user's row key; users in none are absent. */
  groupsOf(users: readonly RowKey[]): Promise<ReadonlyMap<RowKey, readonly UserGroup[]>>;
}

/** As much of a list as events say of it. */
export interface NamedList {
  readonly config: Pick<AccessListConfig, "name" | "integration">;
}

export interface UserWrites {
  /**
   * Also counts it, and binds it to every owner declared under its name that was never bound.
   * @throws Refusal `already-exists` when the name is taken
   */
  insert(integration: Integration, user: NewUser, now: number): Promise<User>;
  /** Moves `version`; a new name is bound as `insert` binds it. @throws Refusal `already-exists` when it is taken */
  update(user: User, row: UserRow, now: number): Promise<User>;
  /** Sets the password's hash, which no verb ever reads back into an answer. */
  setPassword(user: User, hash: string): Promise<void>;
  /** Removes the user and its memberships; each list it was in moves its count and version. Returns those lists. */
  remove(user: User, now: number): Promise<readonly NamedList[]>;
}

/** A list found where a group with a title was asked for. */
export interface TitleMatch {
  readonly list: AccessList;
  /** The titles are equal; otherwise only their canonical keys are: a near miss. */
  readonly exact: boolean;
}

/** Which lists a page shows. */
export interface ListSelection {
  readonly integration?: string;
  readonly type?: AccessListConfig["type"];
  readonly query?: Query | null;
  readonly sort?: SortBy | null;
}

/** An edge of the nesting graph: `child` is a member or an owner of `parent`. */
export interface NestingEdge {
  readonly parent: RowKey;
  readonly child: RowKey;
  readonly relation: "member" | "owner";
}

export interface ListReads {
  findByName(name: string): Promise<AccessList | null>;
  /** A list of type scim, by its SCIM group id. */
  findGroup(integration: string, groupId: string): Promise<AccessList | null>;
  /** The one list of the integration whose title has this canonical key. */
  findByTitle(integration: string, title: string, titleKey: string): Promise<TitleMatch | null>;
  /** In order of name for the management API; in the order of creation when only groups are asked for (`type: "scim"`). */
  page(selection: ListSelection, page: PageRequest): Promise<Page<AccessList>>;
  /** Names of lists that have this one as a member or an owner; at most ten. */
  referrers(list: AccessList): Promise<readonly string[]>;
  /** Edges reachable from these lists upwards (to parents) or downwards (to children), to a depth of 20. */
  nesting(lists: readonly RowKey[], direction: "up" | "down"): Promise<readonly NestingEdge[]>;
}

export interface NewList {
  readonly config: AccessListConfig;
  readonly titleKey: string;
  readonly nextAuditDate: number;
  /** What `nextAuditDate` was counted from. */
  readonly auditBase: number;
  readonly group: GroupLink;
}

export interface ListWrites {
  /**
   * Also counts it and declares its owners: each is bound to the user or list of its name where one exists.
   * @throws Refusal `already-exists` (field `name` or `title`)
   */
  insert(integration: Integration, list: NewList, now: number): Promise<AccessList>;
  /** Moves `revision` and `version`; replaces the owners, binding those that were not declared before. */
  update(list: AccessList, changes: Omit<NewList, "group">, now: number): Promise<AccessList>;
  /** Sets the SCIM side and moves `version`; `title` only for a list made by SCIM. */
  link(
    list: AccessList,
    group: GroupLink,
    now: number,
    title?: { title: string; titleKey: string },
  ): Promise<AccessList>;
  /** Removes it with its members and owners. The caller has seen that nothing refers to it. */
  remove(list: AccessList): Promise<void>;
  auditBase(list: AccessList): Promise<number>;
}

/** Who a membership write speaks of: user ids, and group ids of nested lists. */
export interface MemberIds {
  readonly users: readonly string[];
  readonly lists: readonly string[];
  /** The users' row keys, in the same order, where they were looked up before: it is quicker to write with them. */
  readonly userKeys?: readonly RowKey[];
}

/**
 * A change of a list's members: first `set`, where given, makes these the members; then `remove`, then `add`.
 * An id in `remove` is either kind's. The same id is never in both.
 */
export interface MembershipDelta {
  readonly set?: MemberIds;
  readonly add: MemberIds;
  readonly remove: readonly string[];
}

export interface NewMembership {
  readonly source: MemberSource;
  readonly addedBy: string;
  readonly now: number;
  readonly reason?: string;
  readonly expiresAt?: number | null;
}

/** What a delta really did; `unknown` are ids that were to be added and exist in no user or list of the integration. */
export interface MembershipOutcome {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly unknown: readonly string[];
  readonly list: AccessList;
}

export interface MemberReads extends NamedMemberReads {
  /** Members in a stable order, after the one with this position (0: from the start). */
  page(list: RowKey, after: MemberPosition | null, limit: number): Promise<readonly Member[]>;
  has(list: RowKey, memberId: string): Promise<boolean>;
  /** Which ids exist in the integration, in the order of rows; yields to others. With `stop`, up to the first slice that has an unknown one. */
  known(integration: string, ids: MemberIds, stop: boolean): Promise<KnownMembers>;
  /** What the delta comes to without `set`, while the list's `version` stays what it was before the call; yields likewise. */
  difference(list: RowKey, delta: MembershipDelta): Promise<MembershipDelta>;
  /** Row keys of lists of the integration, by group id; unknown ids are absent. */
  resolveLists(integration: string, groupIds: readonly string[]): Promise<ReadonlyMap<string, RowKey>>;
}

export interface KnownMembers {
  readonly known: MemberIds;
  readonly unknown: readonly string[];
}

export interface MemberPosition {
  readonly kind: PrincipalKind;
  readonly key: RowKey;
}

export interface MemberWrites extends NamedMemberWrites {
  /**
   * Writes only the rows that differ, and moves the list's count, `version` and `updatedAt` when any did.
   * Adding a member that is there, or removing one that is not, changes nothing. Large deltas yield to readers.
   */
  apply(list: AccessList, delta: MembershipDelta, by: NewMembership): Promise<MembershipOutcome>;
}

export interface LockSelection {
  readonly integration?: string;
  readonly userName?: string;
}

export interface LockReads {
  find(id: string): Promise<Lock | null>;
  /** Locks in force on the person: by canonical name or by id. */
  on(integration: string, userNameKey: string, userId: string | null, now: number): Promise<readonly Lock[]>;
  page(selection: LockSelection, page: PageRequest): Promise<Page<Lock>>;
}

export interface LockWrites {
  insert(lock: Omit<Lock, "key">, userNameKey: string): Promise<Lock>;
  remove(locks: readonly RowKey[]): Promise<void>;
}

export interface ClientReads {
  find(clientId: string): Promise<OAuthClient | null>;
  /** In the order of creation. */
  page(page: PageRequest): Promise<Page<OAuthClient>>;
  count(): Promise<number>;
}

export interface NewSecret {
  readonly id: string;
  readonly hash: Buffer;
  readonly expiresAt: number | null;
}

export interface ClientWrites {
  insert(clientId: string, config: OAuthClientConfig, secret: NewSecret, now: number): Promise<OAuthClient>;
  /** Moves `revision`. */
  update(client: OAuthClient, config: OAuthClientConfig, now: number): Promise<OAuthClient>;
  /** Makes `secret` the newest; those of `lasting` live on until it expires, at most; others go. Moves `revision`. */
  rotate(
    client: OAuthClient,
    secret: NewSecret,
    lasting: { readonly ids: readonly string[]; readonly expiresAt: number },
    now: number,
  ): Promise<OAuthClient>;
  remove(client: OAuthClient): Promise<void>;
  /** Notes a use; needs no event. */
  touch(client: OAuthClient, secretId: string, now: number): Promise<void>;
}

export interface KeyReads {
  /** Newest first; retired ones are gone. */
  all(): Promise<readonly SigningKey[]>;
}

export interface KeyWrites {
  insert(key: SigningKey): Promise<void>;
  /** Lets the active keys of this algorithm retire at `retiresAt`. */
  retire(algorithm: SigningKey["algorithm"], retiresAt: number): Promise<void>;
}

export interface TokenReads {
  isRevoked(tokenId: string): Promise<boolean>;
}

export interface TokenWrites {
  /** Kept until the token would have expired; revoking twice changes nothing. */
  revoke(tokenId: string, expiresAt: number): Promise<void>;
  /** Forgets revocations of tokens that expired before `now`; needs no event. */
  forgetExpired(now: number): Promise<void>;
}

export interface EventSelection {
  readonly action?: string;
  readonly targetType?: Event["target"]["type"];
  readonly targetId?: string;
  readonly integration?: string;
}

export interface EventReads {
  /** In order of sequence, after `page.after`. */
  page(selection: EventSelection, page: PageRequest): Promise<Page<Event>>;
}

export interface EventWrites {
  append(event: Omit<Event, "sequence">): Promise<void>;
}

/** One list as access decisions need it. */
export type AccessNode = Pick<AccessList, "key" | "config" | "nextAuditDate" | "memberCount">;

/** `list` has as member or owner either the user (`through` null) or the members of another list. */
export interface AccessEdge {
  readonly list: RowKey;
  readonly through: RowKey | null;
  readonly relation: "member" | "owner";
  readonly expiresAt: number | null;
}

/** Everything that decides what one user holds: the lists above the user, to a depth of 10. */
export interface AccessGraph {
  readonly user: User;
  readonly integration: Integration;
  /** Locks in force. */
  readonly locks: readonly Lock[];
  readonly lists: ReadonlyMap<RowKey, AccessNode>;
  readonly edges: readonly AccessEdge[];
}

export interface AccessReads {
  /** One consistent read. */
  graph(
    integration: string,
    user: { id: string } | { userNameKey: string },
    now: number,
  ): Promise<AccessGraph | null>;
}
