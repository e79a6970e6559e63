/** Owners: of a list, and those that lists made by SCIM start with. */
import type { Diagnostics } from "../sdk/framework/diagnostics";
import { attribute } from "../sdk/framework/schema";
import { length, oneOf, size } from "../sdk/framework/validators";
import type { AttributePath } from "../sdk/values/path";
import { findDuplicates } from "./principals";
import { term } from "./rules";

export interface Owner {
  name: string;
  kind: string;
  description: string;
}

export function ownersAttribute(description: string, max: number) {
  return attribute.nestedSet(
    {
      name: attribute.string({
        required: true,
        description:
          "A userName of 1 to 256 characters, or the name of an access list. A user need not exist yet.",
        validators: [term],
      }),
      kind: attribute.string({
        optional: true,
        default: "user",
        description: "`user`, or `list` when the members of an access list are owners. Defaults to `user`.",
        validators: [oneOf("user", "list")],
      }),
      description: attribute.string({
        optional: true,
        default: "",
        description: "Why this owner. At most 1024 characters. Defaults to an empty text.",
        validators: [length({ max: 1_024 })],
      }),
    },
    { optional: true, absentIsEmpty: true, description, validators: [size({ max })] },
  );
}

/** Refuses an owner that is declared twice, which differing descriptions would let through as two elements of a set. */
export function refuseDuplicateOwners(owners: unknown, path: AttributePath, diagnostics: Diagnostics): void {
  for (const { kind, name } of findDuplicates(owners)) {
    const detail = `The ${kind} ${name} stands in ${path[0]} more than once.`;
    diagnostics.error("Owner declared twice", detail, path);
  }
}

/** Owners as the gateway takes them; the schema has checked `kind`. */
export function ownersBody(owners: readonly Owner[]) {
  return owners.map(({ name, kind, description }) => ({ name, kind: kind as "user" | "list", description }));
}
