import { type PassedRequest, startWithholdingProxy } from "../support/withholding-proxy";
import { atMost, type Benchmark } from "./report";
import { createTerraformWorld, seconds } from "./terraform-world";

const MEMBERS = 10_000;

const members = (count: number) => `
terraform {
  required_providers {
    rollcall = { source = "rollcall/rollcall" }
  }
}
resource "rollcall_access_list" "all" {
  name  = "all"
  title = "All"
  type  = "static"
}
resource "rollcall_access_list_members" "all" {
  access_list = rollcall_access_list.all.name
  users = {
    for pair in slice(setproduct(range(100), range(100)), 0, ${count}) :
    "user\${pair[0]}-\${pair[1]}@example.com" => {}
  }
}
`;

/** P15: whoever adds one member to a large set sends one member. */
export const changeMembers: Benchmark = {
  name: "p15",
  title: "authoritative set of 10,000 members: one added",
  async run(say) {
    const world = await createTerraformWorld();
    const passed: PassedRequest[] = [];
    const proxy = await startWithholdingProxy(world.endpoint, (request) => passed.push(request));
    try {
      const terraform = await world.terraform(members(MEMBERS - 1), proxy.url);
      say(`applying ${MEMBERS - 1} members`);
      const first = await seconds(() => terraform.apply());
      const large = writes(passed.splice(0));
      terraform.write(members(MEMBERS));
      say("adding one");
      const apply = await seconds(() => terraform.apply());
      const small = writes(passed);
      return [
        atMost("requests that change something", small.length, 1, {
          "requests that read": passed.length - small.length,
          "apply s": apply,
          "first apply s": first,
        }),
        atMost("members in it", small.flatMap(named).length, 1, {
          "members in the first": large.flatMap(named).length,
          bytes: small.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0),
        }),
      ];
    } finally {
      await proxy.close();
      await world.close();
    }
  },
};

function writes(passed: readonly PassedRequest[]): readonly PassedRequest[] {
  return passed.filter(({ method, path }) => method !== "GET" && path.startsWith("/v1/"));
}

/** The members that a change names. */
function named({ body }: PassedRequest): readonly unknown[] {
  const { add = [], remove = [] } = JSON.parse(body || "{}") as { add?: unknown[]; remove?: unknown[] };
  return [...add, ...remove];
}
