/** Access lists, declared through the management API. */
import { auditDateAfter, nextAuditDate } from "./audit-schedule";
import { type Deps, difference, type Precondition, record, requireVersion } from "./command";
import { Refusal } from "./errors";
import { requireIntegration } from "./integrations";
import { listEvent, removeMembers } from "./list-events";
import { normalizeList, requireNoInventedLabels, requireSameIdentity, sortOwners } from "./list-rules";
import type { AccessList, AccessListConfig, Actor, RowKey } from "./model";
import { nestingFault } from "./nesting";
import { findMade, type Once, rememberMade } from "./once";
import type { Page, PageRequest } from "./query";
import type { ListSelection, Reads, Writes } from "./store";
import { canonicalTitle, normalizeTitle } from "./title";

export class Lists {
  constructor(private readonly deps: Deps) {}

  /** @throws Refusal `not-found` */
  find(name: string): Promise<AccessList> {
    return requireList(this.deps.store.read, name);
  }

  list(selection: ListSelection, page: PageRequest): Promise<Page<AccessList>> {
    return this.deps.store.read.lists.page(selection, page);
  }

  /** The list of this title, exactly; null where there is none. */
  async findByTitle(integration: string, title: string): Promise<AccessList | null> {
    const match = await this.deps.store.read.lists.findByTitle(
      integration,
      normalizeTitle(title),
      canonicalTitle(title),
    );
    return match?.exact ? match.list : null;
  }

  /**
   * Declares a new list. With `once`, a repeated creation answers with the list that the first one made.
   * @throws Refusal `invalid-value`, `already-exists`, `not-found` (integration), `cycle`
   */
  create(config: AccessListConfig, actor: Actor, once?: Once): Promise<AccessList> {
    const normalized = normalizeList(config);
    requireNoInventedLabels(normalized.labels, {});
    return this.deps.store.write(async (tx) => {
      const now = this.deps.clock();
      const made = once && (await findMade(tx, actor, once, now, (name) => tx.lists.findByName(name)));
      if (made) return made;
      if (normalized.expiresAt !== null && normalized.expiresAt <= now) throw expired();
      const integration = await requireIntegration(tx, normalized.integration);
      await requireFree(tx, normalized);
      await requireOwnerLists(tx, config, null);
      const list = await tx.lists.insert(
        integration,
        {
          config: normalized,
          titleKey: canonicalTitle(normalized.title),
          auditBase: now,
          nextAuditDate: auditDateAfter(now, normalized.audit.recurrence),
          group: { id: this.deps.newId(), linked: false, externalId: null, createdByScim: false },
        },
        now,
      );
      await record(tx, actor, now, listEvent("access-list.created", list, { after: normalized }));
      await rememberMade(tx, actor, once, { type: "access-list", id: normalized.name }, now);
      return list;
    });
  }

  /**
   * Replaces the declaration. A list that SCIM made becomes a declared one. Server-moved values are kept; the audit date
   * moves only with its recurrence.
   * @throws Refusal `not-found`, `stale`, `immutable`, `invalid-value`, `already-exists`, `cycle`
   */
  update(config: AccessListConfig, actor: Actor, precondition?: Precondition): Promise<AccessList> {
    const normalized = normalizeList(config);
    return this.deps.store.write(async (tx) => {
      const current = await requireList(tx, normalized.name);
      requireVersion(current.revision, precondition);
      requireSameIdentity(current, normalized);
      requireNoInventedLabels(normalized.labels, current.config.labels);
      const delta = difference({ ...current.config, owners: sortOwners(current.config.owners) }, normalized);
      if (Object.keys(delta).length === 0 && !current.group.createdByScim) return current;
      const now = this.deps.clock();
      if ("title" in delta) await requireFree(tx, normalized, current);
      if ("owners" in delta) await requireOwnerLists(tx, config, current);
      const updated = await tx.lists.update(
        current,
        {
          config: normalized,
          titleKey: canonicalTitle(normalized.title),
          ...(await this.schedule(tx, current, normalized, now)),
        },
        now,
      );
      const declared = current.group.createdByScim
        ? await tx.lists.link(updated, { ...updated.group, createdByScim: false }, now)
        : updated;
      await record(tx, actor, now, listEvent("access-list.updated", declared, delta));
      return declared;
    });
  }

  /** @throws Refusal `not-found`, `stale`, `in-use` */
  remove(name: string, actor: Actor, precondition?: Precondition): Promise<void> {
    return this.deps.store.write(async (tx) => {
      const list = await requireList(tx, name);
      requireVersion(list.revision, precondition);
      const referrers = await tx.lists.referrers(list);
      if (referrers.length > 0) {
        throw new Refusal(
          "in-use",
          `the access list ${name} is a member or an owner of ${referrers.join(", ")}; remove it there first`,
        );
      }
      if (list.config.deletionProtection && list.memberCount > 0) {
        throw new Refusal(
          "in-use",
          `the access list ${name} has members (${list.memberCount}) and deletion_protection; set deletion_protection to false first`,
          { field: "deletion_protection" },
        );
      }
      const now = this.deps.clock();
      await tx.lists.remove(await removeMembers(tx, list, actor, now));
      const delta = { before: list.config, memberCount: list.memberCount };
      await record(tx, actor, now, listEvent("access-list.deleted", list, delta));
    });
  }

  /** A changed recurrence counts from the same base as before, and never makes the list overdue at once. */
  private async schedule(tx: Writes, current: AccessList, { audit }: AccessListConfig, now: number) {
    const auditBase = await tx.lists.auditBase(current);
    const { frequency, dayOfMonth } = current.config.audit.recurrence;
    const same = audit.recurrence.frequency === frequency && audit.recurrence.dayOfMonth === dayOfMonth;
    return {
      auditBase,
      nextAuditDate: same ? current.nextAuditDate : nextAuditDate(auditBase, audit.recurrence, now),
    };
  }
}

/** @throws Refusal `not-found` */
export async function requireList(reads: Reads, name: string): Promise<AccessList> {
  const list = await reads.lists.findByName(name);
  if (!list) throw new Refusal("not-found", `there is no access list named ${name}`, { field: "name" });
  return list;
}

/** @throws Refusal `already-exists` where the name, or a title that could be taken for this one, is in use */
async function requireFree(tx: Writes, config: AccessListConfig, current?: AccessList): Promise<void> {
  if (!current && (await tx.lists.findByName(config.name))) {
    throw new Refusal(
      "already-exists",
      `an access list named ${config.name} exists already; import it, or choose another name`,
      { field: "name" },
    );
  }
  const match = await tx.lists.findByTitle(config.integration, config.title, canonicalTitle(config.title));
  if (!match || match.list.key === current?.key) return;
  const { name, title } = match.list.config;
  const likeness = match.exact
    ? "has this title"
    : `has the title "${title}", which differs only by case, width or spaces`;
  throw new Refusal(
    "already-exists",
    `the access list ${name} ${likeness}; titles are unique in an integration`,
    {
      field: "title",
    },
  );
}

/**
 * `config` as it was declared: faults are told of owners in its own order.
 * @throws Refusal `invalid-value` for an owner list that is not there, `cycle` for a loop
 */
async function requireOwnerLists(
  tx: Writes,
  config: AccessListConfig,
  current: AccessList | null,
): Promise<void> {
  const names = new Map<RowKey, string>();
  for (const [index, owner] of config.owners.entries()) {
    if (owner.kind !== "list") continue;
    const field = `owners[${index}].name`;
    if (owner.name === config.name) throw new Refusal("cycle", "a list cannot own itself", { field });
    const list = await tx.lists.findByName(owner.name);
    if (!list || list.config.integration !== config.integration) {
      const where = `the integration ${config.integration}`;
      throw new Refusal(
        "invalid-value",
        `there is no access list named ${owner.name} in ${where}; declare it first`,
        { field },
      );
    }
    names.set(list.key, owner.name);
  }
  if (!current || names.size === 0) return;
  const children = [...names.keys()];
  const edges = { parent: current.key, children, relation: "owner" as const };
  const fault = nestingFault(edges, [], await tx.lists.nesting(children, "down"));
  if (!fault) return;
  const which = `the access list ${names.get(fault.child)} cannot be an owner of ${config.name}`;
  throw new Refusal("cycle", `${which}: ${fault.message}`, { field: "owners" });
}

function expired(): Refusal {
  return new Refusal("invalid-value", "expires_at must lie in the future", { field: "expires_at" });
}
