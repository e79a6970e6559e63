import { createHash } from "node:crypto";
import { cwd } from "node:process";

/**
 * An idempotency key for a thing that has a name. It is the same whenever the same declaration is created from the same
 * directory: when Terraform is killed after the gateway made the thing and before the state says so, the next apply finds
 * what was made. The same declaration made elsewhere has another key and is refused as existing.
 */
export function creationKey(typeName: string, body: object): string {
  return createHash("sha256")
    .update(JSON.stringify([typeName, cwd(), body]))
    .digest("base64url");
}
