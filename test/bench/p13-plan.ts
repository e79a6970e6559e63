import { atMost, type Benchmark, median } from "./report";
import { between, createTerraformWorld, seconds, total } from "./terraform-world";
import { against, createThousand, type Timed } from "./thousand";

const ROUNDS = 3;

/** P13: terraform refreshes a whole state before it plans; a thousand lists must not be a thousand requests. */
export const planUnchanged: Benchmark = {
  name: "p13",
  title: "`plan` of 1,000 unchanged lists",
  async run(say) {
    const world = await createTerraformWorld();
    try {
      const thousand = await createThousand(world, say);
      const plans = new Map<Timed, number[]>();
      const requests: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        say(`planning all, ${round + 1} of ${ROUNDS}`);
        for (const one of [thousand.asManyBytes, thousand.floor, thousand.lists]) {
          const before = await world.requests();
          const elapsed = await seconds(() => one.terraform.ok("plan", "-detailed-exitcode"));
          plans.set(one, [...(plans.get(one) ?? []), elapsed]);
          if (one === thousand.lists) requests.push(total(between(before, await world.requests())));
        }
      }
      return [
        against(thousand, 1.5, (one) => median(plans.get(one) ?? [])),
        atMost("requests that the gateway sees", Math.max(...requests), 30, {}),
      ];
    } finally {
      await world.close();
    }
  },
};
