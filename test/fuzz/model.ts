/** What an integration should hold after each request, kept beside the gateway. */
import type { MemberOperation } from "./cases";
import type { State } from "./ledger";

export interface Member {
  readonly id: string;
  readonly exists: boolean;
}

/** What operations on a group's members leave, in order; undefined where they are to be refused for naming nobody. */
export function membersAfter(
  before: readonly string[],
  operations: readonly (Pick<MemberOperation, "op"> & { readonly members: readonly Member[] })[],
  skipsUnknown: boolean,
): readonly string[] | undefined {
  const after = new Map(before.map((id) => [id, true]));
  for (const { op, members } of operations) {
    if (op === "replace") after.clear();
    for (const { id, exists } of members) {
      if (op === "remove") after.delete(id);
      else after.set(id, exists);
    }
  }
  const known = [...after].filter(([, exists]) => exists).map(([id]) => id);
  const replaced = operations.some(({ op }) => op === "replace");
  const emptied = replaced && known.length === 0 && before.length > 0;
  return known.length === after.size || (skipsUnknown && !emptied) ? known.sort() : undefined;
}

/** Names that must stay locked: of users that were deleted or deactivated, until they are active, or who bears the name is. */
export class LockedNames {
  private readonly names = new Map<string, Set<string>>();

  observe(before: State, after: State): void {
    for (const [id, { name }] of before.users) if (!after.users.has(id)) this.lock(name, id);
    for (const [id, { name, active }] of after.users) {
      if (active) this.unlock(name, id);
      else this.lock(name, id);
    }
  }

  /** @returns those that have no lock */
  missing(locked: ReadonlySet<string>): string[] {
    return [...this.names.keys()].filter((name) => !locked.has(name));
  }

  private lock(name: string, id: string): void {
    this.names.set(name, (this.names.get(name) ?? new Set()).add(id));
  }

  private unlock(name: string, id: string): void {
    this.names.delete(name);
    for (const [other, ids] of this.names) {
      if (ids.delete(id) && ids.size === 0) this.names.delete(other);
    }
  }
}

/** The users and groups that differ between two states. */
export function changedIds(before: State, after: State): string[] {
  return [...differing(before.users, after.users), ...differing(before.groups, after.groups)];
}

function differing<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)));
}
