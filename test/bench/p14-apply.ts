import type { Benchmark } from "./report";
import { createTerraformWorld } from "./terraform-world";
import { against, createThousand } from "./thousand";

/** P14: the first apply of a large organisation; what terraform does for it is most of the time. */
export const applyCreating: Benchmark = {
  name: "p14",
  title: "`apply` creating 1,000 lists",
  async run(say) {
    const world = await createTerraformWorld();
    try {
      return [against(await createThousand(world, say), 0.8, ({ seconds }) => seconds)];
    } finally {
      await world.close();
    }
  },
};
