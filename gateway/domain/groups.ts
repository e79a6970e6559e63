/** Access lists of type scim as SCIM groups: found by title, filled by the identity provider. */
import { type Deps, type Precondition, record, requireVersion } from "./command";
import { Refusal } from "./errors";
import { matchOrCreate, type Push } from "./group-match";
import { requireIntegration } from "./integrations";
import { isMany, type KnownMembers, knownMembers, unknownMembers } from "./known-members";
import { listEvent, recordMembers, removeMembers } from "./list-events";
import { isOverdue } from "./list-rules";
import { refuseMassRemoval } from "./mass-removal";
import { type MembershipPlan, planMembers } from "./membership-plan";
import type { AccessList, Actor, Integration, Member } from "./model";
import { nestingFault } from "./nesting";
import type { Page, PageRequest, Query, SortBy } from "./query";
import type { MemberIds, MemberPosition, MembershipDelta, MembershipOutcome, Writes } from "./store";
import { canonicalTitle, normalizeTitle, titleFault } from "./title";

export const NO_MEMBERS: MemberIds = { users: [], lists: [] };

/** A group as a client pushes it. */
export interface GroupDocument {
  readonly displayName: string;
  readonly externalId: string | null;
  readonly members: MemberIds;
}

/** What a PUT or PATCH asks for; what is absent stays. */
export interface GroupChange {
  readonly displayName?: string;
  readonly externalId?: string | null;
  readonly members?: MembershipDelta;
}

/** The list as a push has left it. */
export interface GroupOutcome extends AccessList {
  /** Members that were named, do not exist, and were passed over as the integration has it. */
  readonly passedOver: readonly string[];
}

export interface GroupWrite {
  readonly integration: string;
  readonly id: string;
  readonly actor: Actor;
  readonly precondition?: Precondition;
}

export class Groups {
  constructor(private readonly deps: Deps) {}

  /** @throws Refusal `not-found`, also for a list that is not of type scim */
  async find(integration: string, id: string): Promise<AccessList> {
    return required(await this.deps.store.read.lists.findGroup(integration, id), id);
  }

  list(
    integration: string,
    query: Query | null,
    sort: SortBy | null,
    page: PageRequest,
  ): Promise<Page<AccessList>> {
    return this.deps.store.read.lists.page({ integration, type: "scim", query, sort }, page);
  }

  /** A chunk of the members after `after`, in a stable order. */
  members(list: AccessList, after: MemberPosition | null, limit: number): Promise<readonly Member[]> {
    return this.deps.store.read.members.page(list.key, after, limit);
  }

  /** The policies that decide how a group request is answered. */
  integration(name: string): Promise<Integration> {
    return requireIntegration(this.deps.store.read, name);
  }

  /**
   * Links the list of that title and makes exactly the posted members its members.
   * @throws Refusal `no-such-list`, `near-miss`, `wrong-type`, `already-exists`, `unknown-members`, `frozen`, `cycle`
   */
  async create(integrationName: string, document: GroupDocument, actor: Actor): Promise<GroupOutcome> {
    const posted = { set: document.members, add: NO_MEMBERS, remove: [] };
    const members = await this.known(integrationName, posted);
    return this.deps.store.write(async (tx) => {
      const integration = await requireIntegration(tx, integrationName);
      const push = { integration, actor, now: this.deps.clock() };
      const list = await this.linkIn(tx, push, document);
      return this.applyMembers(tx, push, list, members);
    });
  }

  /**
   * The first part of a creation within a larger command: links the list of that title.
   * @throws Refusal `no-such-list`, `near-miss`, `wrong-type`, `already-exists`
   */
  async linkIn(
    tx: Writes,
    push: Push,
    { displayName, externalId }: Pick<GroupDocument, "displayName" | "externalId">,
  ): Promise<AccessList> {
    const found = await matchOrCreate(tx, this.deps, { ...push, displayName });
    return this.link(tx, push, found, { externalId });
  }

  /**
   * The other part: makes exactly these members its members.
   * @throws Refusal `unknown-members`, `frozen`, `mass-removal`, `cycle`
   */
  fillIn(tx: Writes, push: Push, list: AccessList, members: MemberIds): Promise<GroupOutcome> {
    const delta = { set: members, add: NO_MEMBERS, remove: [] };
    return this.applyMembers(tx, push, list, { delta, unknown: [] });
  }

  /**
   * Applies a PUT or PATCH, all of it or nothing; membership operations commute with those of other requests.
   * @throws Refusal `not-found`, `stale`, `immutable` (another displayName), `already-exists`, `unknown-members`, `frozen`,
   *   `mass-removal`, `cycle`
   */
  async change(write: GroupWrite, change: GroupChange): Promise<GroupOutcome> {
    const plan = change.members && (await this.plan(write, change.members));
    return this.deps.store.write(async (tx) => {
      const current = required(await tx.lists.findGroup(write.integration, write.id), write.id);
      requireVersion(current.version, write.precondition);
      const integration = await requireIntegration(tx, write.integration);
      const title = await this.newTitle(tx, current, change.displayName);
      const push = { integration, actor: write.actor, now: this.deps.clock() };
      const list = await this.link(tx, push, current, { externalId: change.externalId, title });
      if (!plan) return { ...list, passedOver: [] };
      return this.applyMembers(tx, push, list, plan(current.version));
    });
  }

  private async plan({ integration, id }: GroupWrite, asked: MembershipDelta): Promise<MembershipPlan> {
    const { read } = this.deps.store;
    const list = isMany(asked) && asked.set ? await read.lists.findGroup(integration, id) : null;
    if (list) return planMembers(read, await this.integration(integration), list, asked);
    const known = await this.known(integration, asked);
    return () => known;
  }

  private async known(integration: string, delta: MembershipDelta): Promise<KnownMembers> {
    return isMany(delta)
      ? knownMembers(this.deps.store.read, await this.integration(integration), delta)
      : { delta, unknown: [] };
  }

  /**
   * Removes the members and cuts the link; a declared list stays, and shows up as another group with a fresh id.
   * @throws Refusal `not-found`, `stale`, `mass-removal`
   */
  remove({ integration, id, actor, precondition }: GroupWrite): Promise<void> {
    return this.deps.store.write(async (tx) => {
      const list = required(await tx.lists.findGroup(integration, id), id);
      requireVersion(list.version, precondition);
      const now = this.deps.clock();
      const delta = { groupId: id, memberCount: list.memberCount };
      const emptied = await removeMembers(tx, list, actor, now);
      refuseMassRemoval(await requireIntegration(tx, integration), emptied, {
        added: 0,
        removed: list.memberCount - emptied.memberCount,
      });
      if (list.group.createdByScim && (await tx.lists.referrers(list)).length === 0) {
        await tx.lists.remove(emptied);
        return record(tx, actor, now, listEvent("access-list.deleted", list, delta));
      }
      const group = {
        id: this.deps.newId(),
        linked: false,
        externalId: null,
        createdByScim: list.group.createdByScim,
      };
      const unlinked = await tx.lists.link(emptied, group, now);
      await record(tx, actor, now, listEvent("access-list.group-unlinked", unlinked, delta));
    });
  }

  /**
   * The title of a declared list belongs to its declaration: an equal displayName is a no-op, another is refused whole,
   * so that a group renamed in the identity provider never fills a list with other people.
   */
  private async newTitle(
    tx: Writes,
    list: AccessList,
    displayName: string | undefined,
  ): Promise<string | undefined> {
    if (displayName === undefined) return undefined;
    const wanted = normalizeTitle(displayName);
    const { title, name, integration } = list.config;
    if (wanted === title) return undefined;
    if (!list.group.createdByScim) {
      throw new Refusal(
        "immutable",
        `this group is the access list ${name}, titled "${title}"; to rename it, change the title where the list is declared, ` +
          `then rename the group; or name the group "${title}" again`,
        { field: "displayName" },
      );
    }
    const fault = titleFault(wanted);
    if (fault) throw new Refusal("invalid-value", `displayName ${fault}`, { field: "displayName" });
    const match = await tx.lists.findByTitle(integration, wanted, canonicalTitle(wanted));
    if (match && match.list.key !== list.key) {
      throw new Refusal("already-exists", `another group is titled "${match.list.config.title}"`, {
        field: "displayName",
      });
    }
    return wanted;
  }

  private async link(
    tx: Writes,
    { actor, now }: Push,
    list: AccessList,
    { externalId, title }: { externalId?: string | null; title?: string },
  ): Promise<AccessList> {
    const group = {
      ...list.group,
      linked: true,
      externalId: externalId === undefined ? list.group.externalId : externalId,
    };
    if (list.group.linked && group.externalId === list.group.externalId && title === undefined) return list;
    const renamed = title === undefined ? undefined : { title, titleKey: canonicalTitle(title) };
    const linked = await tx.lists.link(list, group, now, renamed);
    const delta = {
      groupId: group.id,
      externalId: group.externalId,
      ...(title === undefined ? {} : { title }),
    };
    await record(tx, actor, now, listEvent("access-list.group-linked", linked, delta));
    return linked;
  }

  private async applyMembers(
    tx: Writes,
    { integration, actor, now }: Push,
    list: AccessList,
    { delta, unknown }: KnownMembers,
  ): Promise<GroupOutcome> {
    await requireNesting(tx, integration, list, [...(delta.set?.lists ?? []), ...delta.add.lists]);
    const outcome = await tx.members.apply(list, delta, { source: "scim", addedBy: actor.id, now });
    if (
      outcome.unknown.length > 0 &&
      (integration.config.unknownMembers === "reject" || namesNobody(delta, outcome))
    )
      throw unknownMembers(outcome.unknown);
    refuseMassRemoval(integration, outcome.list, {
      added: outcome.added.length,
      removed: outcome.removed.length,
    });
    if (outcome.added.length > 0 && isOverdue(list, "freeze", now)) {
      throw new Refusal(
        "frozen",
        `the review of ${list.config.name} is overdue; it takes no new members until it is done`,
      );
    }
    await recordMembers(tx, outcome, actor, now);
    return { ...outcome.list, passedOver: [...unknown, ...outcome.unknown] };
  }
}

/** Whether members were to be replaced by people of whom not one is known: that is no wish to empty the list. */
function namesNobody({ set }: MembershipDelta, { unknown, removed }: MembershipOutcome): boolean {
  return (
    set !== undefined &&
    removed.length > 0 &&
    new Set([...set.users, ...set.lists]).size === new Set(unknown).size
  );
}

/** @throws Refusal `cycle` */
async function requireNesting(
  tx: Writes,
  integration: Integration,
  list: AccessList,
  groupIds: readonly string[],
) {
  if (groupIds.length === 0) return;
  const children = [...(await tx.members.resolveLists(integration.config.name, groupIds)).values()];
  const [above, below] = [await tx.lists.nesting([list.key], "up"), await tx.lists.nesting(children, "down")];
  const fault = nestingFault({ parent: list.key, children, relation: "member" }, above, below);
  if (fault) throw new Refusal("cycle", fault.message, { field: "members" });
}

function required(list: AccessList | null, id: string): AccessList {
  if (!list) throw new Refusal("not-found", `there is no group ${id}`);
  return list;
}
