/** What a list's declaration must be, whoever wrote it; pure. */
import { DAYS_OF_MONTH, FREQUENCIES } from "./audit-schedule";
import { Refusal } from "./errors";
import type { AccessList, AccessListConfig, Audit, Owner } from "./model";
import { NAME_PATTERN, NAME_RULE } from "./names";
import { normalizeGrants } from "./sets";
import { canonicalUserName, normalizeTitle, titleFault } from "./title";

export const DEFAULT_AUDIT: Audit = {
  recurrence: { frequency: 6, dayOfMonth: 1 },
  notificationsStart: 14 * 86_400,
  overdue: "notify",
};

/** Labels with this prefix are the server's; a declaration may repeat them but not invent them. */
const RESERVED_LABEL_PREFIX = "rollcall/";

/**
 * The declaration in its one form: title in NFC, sets sorted, owners in order of kind and name.
 * @throws Refusal `invalid-value`
 */
export function normalizeList(config: AccessListConfig): AccessListConfig {
  if (!NAME_PATTERN.test(config.name)) throw invalid("name", NAME_RULE);
  const fault = titleFault(config.title);
  if (fault) throw invalid("title", fault);
  requireSchedule(config.audit);
  const owners = normalizeOwners(config.owners);
  if (config.type === "dynamic" && owners.length === 0) {
    throw invalid("owners", "must not be empty in a dynamic list, whose owners add and review its members");
  }
  return {
    ...config,
    title: normalizeTitle(config.title),
    grants: normalizeGrants(config.grants),
    ownerGrants: normalizeGrants(config.ownerGrants),
    membershipRequires: normalizeGrants(config.membershipRequires),
    ownershipRequires: normalizeGrants(config.ownershipRequires),
    owners,
    labels: Object.fromEntries(Object.entries(config.labels).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** @throws Refusal `invalid-value`, at `field`, for an owner declared twice */
export function normalizeOwners(owners: readonly Owner[], field = "owners"): Owner[] {
  const seen = new Set<string>();
  owners.forEach((owner, index) => {
    const name = owner.kind === "user" ? canonicalUserName(owner.name) : owner.name;
    const identity = `${owner.kind}:${name}`;
    if (seen.has(identity))
      throw invalid(`${field}[${index}].name`, `names the ${owner.kind} ${owner.name} a second time`);
    seen.add(identity);
  });
  return sortOwners(owners);
}

/** Owners in their one order, in which equal sets are equal texts. */
export function sortOwners(owners: readonly Owner[]): Owner[] {
  return [...owners].sort((a, b) => compareText(a.kind, b.kind) || compareText(a.name, b.name));
}

/** @throws Refusal `immutable` where the new declaration changes what cannot change */
export function requireSameIdentity(list: AccessList, config: AccessListConfig): void {
  for (const field of ["name", "type", "integration"] as const) {
    if (list.config[field] !== config[field]) {
      throw new Refusal("immutable", `${field} cannot change after creation; make another list instead`, {
        field,
      });
    }
  }
}

/** @throws Refusal `invalid-value` for a label of the server's that the list does not have already */
export function requireNoInventedLabels(
  wanted: AccessListConfig["labels"],
  known: AccessListConfig["labels"],
): void {
  for (const [label, value] of Object.entries(wanted)) {
    if (!label.startsWith(RESERVED_LABEL_PREFIX) || (Object.hasOwn(known, label) && known[label] === value))
      continue;
    const message = `labels beginning with ${RESERVED_LABEL_PREFIX} are the server's; remove ${label}`;
    throw new Refusal("invalid-value", message, { field: "labels" });
  }
}

/** Whether the list's review is overdue and its policy is the one asked for. */
export function isOverdue(
  list: Pick<AccessList, "config" | "nextAuditDate">,
  policy: Audit["overdue"],
  now: number,
): boolean {
  return list.config.audit.overdue === policy && list.nextAuditDate <= now;
}

function requireSchedule(audit: Audit): void {
  if (!FREQUENCIES.includes(audit.recurrence.frequency)) {
    throw invalid("audit.recurrence.frequency", "must be 1, 3, 6 or 12 months");
  }
  if (!DAYS_OF_MONTH.includes(audit.recurrence.dayOfMonth)) {
    throw invalid("audit.recurrence.day_of_month", "must be 1, 15 or 31, which is the last day of the month");
  }
}

function invalid(field: string, message: string): Refusal {
  return new Refusal("invalid-value", `${field} ${message}`, { field });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
