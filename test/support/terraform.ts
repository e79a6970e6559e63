import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { TERRAFORM_IS_MISSING } from "../../scripts/quickstart/terraform";

export interface Result {
  /** As a process ends: null after a signal. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly process: ChildProcessWithoutNullStreams;
  readonly end: Promise<Result>;
}

/** The part of `terraform show -json <plan>` that tests look at. */
export interface PlanJson {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly planned_values: unknown;
  readonly prior_state?: unknown;
  readonly configuration: unknown;
}

export interface ResourceChange {
  readonly address: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown: Readonly<Record<string, unknown>>;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export interface TerraformOptions {
  /** Added to an environment that holds nothing else of this process but PATH. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Content of the command line configuration, such as a `provider_installation` block. */
  readonly cliConfig?: string;
}

/** Terraform's exit code of `plan -detailed-exitcode` when something would change. */
const CHANGES = 2;

/** A run is over before it needs much memory: collecting garbage would take a quarter of its time. */
const WITHOUT_COLLECTION = { GOGC: "off", GOMEMLIMIT: "1GiB" };

/** The real terraform in a folder of its own, with a home of its own. */
export class Terraform {
  readonly folder: string;
  readonly #root: string;
  /** What its processes find in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #running = new Set<ChildProcessWithoutNullStreams>();

  constructor({ environment = {}, cliConfig = "" }: TerraformOptions = {}) {
    this.#root = mkdtempSync(join(tmpdir(), "terraform-"));
    this.folder = join(this.#root, "work");
    mkdirSync(this.folder);
    const config = join(this.#root, "terraform.rc");
    writeFileSync(config, cliConfig);
    this.environment = {
      PATH: process.env.PATH ?? "",
      HOME: this.#root,
      CHECKPOINT_DISABLE: "1",
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      TF_CLI_ARGS: "-no-color",
      TF_CLI_CONFIG_FILE: config,
      ...WITHOUT_COLLECTION,
      ...environment,
    };
  }

  /** Replaces a file of the configuration. */
  write(configuration: string, file = "main.tf"): void {
    writeFileSync(join(this.folder, file), configuration);
  }

  /** Starts any command, for tests that interrupt it; `end` settles when it is over. */
  start(command: string, ...flags: readonly string[]): Running {
    findTerraform();
    const process = spawn("terraform", [command, ...flags], { cwd: this.folder, env: this.environment });
    this.#running.add(process);
    let stdout = "";
    let stderr = "";
    process.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    process.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const end = new Promise<Result>((resolve, reject) => {
      process.on("error", reject);
      process.on("close", (code) => {
        this.#running.delete(process);
        resolve({ code, stdout, stderr });
      });
    });
    return { process, end };
  }

  /** Runs any command, whatever comes of it. */
  run(command: string, ...flags: readonly string[]): Promise<Result> {
    return this.start(command, ...flags).end;
  }

  /** Runs a command that must succeed and returns what it printed. */
  async ok(command: string, ...flags: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(command, ...flags);
    if (code === 0) return stdout + stderr;
    throw new Error(`terraform ${[command, ...flags].join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
  }

  /** Runs a command that must fail and returns what it printed, on one line, without the frame. */
  async fails(command: string, ...flags: readonly string[]): Promise<string> {
    const { code, stdout, stderr } = await this.run(command, ...flags);
    if (code === 0) throw new Error(`terraform ${[command, ...flags].join(" ")} did not fail\n${stdout}`);
    return oneLine(stderr + stdout);
  }

  init(): Promise<string> {
    return this.ok("init");
  }

  validate(): Promise<string> {
    return this.ok("validate");
  }

  apply(...flags: readonly string[]): Promise<string> {
    return this.ok("apply", "-auto-approve", ...flags);
  }

  destroy(...flags: readonly string[]): Promise<string> {
    return this.ok("destroy", "-auto-approve", ...flags);
  }

  /** Cleans up after a test: destroys what the state still holds, and runs nothing when it holds nothing. */
  async clear(): Promise<void> {
    if (this.#resources().some(({ mode }) => mode === "managed")) await this.destroy("-refresh=false");
  }

  import(address: string, id: string): Promise<string> {
    return this.ok("import", address, id);
  }

  /** The plan as JSON. */
  async plan(...flags: readonly string[]): Promise<PlanJson> {
    await this.ok("plan", "-out=plan.bin", ...flags);
    return JSON.parse(await this.ok("show", "-json", "plan.bin"));
  }

  /** What the plan does to one resource; undefined when it does not mention it. */
  async change(address: string, ...flags: readonly string[]): Promise<ResourceChange["change"] | undefined> {
    const { resource_changes = [] } = await this.plan(...flags);
    return resource_changes.find((one) => one.address === address)?.change;
  }

  /**
   * Whether there is nothing to do, with and without asking the remote system first. Where it answers what the state holds
   * already, a plan that does not ask would see the same, and is spared.
   */
  async planIsEmpty(): Promise<boolean> {
    const asking = await this.#emptyPlan("-json");
    if (!asking?.includes('"type":"resource_drift"')) return asking !== undefined;
    return (await this.#emptyPlan("-refresh=false")) !== undefined;
  }

  /** What a plan that has nothing to do prints; undefined when there is something to do. */
  async #emptyPlan(flag: string): Promise<string | undefined> {
    const { code, stdout, stderr } = await this.run("plan", "-detailed-exitcode", flag);
    if (code !== 0 && code !== CHANGES)
      throw new Error(`terraform plan ended with ${code}\n${stdout}\n${stderr}`);
    return code === 0 ? stdout : undefined;
  }

  /** The state file as it lies there; undefined before there is one. */
  stateFile(): string | undefined {
    const file = join(this.folder, "terraform.tfstate");
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  /** The stored attributes of a resource without `count` and `for_each`; undefined when it is not in the state. */
  attributes(address: string): Readonly<Record<string, unknown>> | undefined {
    const found = this.#resources().find(({ mode, type, name }) => {
      return address === (mode === "data" ? `data.${type}.${name}` : `${type}.${name}`);
    });
    return found?.instances[0]?.attributes;
  }

  #resources(): readonly StoredResource[] {
    const { resources = [] } = JSON.parse(this.stateFile() ?? "{}") as {
      resources?: readonly StoredResource[];
    };
    return resources;
  }

  async outputs(): Promise<Readonly<Record<string, { readonly value: unknown }>>> {
    return JSON.parse(await this.ok("output", "-json"));
  }

  /** Ends what still runs and removes everything that the runs have left. */
  dispose(): void {
    for (const process of this.#running) process.kill("SIGKILL");
    rmSync(this.#root, { recursive: true, force: true });
  }
}

interface StoredResource {
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;
  readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
}

/** Terraform wraps its messages into a frame of lines. */
export function oneLine(text: string): string {
  return text.replaceAll(/[│╷╵]/g, " ").replaceAll(/\s+/g, " ");
}

/** Where terraform is. @throws Error with the one line that says how to get it when it is not on the PATH */
export function findTerraform(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, "terraform")).find((path) => existsSync(path));
  if (found === undefined) throw new Error(TERRAFORM_IS_MISSING);
  return found;
}
