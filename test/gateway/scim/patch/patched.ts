/** A user, and what operations make of it. */
import { parseUserPatch, patchUser } from "../../../../gateway/scim/patch/patch";
import { parseUser } from "../../../../gateway/scim/resource/resource";
import { USER } from "../../../../gateway/scim/schemas/resource-schema";

export const USER_URN = "urn:ietf:params:scim:schemas:core:2.0:User";
export const ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

export const WORK = { value: "w@x", type: "work", primary: true };
export const HOME = { value: "h@x", type: "home" };

export const before = parseUser(USER, {
  schemas: [USER_URN],
  userName: "ann",
  name: { givenName: "Ann", familyName: "Lee" },
  title: "Dr",
  emails: [WORK, HOME],
  [ENTERPRISE]: { department: "R&D", manager: { value: "m1" } },
}).profile;

export const request = (operations: unknown) => ({ schemas: [PATCH_OP], Operations: operations });
export const patched = (...operations: object[]) =>
  patchUser(USER, "id1", before, parseUserPatch(request(operations)));
export const after = (...operations: object[]) => patched(...operations).profile;
/** What the operations change: the attributes whose value differs, undefined where one is gone. */
export function changes(...operations: object[]): Record<string, unknown> {
  const result = after(...operations);
  const names = new Set([...Object.keys(before), ...Object.keys(result)]);
  const differs = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(result[name]);
  return Object.fromEntries([...names].filter(differs).map((name) => [name, result[name]]));
}
