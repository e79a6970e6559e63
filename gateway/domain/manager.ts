/** The manager of a user (RFC 7643 §4.3), as the profile holds it. */
import type { JsonObject } from "./traits";

const ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

/** The profile without its manager, and without the enterprise extension where nothing else of it is left. */
export function withoutManager(profile: JsonObject): JsonObject {
  const { [ENTERPRISE_USER]: extension, schemas, ...rest } = profile;
  const { manager: _, ...others } = (extension ?? {}) as JsonObject;
  if (Object.keys(others).length > 0) return { ...profile, [ENTERPRISE_USER]: others };
  const urns = (Array.isArray(schemas) ? schemas : []).filter((urn) => urn !== ENTERPRISE_USER);
  return { schemas: urns, ...rest };
}
