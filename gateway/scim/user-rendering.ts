/** Users as a client reads them. */
import { createHash } from "node:crypto";
import type { User, UserGroup } from "../domain/model";
import type { JsonObject, JsonValue } from "../domain/traits";
import { locationOf, metaOf } from "./answer";
import { declared, type Projection } from "./resource/projection";
import { ENTERPRISE_USER_URN } from "./schemas/enterprise-user";
import { USER } from "./schemas/resource-schema";
import { USER_URN } from "./schemas/user";

/** How the text of a user begins that has no extension but those of SCIM itself. */
const PLAIN = [[USER_URN], [USER_URN, ENTERPRISE_USER_URN]].map(
  (schemas) => `${JSON.stringify({ schemas }).slice(0, -1)},`,
);

/**
 * The user as JSON text. Asked for whole, it is the kept text with what the service provider adds: no parsing.
 * @param groups undefined where they are not part of the answer
 */
export function renderUser(
  base: string,
  user: User,
  groups: readonly UserGroup[] | undefined,
  projection: Projection | undefined,
): string {
  const added = {
    id: user.id,
    ...(groups && { groups: groups.map((group) => renderGroup(base, group)) }),
    meta: metaOf(base, "User", { ...user, version: versionOf(user, groups) }),
  };
  if (projection === undefined && isPlain(user)) {
    return `${user.profile.slice(0, -1)},${JSON.stringify(added).slice(1)}`;
  }
  const profile: JsonObject = JSON.parse(user.profile);
  const document = { ...profile, ...(added as unknown as JsonObject) };
  return JSON.stringify(projection ? projection.apply(document) : declared(USER, document));
}

/** Whether the user has nothing of an integration's own extensions, whose declarations have no say then. */
export function isPlain({ profile }: User): boolean {
  return PLAIN.some((head) => profile.startsWith(head));
}

/**
 * Names everything that the answer holds. Groups change without the user: without them in the version, a client that
 * sends If-None-Match would be told that it still knows what the user holds.
 */
export function versionOf(user: User, groups: readonly UserGroup[] | undefined): string {
  const version = String(user.version);
  if (groups === undefined || groups.length === 0) return version;
  const text = JSON.stringify(groups.map(({ id, title, direct }) => [id, title, direct]));
  return `${version}.${createHash("sha256").update(text).digest("base64url").slice(0, 12)}`;
}

/** RFC 7643 §4.1.2: a user may be in a group by way of another. */
function renderGroup(base: string, { id, title, direct }: UserGroup): JsonValue {
  return {
    value: id,
    $ref: locationOf(base, "Group", id),
    display: title,
    type: direct ? "direct" : "indirect",
  };
}
