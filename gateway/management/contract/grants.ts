import { z } from "zod";
import { rolesSchema, traitsSchema } from "./values";

export const grantsInput = z
  .strictObject({
    roles: rolesSchema.nullish().describe("Names of roles. Order and duplicates do not matter."),
    traits: traitsSchema.nullish().describe("Trait values by trait name."),
  })
  .meta({ id: "GrantsInput" });

export const grants = z
  .object({ roles: z.array(z.string()), traits: z.record(z.string(), z.array(z.string())) })
  .meta({ id: "Grants" });

export type GrantsInput = z.input<typeof grantsInput>;
