/** The real terraform, run in a folder of its own against a mirror of the built provider. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export const HOW_TO_GET_TERRAFORM =
  "terraform is not on the PATH; install Terraform 1.11 or newer from https://developer.hashicorp.com/terraform/install";

/** Runs one command and gives what it printed; it throws an Error with terraform's own words when that fails. */
export type Terraform = (...args: string[]) => Promise<string>;

/** The version of the terraform on the PATH, or undefined where there is none. */
export async function terraformVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run("terraform", ["version", "-json"], {
      env: { ...process.env, CHECKPOINT_DISABLE: "1" },
    });
    return String(JSON.parse(stdout).terraform_version);
  } catch {
    return undefined;
  }
}

export function terraformIn(directory: string, environment: Record<string, string>): Terraform {
  return async (...args) => {
    try {
      const { stdout } = await run("terraform", [...args, "-no-color"], {
        cwd: directory,
        maxBuffer: 64 << 20,
        env: {
          ...process.env,
          ...environment,
          CHECKPOINT_DISABLE: "1",
          TF_IN_AUTOMATION: "1",
          TF_INPUT: "0",
        },
      });
      return stdout;
    } catch (error) {
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
