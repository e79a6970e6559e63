import { atMost, type Benchmark } from "./report";
import { between, createTerraformWorld, seconds, total } from "./terraform-world";
import { COUNT, declareThousand, stateBytes } from "./thousand";

/** P14: the first apply of a large organisation; what terraform does for it is most of the time. */
export const applyCreating: Benchmark = {
  name: "p14",
  title: "`apply` creating 1,000 lists",
  async run(say) {
    const world = await createTerraformWorld();
    try {
      const { lists, floor } = await declareThousand(world);
      say(`applying ${COUNT} terraform_data`);
      const floorSeconds = await seconds(() => floor.apply());
      say(`applying ${COUNT} lists`);
      const before = await world.requests();
      const applySeconds = await seconds(() => lists.apply());
      const requests = total(between(before, await world.requests()));
      return [
        atMost("time against T", applySeconds / floorSeconds, 0.8, {
          "apply s": applySeconds,
          "T s": floorSeconds,
          "state MB": stateBytes(lists) / 2 ** 20,
          "T state MB": stateBytes(floor) / 2 ** 20,
          requests,
        }),
      ];
    } finally {
      await world.close();
    }
  },
};
