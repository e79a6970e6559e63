import { atMost, type Benchmark, median } from "./report";
import { between, createTerraformWorld, seconds, total } from "./terraform-world";
import { COUNT, declareThousand, stateBytes } from "./thousand";

const ROUNDS = 3;

/** P13: terraform refreshes a whole state before it plans; a thousand lists must not be a thousand requests. */
export const planUnchanged: Benchmark = {
  name: "p13",
  title: "`plan` of 1,000 unchanged lists",
  async run(say) {
    const world = await createTerraformWorld();
    try {
      const { lists, floor } = await declareThousand(world);
      say(`applying ${COUNT} lists and ${COUNT} terraform_data`);
      await lists.apply();
      await floor.apply();
      const plans: number[] = [];
      const floors: number[] = [];
      const requests: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        say(`planning both, ${round + 1} of ${ROUNDS}`);
        floors.push(await seconds(() => floor.ok("plan", "-detailed-exitcode")));
        const before = await world.requests();
        plans.push(await seconds(() => lists.ok("plan", "-detailed-exitcode")));
        requests.push(total(between(before, await world.requests())));
      }
      const ratios = plans.map((plan, round) => plan / (floors[round] ?? plan));
      return [
        atMost("time against T", median(ratios), 1.5, {
          "plan s": median(plans),
          "T s": median(floors),
          "state MB": stateBytes(lists) / 2 ** 20,
          "T state MB": stateBytes(floor) / 2 ** 20,
        }),
        atMost("requests that the gateway sees", Math.max(...requests), 30, {}),
      ];
    } finally {
      await world.close();
    }
  },
};
