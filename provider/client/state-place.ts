/** Where Terraform keeps the state, as far as a provider can see it. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cwd, env } from "node:process";

export interface StatePlace {
  /** Equal for equal places, and the same in each run. */
  readonly id: string;
  /**
   * Whether it is told apart from others, and what a resource answered may be stored in it only when all is done, long after the
   * provider was sent away. A file has it at once.
   */
  readonly isStoredLater: boolean;
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

/** The same in the environment, of which `terraform init` notes nothing. */
const NAMING_VARIABLES = [
  "KUBE_NAMESPACE",
  "PG_SCHEMA_NAME",
  "TF_CLOUD_HOSTNAME",
  "TF_CLOUD_ORGANIZATION",
  "TF_CLOUD_PROJECT",
  "TF_HTTP_ADDRESS",
];

interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>> | null;
}

export function statePlace(): StatePlace {
  const workspace = env.TF_WORKSPACE || readData("environment")?.trim() || "default";
  const { type, config } = backend();
  const names = [
    ...NAMING.map((name) => config?.[name] ?? null),
    ...NAMING_VARIABLES.map((name) => env[name] ?? null),
  ];
  const place = [cwd(), workspace, type, names];
  return {
    id: createHash("sha256").update(JSON.stringify(place)).digest("base64url"),
    isStoredLater: type !== "local" && names.some((name) => name !== null),
  };
}

/** What `terraform init` has noted; without a word of it the state is a file. */
function backend(): Backend {
  const local = { type: "local", config: null };
  try {
    const { backend } = JSON.parse(readData("terraform.tfstate") ?? "{}") as { backend?: Backend };
    return backend ?? local;
  } catch {
    return local;
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
