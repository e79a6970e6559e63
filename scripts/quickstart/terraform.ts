/** The real terraform, run in a folder of its own against a mirror of the built provider. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { cleanEnvironment } from "./environment";

const run = promisify(execFile);

const HOW_TO_GET_TERRAFORM =
  "install Terraform 1.11 or newer from https://developer.hashicorp.com/terraform/install";

export const TERRAFORM_IS_MISSING = `terraform is not on the PATH; ${HOW_TO_GET_TERRAFORM}`;

/** Runs one command and gives what it printed; it throws an Error with terraform's own words when that fails. */
export type Terraform = (...args: string[]) => Promise<string>;

/** Why the terraform on the PATH does not do, in one line; undefined where it does. */
export async function terraformFault(): Promise<string | undefined> {
  const version = await terraformVersion();
  if (version === undefined) return TERRAFORM_IS_MISSING;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > 1 || (major === 1 && minor >= 11);
  return isEnough ? undefined : `terraform ${version} is too old; ${HOW_TO_GET_TERRAFORM}`;
}

async function terraformVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run("terraform", ["version", "-json"], {
      env: { ...cleanEnvironment(), CHECKPOINT_DISABLE: "1" },
    });
    return String(JSON.parse(stdout).terraform_version);
  } catch {
    return undefined;
  }
}

/** @param signal aborted, it ends the command that runs and refuses the next */
export function terraformIn(
  directory: string,
  environment: Record<string, string>,
  signal?: AbortSignal,
): Terraform {
  return async (...args) => {
    try {
      const { stdout } = await run("terraform", [...args, "-no-color"], {
        cwd: directory,
        signal,
        maxBuffer: 64 << 20,
        env: {
          ...cleanEnvironment(),
          ...environment,
          CHECKPOINT_DISABLE: "1",
          TF_IN_AUTOMATION: "1",
          TF_INPUT: "0",
        },
      });
      return stdout;
    } catch (error) {
      signal?.throwIfAborted();
      const { stdout = "", stderr = "", code } = error as { stdout?: string; stderr?: string; code?: number };
      throw Object.assign(new Error(`terraform ${args[0]} failed:\n${stdout}${stderr}`), { code });
    }
  };
}

/** Whether a plan, refreshed, finds nothing to do. */
export async function planIsEmpty(terraform: Terraform): Promise<boolean> {
  try {
    await terraform("plan", "-detailed-exitcode");
    return true;
  } catch (error) {
    if ((error as { code?: number }).code === 2) return false;
    throw error;
  }
}
