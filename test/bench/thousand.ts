/** A thousand access lists, and beside them as many of terraform's built-in `terraform_data` whose state is as large. */
import type { Terraform } from "../support/terraform";
import type { TerraformWorld } from "./terraform-world";

export const COUNT = 1_000;

const HEAD = 'terraform {\n  required_providers {\n    rollcall = { source = "rollcall/rollcall" }\n  }\n}\n';

const lists = (count: number, label: string) => `${HEAD}
resource "rollcall_access_list" "it" {
  count       = ${count}
  name        = "${label}-\${count.index}"
  title       = "${label} \${count.index}"
  description = "Made to be counted"
  type        = "scim"
  grants      = { roles = ["requester"], traits = { logins = ["ubuntu", "postgres"] } }
  owners      = [{ name = "alice" }]
  audit       = { recurrence = { frequency = 3, day_of_month = 15 } }
  labels      = { team = "operations" }
}
`;

/** The same declaration as data: as nested as the list's, and padded to its size. */
const data = (count: number, padding: number) => `
resource "terraform_data" "it" {
  count = ${count}
  input = {
    name   = "data-\${count.index}"
    title  = "data \${count.index}"
    type   = "scim"
    grants = { roles = ["requester"], traits = { logins = ["ubuntu", "postgres"] } }
    owners = [{ name = "alice", kind = "user" }]
    audit  = { recurrence = { frequency = 3, day_of_month = 15 } }
    labels = { team = "operations", padding = "${"x".repeat(padding)}" }
  }
}
`;

export interface Thousand {
  readonly lists: Terraform;
  readonly floor: Terraform;
}

/** Both declared, and nothing of them applied. */
export async function declareThousand(world: TerraformWorld): Promise<Thousand> {
  const padding = await equalPadding(world);
  return {
    lists: await world.terraform(lists(COUNT, "list")),
    floor: await world.terraform(data(COUNT, padding)),
  };
}

/** How much longer one text has to be, so that a `terraform_data` takes as many bytes in the state as a list. */
async function equalPadding(world: TerraformWorld): Promise<number> {
  const [one, bare] = [await world.terraform(lists(10, "probe")), await world.terraform(data(10, 0))];
  await one.apply();
  await bare.apply();
  const missing = stateBytes(one) - stateBytes(bare);
  await one.destroy();
  // The text stands in the state twice: as input and as output.
  return Math.max(0, Math.round(missing / 10 / 2));
}

export function stateBytes(terraform: Terraform): number {
  return Buffer.byteLength(terraform.stateFile() ?? "");
}
