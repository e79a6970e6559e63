/**
 * A thousand access lists, and beside them as many of terraform's built-in `terraform_data`. T is the one whose input is as large as the
 * state of a list; the other takes as many bytes of the state file, in which an input stands twice, with its type.
 */
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

/** What terraform keeps of a list, as the input of a `terraform_data`; JSON is HCL. */
const sameState = (attributes: object) => `
resource "terraform_data" "it" {
  count = ${COUNT}
  input = ${JSON.stringify({ ...attributes, ...NUMBERED })}
}
`;

const NUMBERED = {
  id: `list-\${count.index}`,
  name: `list-\${count.index}`,
  title: `list \${count.index}`,
};

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
  /** T. */
  readonly floor: Timed;
  readonly asManyBytes: Timed;
}

/** Creates all of them, one kind after the other. */
export async function createThousand(world: TerraformWorld, say: Say): Promise<Thousand> {
  const create = async (what: string, configuration: string): Promise<Timed> => {
    say(`creating ${COUNT} ${what}`);
    const terraform = await world.terraform(configuration);
    return { what, terraform, seconds: await seconds(() => terraform.apply()) };
  };
  const { attributes, padding } = await probe(world);
  return {
    asManyBytes: await create("terraform_data of as many bytes", sameBytes(COUNT, padding)),
    floor: await create("terraform_data with the state of a list", sameState(attributes)),
    lists: await create("lists", lists(COUNT, "list")),
  };
}

/** What the state keeps of a list, and how much longer one text has to be for a `terraform_data` to take as many bytes. */
async function probe(world: TerraformWorld): Promise<{ attributes: object; padding: number }> {
  const list = await world.terraform(lists(PROBES, "probe"));
  const bare = await world.terraform(sameBytes(PROBES, 0));
  await list.apply();
  await bare.apply();
  const missing = stateBytes(list) - stateBytes(bare);
  const attributes = list.attributes("rollcall_access_list.it") ?? {};
  await list.destroy();
  // The text stands in the state twice: as input and as output.
  return { attributes, padding: Math.max(0, Math.round(missing / PROBES / 2)) };
}

function stateBytes(terraform: Terraform): number {
  return Buffer.byteLength(terraform.stateFile() ?? "");
}

/** The goal is against T; how it stands to as many bytes is told beside it. */
export function against(
  { lists, floor, asManyBytes }: Thousand,
  goal: number,
  secondsOf: (one: Timed) => number,
): Row {
  return atMost("time against T", secondsOf(lists) / secondsOf(floor), goal, {
    "lists s": secondsOf(lists),
    "T s": secondsOf(floor),
    "state MB": stateBytes(lists.terraform) / 2 ** 20,
    "T state MB": stateBytes(floor.terraform) / 2 ** 20,
    "as many bytes s": secondsOf(asManyBytes),
  });
}
