/** `moved` from `teleport_access_list` to `rollcall_access_list`. */
import { parseDuration, renderDuration } from "../../gateway/domain/duration";
import type { accessListSchema } from "../resources/access-list-schema";
import { resourceName } from "../resources/rules";
import type { State } from "../sdk/framework/model";
import type { MoveCall } from "../sdk/framework/resource";
import type { SourceObject } from "./source-object";
import { moveFromTeleport, readHeader, readKind } from "./teleport";

type ListState = State<typeof accessListSchema>;

/** Undefined when the source is no access list of Teleport's. @throws DiagnosticError */
export function moveAccessList(call: MoveCall): Partial<ListState> | undefined {
  return moveFromTeleport(call, "teleport_access_list", readAccessList);
}

function readAccessList(source: SourceObject): Partial<ListState> {
  const metadata = readHeader(source, "access_list");
  const name = metadata.text("name");
  const fault = resourceName.check(name);
  if (fault)
    metadata.refuse("name", `A name of Rollcall ${fault}. Declare the list anew, under such a name.`);
  const spec = source.object("spec");
  const { audit, next_audit_date } = readAudit(spec.object("audit"));
  return {
    id: name,
    name,
    title: spec.text("title"),
    description: readDescription(metadata, spec),
    type: readType(spec),
    integration: "default",
    grants: readGrants(spec.object("grants")),
    owner_grants: readGrants(spec.object("owner_grants")),
    owners: spec.objects("owners").map(readOwner),
    membership_requires: readGrants(spec.object("membership_requires")),
    ownership_requires: readGrants(spec.object("ownership_requires")),
    audit,
    ...(next_audit_date === null ? {} : { next_audit_date }),
    labels: metadata.textMap("labels"),
    expires_at: metadata.time("expires"),
    deletion_protection: false,
  };
}

/** A list of Teleport's has two of them. */
function readDescription(metadata: SourceObject, spec: SourceObject): string {
  const description = spec.text("description");
  if (description === "") return metadata.text("description");
  metadata.leave("description", "The list takes its description from spec.description.");
  return description;
}

function readType(spec: SourceObject): string {
  const type = spec.text("type");
  if (["", "dynamic", "static", "scim"].includes(type)) return type === "" ? "dynamic" : type;
  spec.refuse("type", `Rollcall knows scim, static and dynamic lists, not ${JSON.stringify(type)}.`);
  return type;
}

function readOwner(owner: SourceObject): ListState["owners"][number] {
  owner.ignore("ineligible_status", "title");
  return { name: owner.text("name"), kind: readKind(owner), description: owner.text("description") };
}

function readGrants(grants: SourceObject): ListState["grants"] {
  grants.refuseWhenSaid("scoped_roles", "Rollcall has no scoped roles.");
  const traits = new Map<string, string[]>();
  for (const trait of grants.objects("traits")) {
    const key = trait.text("key");
    traits.set(key, [...new Set([...(traits.get(key) ?? []), ...trait.texts("values")])]);
  }
  return { roles: [...new Set(grants.texts("roles"))], traits: Object.fromEntries(traits) };
}

function readAudit(audit: SourceObject): Pick<ListState, "audit"> & { next_audit_date: string | null } {
  const recurrence = audit.object("recurrence");
  return {
    next_audit_date: audit.time("next_audit_date"),
    audit: {
      recurrence: {
        frequency: oneOf(recurrence, "frequency", [1, 3, 6, 12], 6),
        day_of_month: oneOf(recurrence, "day_of_month", [1, 15, 31], 1),
      },
      notifications: { start: readStart(audit.object("notifications")) },
      overdue: "notify",
    },
  };
}

function oneOf(source: SourceObject, name: string, allowed: readonly number[], fallback: number): number {
  const value = source.number(name);
  if (value === 0) return fallback;
  if (!allowed.includes(value)) source.refuse(name, `It should be one of ${allowed.join(", ")}.`);
  return value;
}

/** Teleport writes `336h0m0s` for two weeks. */
function readStart(notifications: SourceObject): string {
  const start = notifications.text("start");
  if (start === "") return "336h";
  const seconds = parseDuration(start);
  if (seconds !== undefined) return renderDuration(seconds);
  notifications.refuse("start", "It should be a duration in whole seconds, such as 336h0m0s.");
  return start;
}
