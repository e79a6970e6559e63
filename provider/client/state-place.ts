/** Where Terraform keeps the state, as far as a provider can see it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cwd, env } from "node:process";

export interface StatePlace {
  /** Equal for equal places, and the same in each run. */
  readonly id: string;
  /**
   * Whether what a resource answered is stored at once. Other backends store it after a while, or when all is done, which may be
   * after the provider was sent away.
   */
  readonly isStoredAtOnce: boolean;
}

/** What names a place in the configuration of a backend. The rest may differ from run to run: credentials, above all. */
const NAMING = [
  "address",
  "bucket",
  "container_name",
  "hostname",
  "key",
  "namespace",
  "organization",
  "path",
  "prefix",
  "project",
  "schema_name",
  "secret_suffix",
  "storage_account_name",
  "workspace_dir",
  "workspace_key_prefix",
  "workspaces",
];

interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>> | null;
}

export function statePlace(): StatePlace {
  const workspace = env.TF_WORKSPACE || readData("environment")?.trim() || "default";
  const { type, config } = backend();
  const place = [cwd(), workspace, type, NAMING.map((name) => config?.[name] ?? null)];
  return {
    id: createHash("sha256").update(JSON.stringify(place)).digest("base64url"),
    isStoredAtOnce: type === "local",
  };
}

/** What `terraform init` has noted; without a word of it the state is a file. */
function backend(): Backend {
  try {
    const { backend } = JSON.parse(readData("terraform.tfstate") ?? "{}") as { backend?: Backend };
    return backend ?? { type: "local", config: null };
  } catch {
    return { type: "local", config: null };
  }
}

/** A file of Terraform's own beside the configuration. */
function readData(name: string): string | undefined {
  try {
    return readFileSync(join(env.TF_DATA_DIR || ".terraform", name), "utf8");
  } catch {
    return undefined;
  }
}
