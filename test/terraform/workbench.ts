import { randomBytes } from "node:crypto";
import { ADDRESS, rollcallProvider } from "../../provider/provider";
import { type ReattachedProvider, reattachProvider } from "../../provider/sdk/reattach";
import { TestGateway } from "../support/gateway";
import { Terraform } from "../support/terraform";

export const HEAD = `
terraform {
  required_providers {
    rollcall = { source = "rollcall/rollcall" }
  }
}
`;

/** A real gateway and the provider in this process, and for each test a real terraform that is attached to it. */
export class Workbench {
  readonly #terraforms: Terraform[] = [];

  private constructor(
    readonly gateway: TestGateway,
    readonly provider: ReattachedProvider,
    readonly environment: Record<string, string>,
  ) {}

  /** @param environment added to what the provider finds in its environment */
  static async open(environment: Record<string, string> = {}): Promise<Workbench> {
    const gateway = await TestGateway.start();
    const found = { ...gateway.environment, ...environment };
    const provider = await reattachProvider(ADDRESS, () => rollcallProvider("1.2.3", found));
    return new Workbench(gateway, provider, found);
  }

  terraform(): Terraform {
    const terraform = new Terraform({ environment: this.provider.environment });
    this.#terraforms.push(terraform);
    return terraform;
  }

  async close(): Promise<void> {
    for (const terraform of this.#terraforms) terraform.dispose();
    await this.provider.close();
    await this.gateway.dispose();
  }
}

/** Applies, and sees that a second plan has nothing to do, whether it asks the gateway or not. */
export async function applyCleanly(terraform: Terraform, configuration: string): Promise<void> {
  terraform.write(HEAD + configuration);
  await terraform.apply();
  expect(await terraform.planIsEmpty()).toBe(true);
}

/** Plans, and gives what would be done to one resource. */
export async function planned(terraform: Terraform, configuration: string, address: string) {
  terraform.write(HEAD + configuration);
  const change = await terraform.change(address);
  if (!change) throw new Error(`the plan does not mention ${address}`);
  return change;
}

/** Imports into an empty state, and sees that the configuration describes what was imported. */
export async function importCleanly(
  terraform: Terraform,
  configuration: string,
  address: string,
  id: string,
): Promise<void> {
  terraform.write(HEAD + configuration);
  await terraform.import(address, id);
  expect(await terraform.planIsEmpty()).toBe(true);
}

/**
 * Sees that an import has stored what the apply did.
 * @param unreadable attributes that nobody can read back, or whose spelling is the user's own
 */
export function expectSameState(
  imported: Terraform,
  applied: Terraform,
  address: string,
  ...unreadable: readonly string[]
): void {
  const ofBoth = [imported, applied].map((terraform) => {
    const attributes = Object.entries(terraform.attributes(address) ?? {});
    return Object.fromEntries(attributes.filter(([name]) => !unreadable.includes(name)));
  });
  expect(Object.keys(ofBoth[0] ?? {}).length).toBeGreaterThan(unreadable.length);
  expect(ofBoth[0]).toEqual(ofBoth[1]);
}

/** Gives a value to each variable: all that examples and guides have are for secrets. */
export function giveSecrets(terraform: Terraform, configuration: string): void {
  const names = [...configuration.matchAll(/^variable "(\w+)"/gm)].map(([, name]) => name);
  const values = names.map((name) => `${name} = "${randomBytes(32).toString("base64url")}"\n`);
  terraform.write(values.join(""), "secrets.auto.tfvars");
}
