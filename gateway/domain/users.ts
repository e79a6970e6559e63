/** Users, written by their integration over SCIM. Deactivation and deletion lock in the same transaction. */
import { type Deps, difference, type Precondition, record, requireVersion } from "./command";
import { Refusal } from "./errors";
import { requireIntegration } from "./integrations";
import { recordMembers } from "./list-events";
import { carryLocks, liftInheritedLocks, liftScimLocks, lockForScim } from "./locks";
import { withoutManager } from "./manager";
import type { Actor, Integration, RowKey, User, UserGroup } from "./model";
import { hashPassword } from "./password";
import type { Page, PageRequest, Query, SortBy } from "./query";
import type { Traits } from "./sets";
import type { UserRow, Writes } from "./store";
import { canonicalUserName, userNameFault } from "./title";
import { deriveTraits, type JsonObject } from "./traits";

/** A user as a client writes it, already validated against the SCIM schema. */
export interface UserDocument {
  readonly userName: string;
  readonly externalId: string | null;
  readonly displayName: string | null;
  readonly active: boolean;
  /** The whole document as it is kept: without `id`, `meta`, `groups` and `password`. */
  readonly profile: JsonObject;
  /** Kept, hashed, only where the integration syncs passwords. */
  readonly password?: string;
}

export interface NewUser {
  readonly id: string;
  readonly document: UserDocument;
  /** The hash of the password. */
  readonly password?: string;
}

export interface DescribedUser {
  readonly user: User;
  readonly locked: boolean;
  readonly roles: readonly string[];
  readonly traits: Traits;
}

export interface UserWrite {
  readonly integration: string;
  readonly id: string;
  readonly actor: Actor;
  readonly precondition?: Precondition;
}

export class Users {
  constructor(private readonly deps: Deps) {}

  /** @throws Refusal `not-found`, also for a user of another integration */
  async find(integration: string, id: string): Promise<User> {
    return required(await this.deps.store.read.users.find(integration, id), id);
  }

  /**
   * By id alone, for callers of the whole gateway.
   * @throws Refusal `not-found`
   */
  async integrationOf(id: string): Promise<string> {
    const integration = await this.deps.store.read.users.integrationOf(id);
    if (integration === null) throw missing(id);
    return integration;
  }

  findByName(integration: string, userName: string): Promise<User | null> {
    return this.deps.store.read.users.findByName(integration, canonicalUserName(userName));
  }

  /** What readers are told of users beside their documents: locks in force, and the base roles and traits they hold. */
  async describe(integration: string, users: readonly User[]): Promise<readonly DescribedUser[]> {
    const { config } = await requireIntegration(this.deps.store.read, integration);
    const now = this.deps.clock();
    return Promise.all(
      users.map(async (user) => {
        const key = canonicalUserName(user.userName);
        const locks = await this.deps.store.read.locks.on(integration, key, user.id, now);
        const locked = locks.length > 0;
        if (locked || !user.active) return { user, locked, roles: [], traits: {} };
        const traits = deriveTraits(JSON.parse(user.profile), config.traitMapping);
        return { user, locked, roles: config.defaultRoles, traits };
      }),
    );
  }

  list(
    integration: string,
    query: Query | null,
    sort: SortBy | null,
    page: PageRequest,
  ): Promise<Page<User>> {
    return this.deps.store.read.users.page(integration, query, sort, page);
  }

  /** The lists each user is in, by row key. */
  groupsOf(users: readonly User[]): Promise<ReadonlyMap<RowKey, readonly UserGroup[]>> {
    return this.deps.store.read.users.groupsOf(users.map((user) => user.key));
  }

  /**
   * A user of a name that was deprovisioned before is a new user with a new id; SCIM's lock on the name is lifted, an
   * administrator's stays.
   * @throws Refusal `already-exists` (field `userName`), `invalid-value`
   */
  async create(integrationName: string, document: UserDocument, actor: Actor): Promise<User> {
    const password = await this.checked(integrationName, document);
    return this.deps.store.write(async (tx) => {
      const integration = await requireIntegration(tx, integrationName);
      return this.createIn(tx, integration, { id: this.deps.newId(), document, password }, actor);
    });
  }

  /**
   * What is done before a creation, in no command: hashing takes tens of milliseconds, for which no other writer is to wait.
   * @returns the hash of the password, where the integration keeps one
   * @throws Refusal `invalid-value`
   */
  async checked(integrationName: string, document: UserDocument): Promise<string | undefined> {
    toRow(document);
    const { config } = await requireIntegration(this.deps.store.read, integrationName);
    return config.passwordSync ? hashPassword(document.password) : undefined;
  }

  /**
   * A creation within a larger command.
   * @throws Refusal `already-exists` (field `userName`), `invalid-value`
   */
  async createIn(
    tx: Writes,
    integration: Integration,
    { id, document, password }: NewUser,
    actor: Actor,
  ): Promise<User> {
    const now = this.deps.clock();
    const labels = { "rollcall/origin": integration.config.name };
    const row = { ...toRow(document), id, origin: "integration" as const, labels };
    const user = await tx.users.insert(integration, row, now);
    await record(tx, actor, now, event("user.created", user, { after: document.profile }));
    await admit(tx, user, actor, now);
    if (password) await tx.users.setPassword(user, password);
    await this.followActive(tx, integration, user, actor);
    return user;
  }

  /**
   * Writes what `change` makes of the user as it stands; equal to what is there, it changes nothing and tells nobody.
   * `change` may run more than once.
   * @throws Refusal `not-found`, `stale`, `already-exists`, and whatever `change` throws
   */
  async update(
    write: UserWrite,
    change: (user: User) => UserDocument | Promise<UserDocument>,
  ): Promise<User> {
    const hash = await this.hashedPassword(write, change);
    return this.deps.store.write(async (tx) => {
      const before = required(await tx.users.find(write.integration, write.id), write.id);
      requireVersion(before.version, write.precondition);
      const document = await change(before);
      const integration = await requireIntegration(tx, write.integration);
      const profile: JsonObject = JSON.parse(before.profile);
      const delta: Record<string, unknown> = difference(profile, document.profile);
      const password = document.password === undefined || !integration.config.passwordSync ? undefined : hash;
      if (password) delta.password = "changed";
      if (Object.keys(delta).length === 0) return before;

      const now = this.deps.clock();
      const after = await tx.users.update(before, toRow(document), now);
      await record(tx, write.actor, now, event("user.updated", after, delta));
      if (canonicalUserName(before.userName) !== canonicalUserName(after.userName)) {
        await admit(tx, after, write.actor, now);
      }
      if (password) await tx.users.setPassword(after, password);
      await carryLocks(tx, this.deps, before, after, write.actor);
      await liftInheritedLocks(tx, before, after, write.actor, now);
      if (before.active !== after.active) await this.followActive(tx, integration, after, write.actor);
      return after;
    });
  }

  /**
   * Removes the user from everything, also as a manager, and locks the name.
   * @throws Refusal `not-found`, `stale`
   */
  remove({ integration: name, id, actor, precondition }: UserWrite): Promise<void> {
    return this.deps.store.write(async (tx) => {
      const user = required(await tx.users.find(name, id), id);
      requireVersion(user.version, precondition);
      const integration = await requireIntegration(tx, name);
      const reason = "deleted by the identity provider";
      await lockForScim(tx, this.deps, { integration, user, reason, actor });
      const now = this.deps.clock();
      for (const list of await tx.users.remove(user, now)) {
        await recordMembers(tx, { added: [], removed: [id], list }, actor, now);
      }
      await this.leaveReports(tx, user, actor);
      await record(tx, actor, now, event("user.deleted", user, { before: JSON.parse(user.profile) }));
    });
  }

  /** Whoever the user managed has no manager then. */
  private async leaveReports(tx: Writes, manager: User, actor: Actor): Promise<void> {
    for (;;) {
      const reports = await tx.users.reportsOf(manager);
      if (reports.length === 0) return;
      for (const report of reports) {
        const before: JsonObject = JSON.parse(report.profile);
        const profile = withoutManager(before);
        const now = this.deps.clock();
        const after = await tx.users.update(report, toRow({ ...report, profile }), now);
        await record(tx, actor, now, event("user.updated", after, difference(before, profile)));
      }
    }
  }

  /** Hashing takes tens of milliseconds, for which no other writer is to wait. */
  private async hashedPassword(
    { integration, id, precondition }: UserWrite,
    change: (user: User) => UserDocument | Promise<UserDocument>,
  ): Promise<string | undefined> {
    const { read } = this.deps.store;
    const { config } = await requireIntegration(read, integration);
    if (!config.passwordSync) return undefined;
    const before = required(await read.users.find(integration, id), id);
    requireVersion(before.version, precondition);
    return hashPassword((await change(before)).password);
  }

  private async followActive(tx: Writes, integration: Integration, user: User, actor: Actor): Promise<void> {
    if (user.active) return liftScimLocks(tx, user, actor, this.deps.clock());
    const reason = "deactivated by the identity provider";
    await lockForScim(tx, this.deps, { integration, user, reason, actor });
  }
}

function toRow(document: UserDocument): UserRow {
  const fault = userNameFault(document.userName);
  if (fault) throw new Refusal("invalid-value", `userName ${fault}`, { field: "userName" });
  const { userName, externalId, displayName, active, profile } = document;
  return {
    userName,
    userNameKey: canonicalUserName(userName),
    externalId,
    displayName,
    active,
    profile: JSON.stringify(profile),
  };
}

/** Lists that declare a member of this name have waited for it. */
async function admit(tx: Writes, user: User, actor: Actor, now: number): Promise<void> {
  for (const config of await tx.members.admit(user, now)) {
    await recordMembers(tx, { added: [user.id], removed: [], list: { config } }, actor, now);
  }
}

function required(user: User | null, id: string): User {
  if (!user) throw missing(id);
  return user;
}

function missing(id: string): Refusal {
  return new Refusal("not-found", `there is no user ${id}`);
}

function event(action: string, user: User, delta: Record<string, unknown>) {
  return { action, target: { type: "user" as const, id: user.id, integration: user.integration }, delta };
}
