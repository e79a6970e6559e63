/** Users as a client reads them. */
import type { User, UserGroup } from "../domain/model";
import type { JsonObject, JsonValue } from "../domain/traits";
import { locationOf, metaOf } from "./answer";
import type { Projection } from "./projection";

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
    meta: metaOf(base, "User", user),
  };
  if (projection === undefined) return `${user.profile.slice(0, -1)},${JSON.stringify(added).slice(1)}`;
  const profile: JsonObject = JSON.parse(user.profile);
  return JSON.stringify(projection.apply({ ...profile, ...(added as unknown as JsonObject) }));
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
