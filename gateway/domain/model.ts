/** The things Rollcall keeps, as the rest of the gateway sees them. Times are milliseconds since the epoch, UTC. */
import type { AttributeType } from "./query";

/** The store's own row number: names a row cheaply inside one process, never leaves the gateway. */
export type RowKey = number;

export interface Versioned {
  readonly key: RowKey;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Roles and traits; both are sets, kept sorted and free of duplicates. */
export interface Grants {
  readonly roles: readonly string[];
  readonly traits: Readonly<Record<string, readonly string[]>>;
}

export const NO_GRANTS: Grants = { roles: [], traits: {} };

export type PrincipalKind = "user" | "list";

/** Declared by name; the user or list of that name need not exist yet. */
export interface Owner {
  readonly kind: PrincipalKind;
  readonly name: string;
  readonly description: string;
}

export type ListType = "scim" | "static" | "dynamic";
export type Frequency = 1 | 3 | 6 | 12;
export type DayOfMonth = 1 | 15 | 31;
export type OverduePolicy = "notify" | "freeze" | "suspend";

export interface Recurrence {
  /** Months between reviews. */
  readonly frequency: Frequency;
  /** 31 means the last day of the month. */
  readonly dayOfMonth: DayOfMonth;
}

export interface Audit {
  readonly recurrence: Recurrence;
  /** How long before the due date owners are told, in seconds. */
  readonly notificationsStart: number;
  readonly overdue: OverduePolicy;
}

/** What a declaration (Terraform, or a SCIM-created list's defaults) says of a list. */
export interface AccessListConfig {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: ListType;
  readonly integration: string;
  readonly grants: Grants;
  readonly ownerGrants: Grants;
  readonly owners: readonly Owner[];
  readonly membershipRequires: Grants;
  readonly ownershipRequires: Grants;
  readonly audit: Audit;
  readonly labels: Readonly<Record<string, string>>;
  readonly expiresAt: number | null;
  readonly deletionProtection: boolean;
}

/** A list as it stands: its configuration and what only the server moves. */
export interface AccessList extends Versioned {
  readonly config: AccessListConfig;
  /** Counts changes of the configuration; members do not move it. */
  readonly revision: number;
  /** Counts every change, members included: the version of the list as a SCIM group. */
  readonly version: number;
  readonly nextAuditDate: number;
  readonly memberCount: number;
  readonly group: GroupLink;
}

/** The list's face as a SCIM group. */
export interface GroupLink {
  /** The group's `id`. Moves to a fresh one when an IdP deletes the group. */
  readonly id: string;
  readonly linked: boolean;
  readonly externalId: string | null;
  /** Made by SCIM for an unmatched group, and not yet declared by anyone: goes away with its group. */
  readonly createdByScim: boolean;
}

export type MemberSource = "scim" | "terraform" | "owner";

/** A member as a reader sees it; `value` is the user's or the nested list's group id. */
export interface Member {
  readonly key: RowKey;
  readonly kind: PrincipalKind;
  readonly id: string;
  readonly display: string;
  readonly source: MemberSource;
  readonly joinedAt: number;
  readonly expiresAt: number | null;
}

/** A member as the management API names it: by userName or list name. */
export interface NamedMember {
  readonly kind: PrincipalKind;
  readonly name: string;
  /** Of the user; null for a list, and for a user who is yet to come. */
  readonly userId: string | null;
  readonly reason: string;
  readonly source: MemberSource;
  readonly addedBy: string;
  /** When it became a member; for a user who is yet to come, when it was declared. */
  readonly joinedAt: number;
  readonly expiresAt: number | null;
  /** Declared by name, and no user of that name has come yet: holds nothing. */
  readonly waiting: boolean;
}

export type Origin = "integration" | "sso" | "local";

export interface User extends Versioned {
  readonly id: string;
  readonly integration: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly displayName: string | null;
  readonly active: boolean;
  readonly origin: Origin;
  /** The SCIM document as JSON text, in the schema's spelling, without `id`, `meta`, `groups` and `password`. */
  readonly profile: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly version: number;
}

/** A list that a user is in, as `User.groups` shows it. */
export interface UserGroup {
  readonly id: string;
  readonly title: string;
  readonly direct: boolean;
}

export type LockSource = "scim" | "admin";

/** Keeps a person out, whatever happens to the account: kept on the canonical userName and on the id. */
export interface Lock {
  readonly key: RowKey;
  readonly id: string;
  readonly integration: string;
  readonly userName: string;
  readonly userId: string | null;
  readonly source: LockSource;
  readonly reason: string;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

export type UnmatchedGroups = "reject" | "create";
export type UnknownMembers = "reject" | "skip";
export type PatchResponse = "auto" | "200" | "204";

/** An attribute of an extension, in the words of RFC 7643 §7; its values are unique among no resources. */
export interface ExtensionAttribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  /** Counts for strings only: references and binary values have case, other types have none. */
  readonly caseExact: boolean;
  readonly mutability: "readWrite" | "immutable";
  readonly returned: "default" | "request";
  /** Suggestions; other values are taken too. */
  readonly canonicalValues: readonly string[];
  readonly referenceTypes: readonly string[];
  /** Of a complex attribute: at least one, and none of them complex. */
  readonly subAttributes: readonly ExtensionAttribute[];
}

/** A schema that extends User for one integration (RFC 7643 §3.3). */
export interface Extension {
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly ExtensionAttribute[];
}

/** When a single request takes so many members off a list that it is held to be a mistake. */
export interface MassRemovalGuard {
  /** The largest part of a list's members that may go at once: 0 to 1. */
  readonly maxShare: number;
  /** Lists with fewer members are not guarded. */
  readonly minMembers: number;
}

export interface IntegrationConfig {
  readonly name: string;
  readonly description: string;
  readonly unmatchedGroups: UnmatchedGroups;
  readonly defaultOwners: readonly Owner[];
  readonly defaultRoles: readonly string[];
  /** Trait name → SCIM attribute path, such as `department` → `urn:…:enterprise:2.0:User:department`. */
  readonly traitMapping: Readonly<Record<string, string>>;
  readonly unknownMembers: UnknownMembers;
  readonly patchResponse: PatchResponse;
  readonly passwordSync: boolean;
  /** Null: off. */
  readonly massRemoval: MassRemovalGuard | null;
  /** Seconds after which a lock made by SCIM ends by itself; null: never. */
  readonly lockTtl: number | null;
  readonly ssoConnector: string;
  /** What users of this integration have beside the core and the enterprise schema; data of a removed one is kept and not shown. */
  readonly extensions: readonly Extension[];
}

export interface Integration extends Versioned {
  readonly config: IntegrationConfig;
  readonly revision: number;
  readonly userCount: number;
  readonly listCount: number;
}

export const DEFAULT_INTEGRATION = "default";

export type ClientScope = "scim" | "access:read" | "manage:read" | "manage";

/** One live secret of a client: only its SHA-256 is known. */
export interface ClientSecret {
  readonly id: string;
  readonly hash: Buffer;
  readonly createdAt: number;
  /** When it stops working; null for the current one of a client that does not expire. */
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
}

export interface OAuthClientConfig {
  readonly name: string;
  readonly scopes: readonly ClientScope[];
  /** The one integration a `scim` client writes to; null for clients of the whole gateway. */
  readonly integration: string | null;
  readonly expiresAt: number | null;
  /** Whether a `scim` client may send its secret itself to its SCIM base URL, as HTTP Basic, in place of a token. */
  readonly basicAuth: boolean;
}

export interface OAuthClient extends Versioned {
  readonly clientId: string;
  readonly config: OAuthClientConfig;
  readonly revision: number;
  /** At most three, newest first. */
  readonly secrets: readonly ClientSecret[];
  readonly lastUsedAt: number | null;
}

export interface ScimTokenConfig {
  readonly name: string;
  /** The one integration that it is for. */
  readonly integration: string;
  readonly expiresAt: number | null;
}

/** A static bearer token for the SCIM base URL of one integration; its text is known only as SHA-256. */
export interface ScimToken extends Versioned {
  readonly id: string;
  readonly config: ScimTokenConfig;
  readonly revision: number;
  readonly lastUsedAt: number | null;
}

export type SigningAlgorithm = "ES256" | "RS256";
export type KeyState = "active" | "retiring";

export interface SigningKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly state: KeyState;
  /** PKCS #8 PEM, or its ciphertext where a master key is set; `oauth` alone reads it. */
  readonly privateKey: string;
  readonly publicJwk: Readonly<Record<string, string>>;
  readonly createdAt: number;
  /** Tokens it signed are honoured until then; null while active. */
  readonly retiresAt: number | null;
}

export type EventTarget =
  | "access-list"
  | "user"
  | "lock"
  | "integration"
  | "oauth-client"
  | "scim-token"
  | "signing-key"
  | "token";

/** One change, told to whoever asks; `sequence` orders them. Never holds a secret. */
export interface Event {
  readonly sequence: number;
  readonly time: number;
  readonly actor: string;
  readonly action: string;
  readonly target: { readonly type: EventTarget; readonly id: string; readonly integration: string | null };
  readonly delta: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** A request of an identity provider, as an administrator sees it: what could be personal or secret is masked. */
export interface ScimRequest {
  readonly sequence: number;
  /** When it was answered. */
  readonly time: number;
  /** Whose base URL it was sent to. */
  readonly integration: string;
  /** It was sent by a client of that integration; all others are kept apart, so that they cannot crowd these out. */
  readonly known: boolean;
  readonly client: string | null;
  readonly method: string;
  /** From the root, without the query. */
  readonly path: string;
  readonly filter: string | null;
  readonly status: number;
  readonly scimType: string | null;
  /** Why it was refused, or which parts of it were not done; null where all was done. */
  readonly detail: string | null;
  /** Milliseconds. */
  readonly duration: number;
  readonly requestId: string;
  /** Of a request that was refused, in whole or in part: the names in it, and values that give nothing away; null where it was not read. */
  readonly body: unknown;
}

/** Who does it, when, and in which request: handed to every command. */
export interface Actor {
  readonly id: string;
  readonly requestId: string;
}
