/** A whole Group as a client sends it to be created or to replace another (RFC 7644 §3.3, §3.5.1). */
import { type GroupDocument, NO_MEMBERS } from "../../domain/groups";
import { GROUP } from "../schemas/resource-schema";
import { isObject, soleMemberOf } from "../wire/json";
import { invalidValue } from "../wire/scim-error";
import { idsByKind, parseMemberIds } from "./group-members";
import { parseEnvelope } from "./resource";
import { parseMembers, severalOf } from "./value";

/** Members become rows, however many there are, and so are read apart from the names. */
const NAMES = new Map([...GROUP.base.attributes].filter(([, { multiValued }]) => !multiValued));

export interface SentGroup extends GroupDocument {
  /** Members are listed, and not one of them says who it is: no wish to take out those who are there. */
  readonly namesNobody?: true;
}

/** @throws ScimError 400 invalidSyntax for what is no Group at all, invalidValue naming the attribute */
export async function parseGroup(body: unknown): Promise<SentGroup> {
  const message = parseEnvelope(GROUP, body);
  const { displayName, externalId } = parseMembers(NAMES, message, "");
  if (typeof displayName !== "string") throw invalidValue("displayName is required.");
  const members = severalOf(soleMemberOf(message, "members"));
  const namesNobody = members.length > 0 && members.every(saysNothing);
  const names = { displayName, externalId: typeof externalId === "string" ? externalId : null };
  if (namesNobody) return { ...names, members: NO_MEMBERS, namesNobody };
  return { ...names, members: await idsByKind(await parseMemberIds(members)) };
}

/** `{}` is no value (RFC 7643 §2.5): what some libraries leave of a member of which a client may write nothing. */
function saysNothing(member: unknown): boolean {
  return isObject(member) && Object.keys(member).length === 0;
}
