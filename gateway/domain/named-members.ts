/** The part of the store port that knows members by name, and those who are declared before they come. */
import type {
  AccessList,
  AccessListConfig,
  MemberSource,
  NamedMember,
  PrincipalKind,
  RowKey,
  User,
} from "./model";
import type { Page, PageRequest } from "./query";

/** A member by name: a userName, canonical here, or the name of a list. */
export interface MemberName {
  readonly kind: PrincipalKind;
  readonly name: string;
}

/** A member declared by name, on its own terms. */
export interface DeclaredMember extends MemberName {
  readonly reason: string;
  readonly expiresAt: number | null;
}

/** A change of a list's members by name: first `remove`, then `add`. The same name is never in both. */
export interface MembershipDeclaration {
  readonly add: readonly DeclaredMember[];
  readonly remove: readonly MemberName[];
}

/** What a declaration really did: members by id, users who are yet to come by name. */
export interface DeclarationOutcome {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Members already, now on other terms. */
  readonly changed: readonly string[];
  /** Declared, or on other terms, and yet to come. */
  readonly awaited: readonly string[];
  /** Awaited no longer. */
  readonly dismissed: readonly string[];
  readonly list: AccessList;
}

/** Who declares, and when. */
export interface Declarer {
  readonly source: MemberSource;
  readonly addedBy: string;
  readonly now: number;
}

export interface NamedMemberReads {
  /** Members by name in a stable order, those who are yet to come last. */
  pageNamed(list: RowKey, page: PageRequest): Promise<Pick<Page<NamedMember>, "items" | "next">>;
  findNamed(list: RowKey, member: MemberName): Promise<NamedMember | null>;
  /** How many users are declared and yet to come. */
  countWaiting(list: RowKey): Promise<number>;
  /** Row keys of lists of the integration, by name; unknown names are absent. */
  resolveListNames(integration: string, names: readonly string[]): Promise<ReadonlyMap<string, RowKey>>;
}

export interface NamedMemberWrites {
  /**
   * The same by name: who is declared and is a member already is put on the declared terms; a user whom the integration does
   * not have is awaited. Lists that do not exist are passed over: the caller has seen that they do.
   */
  declare(list: AccessList, declaration: MembershipDeclaration, by: Declarer): Promise<DeclarationOutcome>;
  /** Makes the user a member of every list that awaits its name; returns those lists. */
  admit(user: User, now: number): Promise<readonly Pick<AccessListConfig, "name" | "integration">[]>;
}
