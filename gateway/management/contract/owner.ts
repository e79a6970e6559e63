import { z } from "zod";
import { term } from "./values";

export const ownerInput = z
  .strictObject({
    name: term.describe("A userName, or the name of an access list. A user need not exist yet."),
    kind: z.enum(["user", "list"]).default("user"),
    description: z.string().max(1_024).nullish(),
  })
  .meta({ id: "OwnerInput" });

export const owner = z
  .object({ name: z.string(), kind: z.enum(["user", "list"]), description: z.string() })
  .meta({ id: "Owner" });

export type OwnerInput = z.input<typeof ownerInput>;
