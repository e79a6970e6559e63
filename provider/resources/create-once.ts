import { createHash, randomUUID } from "node:crypto";
import { cwd } from "node:process";
import { ApiError } from "../client/errors";

/**
 * Creates a thing that has a name, at most once. The idempotency key is the same whenever the same declaration is created
 * from the same directory: when Terraform is killed after the gateway made the thing and before the state says so, the
 * next apply finds what was made. The same declaration from elsewhere has another key and is refused as existing.
 */
export async function createOnce<View>(
  typeName: string,
  body: object,
  create: (idempotencyKey: string) => Promise<View>,
): Promise<View> {
  const declaration = JSON.stringify([typeName, cwd(), body]);
  try {
    return await create(createHash("sha256").update(declaration).digest("base64url"));
  } catch (error) {
    // The key is used up when what it made was deleted since; a refusal for another reason names the field.
    const usedUp = error instanceof ApiError && error.code === "already-exists" && error.errors.length === 0;
    if (!usedUp) throw error;
    return create(randomUUID());
  }
}
