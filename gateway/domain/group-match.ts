/** Which access list a pushed group is: the one of that title, never one that merely looks like it. */
import { auditDateAfter } from "./audit-schedule";
import { type Deps, record } from "./command";
import { Refusal } from "./errors";
import { listEvent } from "./list-events";
import { DEFAULT_AUDIT, normalizeList } from "./list-rules";
import { type AccessList, type AccessListConfig, type Actor, type Integration, NO_GRANTS } from "./model";
import type { TitleMatch, Writes } from "./store";
import { canonicalTitle, normalizeTitle, titleFault } from "./title";

/** Where groups are pushed, by whom, and when: one moment for all that the command does. */
export interface Push {
  readonly integration: Integration;
  readonly actor: Actor;
  readonly now: number;
}

export interface PushedGroup extends Push {
  readonly displayName: string;
}

/**
 * @throws Refusal `invalid-value` for a displayName that no title can be, `wrong-type`, `already-exists` for a linked group
 *   (also a near miss of one), `near-miss`, `no-such-list` where the integration does not create lists
 */
export async function matchOrCreate(tx: Writes, deps: Deps, group: PushedGroup): Promise<AccessList> {
  const title = normalizeTitle(group.displayName);
  const fault = titleFault(title);
  if (fault) throw new Refusal("invalid-value", `displayName ${fault}`, { field: "displayName" });
  const { name } = group.integration.config;
  const match = await tx.lists.findByTitle(name, title, canonicalTitle(title));
  if (match) return decideMatch(match, title);
  if (group.integration.config.unmatchedGroups === "create") return createList(tx, deps, group, title);
  throw new Refusal(
    "no-such-list",
    `no access list of the integration ${name} has the title "${title}"; declare one with this title and type "scim", ` +
      'or set unmatched_groups = "create" on the integration',
    { field: "displayName" },
  );
}

function decideMatch({ list, exact }: TitleMatch, wanted: string): AccessList {
  const { name, title, type } = list.config;
  if (type !== "scim") {
    throw new Refusal(
      "wrong-type",
      `the access list ${name}, titled "${title}", is of type ${type}; only lists of type scim take members by SCIM`,
    );
  }
  if (list.group.linked) {
    throw new Refusal("already-exists", `the group "${title}" exists already with the id ${list.group.id}`, {
      field: "displayName",
    });
  }
  if (!exact) {
    throw new Refusal("near-miss", `no access list has the title "${wanted}"; did you mean "${title}"?`, {
      field: "displayName",
    });
  }
  return list;
}

/** An ordinary list with no grants: it gives nobody anything until someone declares it. */
async function createList(tx: Writes, deps: Deps, group: PushedGroup, title: string): Promise<AccessList> {
  const { now } = group;
  const { name: integration, defaultOwners } = group.integration.config;
  const groupId = deps.newId();
  const config: AccessListConfig = normalizeList({
    name: await freeName(tx, title, groupId),
    title,
    description: "",
    type: "scim",
    integration,
    grants: NO_GRANTS,
    ownerGrants: NO_GRANTS,
    owners: defaultOwners,
    membershipRequires: NO_GRANTS,
    ownershipRequires: NO_GRANTS,
    audit: DEFAULT_AUDIT,
    labels: { "rollcall/origin": integration },
    expiresAt: null,
    deletionProtection: false,
  });
  const list = await tx.lists.insert(
    group.integration,
    {
      config,
      titleKey: canonicalTitle(title),
      auditBase: now,
      nextAuditDate: auditDateAfter(now, config.audit.recurrence),
      group: { id: groupId, linked: false, externalId: null, createdByScim: true },
    },
    now,
  );
  await record(tx, group.actor, now, listEvent("access-list.created", list, { after: config }));
  return list;
}

/** A name made from the title, with a piece of the group's id where that is taken or too poor. */
async function freeName(tx: Writes, title: string, groupId: string): Promise<string> {
  const slug = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);
  const suffix = groupId.slice(0, 8);
  if (slug === "") return `group-${suffix}`;
  return (await tx.lists.findByName(slug)) ? `${slug}-${suffix}` : slug;
}
