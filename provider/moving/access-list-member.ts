/** `moved` from `teleport_access_list_member` to `rollcall_access_list_member`. */
import type { accessListMemberSchema } from "../resources/access-list-member-schema";
import { resourceName } from "../resources/rules";
import type { State } from "../sdk/framework/model";
import type { MoveCall } from "../sdk/framework/resource";
import type { SourceObject } from "./source-object";
import { moveFromTeleport, readHeader, readKind } from "./teleport";

type MemberState = State<typeof accessListMemberSchema>;

/** Undefined when the source is no member of Teleport's. @throws DiagnosticError */
export function moveAccessListMember(call: MoveCall): Partial<MemberState> | undefined {
  return moveFromTeleport(call, "teleport_access_list_member", readMember);
}

function readMember(source: SourceObject): Partial<MemberState> {
  const metadata = readHeader(source, "access_list_member");
  metadata.leave("labels", "Members have no labels.");
  metadata.leave("description", "Members have a reason, and no description.");
  const spec = source.object("spec");
  const access_list = readName(spec, "access_list");
  const kind = readKind(spec);
  const name = kind === "list" ? readName(metadata, "name") : readUserName(metadata);
  const repeated = spec.text("name");
  if (repeated !== "" && repeated !== name)
    spec.refuse("name", "It should be the same as header.metadata.name.");
  spec.ignore("ineligible_status", "title", "joined", "added_by");
  return {
    id: `${access_list}/${kind}/${name}`,
    access_list,
    user: kind === "user" ? name : null,
    list: kind === "list" ? name : null,
    expires_at: earlier(metadata.time("expires"), spec.time("expires")),
    reason: spec.text("reason"),
  };
}

function readName(source: SourceObject, field: string): string {
  const name = source.text(field);
  const fault = resourceName.check(name);
  if (fault) source.refuse(field, `The name of a list of Rollcall ${fault}.`);
  return name;
}

function readUserName(metadata: SourceObject): string {
  const name = metadata.text("name");
  if (name === "") metadata.refuse("name", "It should say who the member is.");
  return name;
}

/** The record and the membership can each expire in Teleport: access ends with the first of them. */
function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
