/** A thousand access lists, and beside them as many of terraform's built-in `terraform_data`: the floors T. */
import type { Terraform } from "../support/terraform";
import { atMost, type Row } from "./report";
import { type Say, seconds, type TerraformWorld } from "./terraform-world";

const COUNT = 1_000;
const PROBES = 10;

const lists = (count: number, label: string) => `
terraform {
  required_providers {
    rollcall = { source = "rollcall/rollcall" }
  }
}
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

/** The same declaration as data. Terraform stores it twice, with its type, so that the state is larger than a list's. */
const sameData = `
resource "terraform_data" "it" {
  count = ${COUNT}
  input = {
    name        = "list-\${count.index}"
    title       = "list \${count.index}"
    description = "Made to be counted"
    type        = "scim"
    grants      = { roles = ["requester"], traits = { logins = ["ubuntu", "postgres"] } }
    owners      = [{ name = "alice", kind = "user" }]
    audit       = { recurrence = { frequency = 3, day_of_month = 15 } }
    labels      = { team = "operations" }
  }
}
`;

/** Flat data, padded until it takes as many bytes in the state as a list does. */
const sameBytes = (count: number, padding: number) => `
resource "terraform_data" "it" {
  count = ${count}
  input = {
    name    = "list-\${count.index}"
    title   = "list \${count.index}"
    padding = "${"x".repeat(padding)}"
  }
}
`;

export interface Timed {
  readonly what: string;
  readonly terraform: Terraform;
  /** Of the apply that created everything. */
  readonly seconds: number;
}

export interface Thousand {
  readonly lists: Timed;
  readonly floors: readonly Timed[];
}

/** Creates all of them, one kind after the other. */
export async function createThousand(world: TerraformWorld, say: Say): Promise<Thousand> {
  const create = async (what: string, configuration: string): Promise<Timed> => {
    say(`creating ${COUNT} ${what}`);
    const terraform = await world.terraform(configuration);
    return { what, terraform, seconds: await seconds(() => terraform.apply()) };
  };
  const padding = await equalPadding(world);
  return {
    floors: [
      await create("terraform_data of as many bytes", sameBytes(COUNT, padding)),
      await create("terraform_data of the same data", sameData),
    ],
    lists: await create("lists", lists(COUNT, "list")),
  };
}

/** How much longer one text has to be, so that a `terraform_data` takes as many bytes in the state as a list. */
async function equalPadding(world: TerraformWorld): Promise<number> {
  const list = await world.terraform(lists(PROBES, "probe"));
  const bare = await world.terraform(sameBytes(PROBES, 0));
  await list.apply();
  await bare.apply();
  const missing = stateBytes(list) - stateBytes(bare);
  await list.destroy();
  // The text stands in the state twice: as input and as output.
  return Math.max(0, Math.round(missing / PROBES / 2));
}

function stateBytes(terraform: Terraform): number {
  return Buffer.byteLength(terraform.stateFile() ?? "");
}

/** One row for each floor. */
export function against(
  { lists, floors }: Thousand,
  goal: number,
  secondsOf: (one: Timed) => number,
): readonly Row[] {
  return floors.map((floor) =>
    atMost(`time against ${floor.what}`, secondsOf(lists) / secondsOf(floor), goal, {
      "lists s": secondsOf(lists),
      "T s": secondsOf(floor),
      "state MB": stateBytes(lists.terraform) / 2 ** 20,
      "T state MB": stateBytes(floor.terraform) / 2 ** 20,
    }),
  );
}
