/** A whole Group as a client sends it to be created or to replace another (RFC 7644 §3.3, §3.5.1). */
import type { GroupDocument } from "../../domain/groups";
import { GROUP } from "../schemas/resource-schema";
import { soleMemberOf } from "../wire/json";
import { invalidValue } from "../wire/scim-error";
import { idsByKind, parseMemberIds } from "./group-members";
import { parseEnvelope } from "./resource";
import { parseMembers } from "./value";

/** Members become rows, however many there are, and so are read apart from the names. */
const NAMES = new Map([...GROUP.base.attributes].filter(([, { multiValued }]) => !multiValued));

/** @throws ScimError 400 invalidSyntax for what is no Group at all, invalidValue naming the attribute */
export async function parseGroup(body: unknown): Promise<GroupDocument> {
  const message = parseEnvelope(GROUP, body);
  const { displayName, externalId } = parseMembers(NAMES, message, "");
  if (typeof displayName !== "string") throw invalidValue("displayName is required.");
  return {
    displayName,
    externalId: typeof externalId === "string" ? externalId : null,
    members: await idsByKind(await parseMemberIds(soleMemberOf(message, "members"))),
  };
}
