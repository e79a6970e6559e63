/** Applies a membership delta as sets of rows: only rows that differ are written, and large sets go in slices. */
import type { AccessList } from "../domain/model";
import type { MemberIds, MembershipDelta, NewMembership } from "../domain/store";
import type { Added, membershipStatements } from "./membership-statements";
import type { KindCode } from "./schema";
import { type Session, SLICE, slices } from "./session";

/** What really happened, by id. */
export interface Changes {
  readonly added: string[];
  readonly removed: string[];
  readonly unknown: string[];
}

export class MembershipChange {
  readonly #changes: Changes = { added: [], removed: [], unknown: [] };
  /** Something was done in this turn already. */
  #sliced = false;

  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof membershipStatements>,
    private readonly list: AccessList,
    private readonly by: NewMembership,
  ) {}

  async apply({ set, add, remove }: MembershipDelta): Promise<Changes> {
    if (set) {
      await this.#replace(withoutIds(set, remove), add);
    } else {
      await this.#remove(remove);
      await this.#add(add);
    }
    // The commit that follows is long too, then.
    if (this.#changes.added.length + this.#changes.removed.length > SLICE) await this.session.pause();
    return this.#changes;
  }

  /** Makes `set` and `add` together the members, touching only those that differ. */
  async #replace(set: MemberIds, add: MemberIds): Promise<void> {
    const users = unionOf(set.users, add.users);
    const lists = unionOf(set.lists, add.lists);
    this.#sliced = users.size + lists.size > SLICE;
    const leaving: string[] = [];
    for await (const { kind, id } of this.#standing()) {
      if (!(kind === 0 ? users : lists).delete(id)) leaving.push(id);
    }
    await this.#remove(leaving);
    await this.#add({ users: [...users], lists: [...lists] });
  }

  async *#standing() {
    let after = { kind: 0 as KindCode, member: 0 };
    for (;;) {
      const standing = this.on.standing.with({ list: this.list.key, ...after, limit: SLICE });
      const rows: { kind: KindCode; member: number; id: string }[] = await this.session.all(standing);
      yield* rows;
      const last = rows.at(-1);
      if (!last || rows.length < SLICE) return;
      after = last;
      await this.session.pause();
    }
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for (const slice of slices(ids)) {
      await this.#turn();
      const list = this.list.key;
      const removed = await this.session.all(this.on.removeUsers.with({ list, ids: slice }));
      if (removed.length < slice.length) {
        removed.push(...(await this.session.all(this.on.removeLists.with({ list, ids: slice }))));
      }
      for (const { id } of removed) this.#changes.removed.push(id);
    }
  }

  async #add({ users, lists }: MemberIds): Promise<void> {
    for (const slice of slices(users)) {
      await this.#turn();
      const added = await this.session.all(this.on.addUsers.with(this.#rows(slice)));
      await this.#note(slice, added, this.on.knownUsers);
    }
    for (const slice of slices(lists)) {
      await this.#turn();
      const added = await this.session.all(this.on.addLists.with(this.#rows(slice)));
      await this.#note(slice, added, this.on.knownLists);
    }
  }

  /** Notes who was added; of those who were not, some were members already and some do not exist. */
  async #note(
    ids: readonly string[],
    added: readonly { id: string }[],
    known: ReturnType<typeof membershipStatements>["knownUsers"],
  ): Promise<void> {
    for (const { id } of added) this.#changes.added.push(id);
    if (added.length === ids.length) return;
    const { integration } = this.list.config;
    const found = new Set((await this.session.all(known.with({ integration, ids }))).map(({ id }) => id));
    for (const id of new Set(ids)) if (!found.has(id)) this.#changes.unknown.push(id);
  }

  #rows(ids: readonly string[]): Added {
    const { source, addedBy, reason = "", now, expiresAt = null } = this.by;
    return {
      list: this.list.key,
      integration: this.list.config.integration,
      ids,
      source,
      addedBy,
      reason,
      now,
      expiresAt,
    };
  }

  /** Lets others have a turn before every slice of many. */
  async #turn(): Promise<void> {
    if (this.#sliced) await this.session.pause();
    this.#sliced = true;
  }
}

function withoutIds({ users, lists }: MemberIds, ids: readonly string[]): MemberIds {
  if (ids.length === 0) return { users, lists };
  const gone = new Set(ids);
  return { users: users.filter((id) => !gone.has(id)), lists: lists.filter((id) => !gone.has(id)) };
}

function unionOf(some: readonly string[], others: readonly string[]): Set<string> {
  const union = new Set(some);
  for (const other of others) union.add(other);
  return union;
}
