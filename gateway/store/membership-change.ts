/** Applies a membership delta as sets of rows: only rows that differ are written, and large sets go in slices. */
import type { AccessList, RowKey } from "../domain/model";
import { COMMAND_SPAN } from "../domain/pause";
import type { MemberIds, MembershipDelta, NewMembership } from "../domain/store";
import { differenceOf } from "./membership-difference";
import type { Added, membershipStatements } from "./membership-statements";
import { type Session, slices } from "./session";

/** What really happened, by id. */
export interface Changes {
  readonly added: string[];
  readonly removed: string[];
  readonly unknown: string[];
}

export class MembershipChange {
  readonly #changes: Changes = { added: [], removed: [], unknown: [] };

  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof membershipStatements>,
    private readonly list: AccessList,
    private readonly by: NewMembership,
  ) {}

  async apply(delta: MembershipDelta): Promise<Changes> {
    const { add, remove } = await differenceOf(this.session, this.on, this.list.key, delta);
    await this.#remove(remove);
    await this.#add(add);
    return this.#changes;
  }

  async #remove(ids: readonly string[]): Promise<void> {
    for await (const slice of slices(ids, COMMAND_SPAN)) {
      const list = this.list.key;
      const removed = await this.session.all(this.on.removeUsers.with({ list, ids: slice }));
      if (removed.length < slice.length) {
        removed.push(...(await this.session.all(this.on.removeLists.with({ list, ids: slice }))));
      }
      for (const { id } of removed) this.#changes.removed.push(id);
    }
  }

  async #add({ users, lists, userKeys }: MemberIds): Promise<void> {
    if (userKeys) await this.#addFound(users, userKeys);
    else await this.#addUsers(users);
    for await (const ids of slices(lists, COMMAND_SPAN)) {
      const added = await this.session.all(this.on.addLists.with({ ...this.#row(), ids }));
      await this.#note(ids, added, this.on.knownLists);
    }
  }

  async #addUsers(users: readonly string[]): Promise<void> {
    for await (const ids of slices(users, COMMAND_SPAN)) {
      const added = await this.session.all(this.on.addUsers.with({ ...this.#row(), ids }));
      await this.#note(ids, added, this.on.knownUsers);
    }
  }

  /** Adds users who were there a moment ago; it is asked who is no more only when somebody is. */
  async #addFound(users: readonly string[], userKeys: readonly RowKey[]): Promise<void> {
    let start = 0;
    for await (const keys of slices(userKeys, COMMAND_SPAN)) {
      const members = await this.#among(keys);
      const added = await this.session.run(this.on.addFound.with({ ...this.#row(), keys }));
      const fresh = users.slice(start, start + keys.length).filter((_, at) => !members.has(keys[at] ?? 0));
      start += keys.length;
      if (added === fresh.length) for (const id of fresh) this.#changes.added.push(id);
      else await this.#sort(fresh);
    }
  }

  /** Which of these users are members. */
  async #among(keys: readonly RowKey[]): Promise<ReadonlySet<RowKey>> {
    if (this.list.memberCount === 0) return new Set();
    const members = await this.session.all(this.on.among.with({ list: this.list.key, keys }));
    return new Set(members.map(({ member }) => member));
  }

  /** Tells of ids that were to be added, and were unless they do not exist. */
  async #sort(ids: readonly string[]): Promise<void> {
    const { integration } = this.list.config;
    const found = await this.session.all(this.on.knownUsers.with({ integration, ids }));
    const exists = new Set(found.map(({ id }) => id));
    for (const id of ids) this.#changes[exists.has(id) ? "added" : "unknown"].push(id);
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

  /** What a membership says beside its member. */
  #row(): Omit<Added, "ids"> {
    const { source, addedBy, reason = "", now, expiresAt = null } = this.by;
    const { key: list, config } = this.list;
    return { list, integration: config.integration, source, addedBy, reason, now, expiresAt };
  }
}
