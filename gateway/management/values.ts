/** Values that several resources share, between the wire and the domain. Absent, null and empty mean the same. */
import type { z } from "zod";
import { parseDuration, renderDuration } from "../domain/duration";
import { type Grants, NO_GRANTS, type Owner } from "../domain/model";
import type { grantsInput } from "./contract/grants";
import type { ownerInput } from "./contract/owner";

export function parseGrants(grants: z.output<typeof grantsInput> | null | undefined): Grants {
  return grants ? { roles: grants.roles ?? [], traits: grants.traits ?? {} } : NO_GRANTS;
}

export function parseOwners(owners: readonly z.output<typeof ownerInput>[] | null | undefined): Owner[] {
  return (owners ?? []).map(({ kind, name, description }) => ({
    kind,
    name,
    description: description ?? "",
  }));
}

/** Milliseconds since the epoch. */
export function parseInstant(text: string | null | undefined): number | null {
  return typeof text === "string" ? Date.parse(text) : null;
}

/** RFC 3339 in UTC; without a fraction where there is none, as people write it. */
export function renderInstant(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}

export function renderInstantOrNull(time: number | null): string | null {
  return time === null ? null : renderInstant(time);
}

/** Seconds. */
export function parseSeconds(text: string | null | undefined): number | null {
  return typeof text === "string" ? (parseDuration(text) ?? null) : null;
}

export function renderSecondsOrNull(seconds: number | null): string | null {
  return seconds === null ? null : renderDuration(seconds);
}

export function renderGrants({ roles, traits }: Grants): {
  roles: string[];
  traits: Record<string, string[]>;
} {
  return { roles: [...roles], traits: renderTraits(traits) };
}

export function renderTraits(traits: Grants["traits"]): Record<string, string[]> {
  return Object.fromEntries(Object.entries(traits).map(([name, values]) => [name, [...values]]));
}

export function renderOwners(owners: readonly Owner[]): Owner[] {
  return owners.map(({ name, kind, description }) => ({ name, kind, description }));
}
