/** Roles and traits: what a list grants, and what it requires. */
import type { AccessListView } from "../../gateway/management/contract/access-list";
import { attribute } from "../sdk/framework/schema";
import { each, size } from "../sdk/framework/validators";
import { types } from "../sdk/values/type";
import { keys, term } from "./rules";
import { settle } from "./settle";

export interface Grants {
  roles: string[];
  traits: { [trait: string]: string[] };
}

const MANY = size({ max: 1_000 });

/** Roles and traits as one nested attribute; leaving it out means none. */
export function grantsAttribute(description: string) {
  return attribute.nested(
    {
      roles: attribute.set(types.string, {
        optional: true,
        absentIsEmpty: true,
        description: "Names of roles, at most 1000 and each of 1 to 256 characters. Defaults to none.",
        validators: [each(term), MANY],
      }),
      traits: attribute.map(types.set(types.string), {
        optional: true,
        absentIsEmpty: true,
        description:
          "Values of traits, by the trait's name: each name and each value of 1 to 256 characters, at most 1000 values of each. " +
          "Defaults to none.",
        validators: [keys(term), each(each(term)), each(MANY)],
      }),
    },
    { optional: true, absentIsEmpty: true, description },
  );
}

/** `earlier` is what is planned or stored; a trait written without values stays so, as it means the same as none. */
export function grantsState(earlier: Grants | null, remote: AccessListView["grants"]): Grants {
  return { roles: remote.roles, traits: settle(earlier?.traits, remote.traits, sameTraits) };
}

function sameTraits(a: Grants["traits"], b: Grants["traits"]): boolean {
  return canonical(a) === canonical(b);
}

function canonical(traits: Grants["traits"]): string {
  const held = Object.entries(traits)
    .filter(([, values]) => values.length > 0)
    .map(([trait, values]) => [trait, [...new Set(values)].sort()] as const);
  return JSON.stringify(held.sort(([a], [b]) => (a < b ? -1 : 1)));
}
