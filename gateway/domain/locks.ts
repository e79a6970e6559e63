/**
 * Locks keep a person out whatever happens to the account. SCIM's are made by deactivation and deletion and lifted by
 * re-provisioning; an administrator's are lifted by an administrator only.
 */
import { type Deps, record } from "./command";
import { Refusal } from "./errors";
import { requireIntegration } from "./integrations";
import type { Actor, Integration, Lock, RowKey, User } from "./model";
import type { Page, PageRequest } from "./query";
import type { LockSelection, Writes } from "./store";
import { canonicalUserName } from "./title";

export interface NewLock {
  readonly integration: string;
  readonly userName: string;
  readonly reason: string;
  readonly expiresAt: number | null;
}

export class Locks {
  constructor(private readonly deps: Deps) {}

  list(selection: LockSelection, page: PageRequest): Promise<Page<Lock>> {
    return this.deps.store.read.locks.page(selection, page);
  }

  /** @throws Refusal `not-found` */
  async find(id: string): Promise<Lock> {
    const lock = await this.deps.store.read.locks.find(id);
    if (!lock) throw noLock(id);
    return lock;
  }

  /**
   * Locks a person by name, who need not exist yet.
   * @throws Refusal `not-found` for an unknown integration, `invalid-value` for an end that has passed
   */
  create(wanted: NewLock, actor: Actor): Promise<Lock> {
    return this.deps.store.write(async (tx) => {
      const now = this.deps.clock();
      if (wanted.expiresAt !== null && wanted.expiresAt <= now) {
        throw new Refusal("invalid-value", "expires_at must lie in the future", { field: "expires_at" });
      }
      const integration = await requireIntegration(tx, wanted.integration);
      const user = await tx.users.findByName(wanted.integration, canonicalUserName(wanted.userName));
      const lock: Omit<Lock, "key"> = {
        ...wanted,
        id: this.deps.newId(),
        integration: integration.config.name,
        userId: user?.id ?? null,
        source: "admin",
        createdBy: actor.id,
        createdAt: now,
      };
      return insert(tx, lock, actor, now);
    });
  }

  /** @throws Refusal `not-found` */
  remove(id: string, actor: Actor): Promise<void> {
    return this.deps.store.write(async (tx) => {
      const lock = await tx.locks.find(id);
      if (!lock) throw noLock(id);
      await lift(tx, [lock], actor, this.deps.clock());
    });
  }
}

/** Locks a user that SCIM deactivated or deleted, for as long from now as the integration says. */
export async function lockForScim(
  tx: Writes,
  deps: Deps,
  {
    integration,
    user,
    reason,
    actor,
  }: { integration: Integration; user: User; reason: string; actor: Actor },
): Promise<void> {
  const now = deps.clock();
  const { lockTtl } = integration.config;
  const lock: Omit<Lock, "key"> = {
    id: deps.newId(),
    integration: user.integration,
    userName: user.userName,
    userId: user.id,
    source: "scim",
    reason,
    createdBy: actor.id,
    createdAt: now,
    expiresAt: lockTtl === null ? null : now + lockTtl * 1_000,
  };
  await insert(tx, lock, actor, now);
}

/** Lifts SCIM's locks, and only those, from a user that is provisioned again. */
export async function liftScimLocks(tx: Writes, user: User, actor: Actor, now: number): Promise<void> {
  const locks = await tx.locks.on(user.integration, canonicalUserName(user.userName), user.id, now);
  await lift(
    tx,
    locks.filter((lock) => lock.source === "scim"),
    actor,
    now,
  );
}

/**
 * A live user that takes a name which somebody else was deprovisioned under is let in, as a new user of that name would be:
 * SCIM's locks on the name are lifted, an administrator's stay.
 */
export async function liftInheritedLocks(
  tx: Writes,
  before: User,
  after: User,
  actor: Actor,
  now: number,
): Promise<void> {
  const key = canonicalUserName(after.userName);
  if (!after.active || canonicalUserName(before.userName) === key) return;
  const locks = await tx.locks.on(after.integration, key, null, now);
  await lift(
    tx,
    locks.filter(({ source, userId }) => source === "scim" && userId !== after.id),
    actor,
    now,
  );
}

/** A locked user that is renamed stays locked under the new name too, should the account later be made anew. */
export async function carryLocks(
  tx: Writes,
  deps: Deps,
  before: User,
  after: User,
  actor: Actor,
): Promise<void> {
  const now = deps.clock();
  const key = canonicalUserName(after.userName);
  if (canonicalUserName(before.userName) === key) return;
  const locks = await tx.locks.on(before.integration, canonicalUserName(before.userName), before.id, now);
  for (const { key: _, ...lock } of locks) {
    if (canonicalUserName(lock.userName) === key) continue;
    await insert(tx, { ...lock, id: deps.newId(), userName: after.userName, userId: after.id }, actor, now);
  }
}

async function insert(tx: Writes, lock: Omit<Lock, "key">, actor: Actor, now: number): Promise<Lock> {
  const inserted = await tx.locks.insert(lock, canonicalUserName(lock.userName));
  const { userName, source, reason, expiresAt } = lock;
  await record(tx, actor, now, event("lock.created", inserted, { userName, source, reason, expiresAt }));
  return inserted;
}

async function lift(tx: Writes, locks: readonly Lock[], actor: Actor, now: number): Promise<void> {
  if (locks.length === 0) return;
  await tx.locks.remove(locks.map((lock): RowKey => lock.key));
  for (const lock of locks) {
    await record(
      tx,
      actor,
      now,
      event("lock.removed", lock, { userName: lock.userName, source: lock.source }),
    );
  }
}

function event(action: string, lock: Lock, delta: Record<string, unknown>) {
  return { action, target: { type: "lock" as const, id: lock.id, integration: lock.integration }, delta };
}

function noLock(id: string): Refusal {
  return new Refusal("not-found", `there is no lock ${id}`);
}
