import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "node:process";

/** The workspace that Terraform works in: one state for each, over the same configuration. */
export function currentWorkspace(): string {
  if (env.TF_WORKSPACE) return env.TF_WORKSPACE;
  try {
    return readFileSync(join(env.TF_DATA_DIR || ".terraform", "environment"), "utf8").trim();
  } catch {
    return "default";
  }
}
