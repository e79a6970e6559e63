/** Applies a declaration of members by name as sets of rows: only rows that differ are written, in slices. */
import type { AccessList } from "../domain/model";
import type {
  DeclarationOutcome,
  DeclaredMember,
  Declarer,
  MemberName,
  MembershipDeclaration,
} from "../domain/named-members";
import { COMMAND_SPAN } from "../domain/pause";
import { canonicalUserName } from "../domain/title";
import type { declarationStatements } from "./declaration-statements";
import type { KindCode } from "./schema";
import { type Session, slices } from "./session";

type Changes = { [K in Exclude<keyof DeclarationOutcome, "list">]: string[] };

export class MemberDeclaration {
  readonly #changes: Changes = { added: [], removed: [], changed: [], awaited: [], dismissed: [] };

  constructor(
    private readonly session: Session,
    private readonly on: ReturnType<typeof declarationStatements>,
    private readonly list: AccessList,
    private readonly by: Declarer,
  ) {}

  async apply({ add, remove }: MembershipDeclaration): Promise<Changes> {
    for await (const slice of slices(remove, COMMAND_SPAN)) {
      await this.#remove(slice);
    }
    for await (const slice of slices(add, COMMAND_SPAN)) {
      await this.#addUsers(slice.filter(({ kind }) => kind === "user"));
      await this.#addLists(slice.filter(({ kind }) => kind === "list"));
    }
    return this.#changes;
  }

  async #remove(members: readonly MemberName[]): Promise<void> {
    const { key: list, config } = this.list;
    const users = members.filter(({ kind }) => kind === "user").map(({ name }) => canonicalUserName(name));
    const lists = members.filter(({ kind }) => kind === "list").map(({ name }) => name);
    if (users.length > 0) {
      const asked = { list, integration: config.integration, names: users };
      note(this.#changes.removed, await this.session.all(this.on.removeUsers.with(asked)));
      await this.#dismiss(users, this.#changes.dismissed);
    }
    if (lists.length > 0) {
      const removed = await this.session.all(this.on.removeLists.with({ list, names: lists }));
      note(this.#changes.removed, removed);
    }
  }

  /** Users of whom nothing is known yet are awaited; one who was awaited and is there is so no longer. */
  async #addUsers(declared: readonly DeclaredMember[]): Promise<void> {
    if (declared.length === 0) return;
    const byKey = new Map(declared.map((member) => [canonicalUserName(member.name), member]));
    const asked = {
      list: this.list.key,
      integration: this.list.config.integration,
      names: [...byKey.keys()],
    };
    const present = await this.session.all(this.on.namedUsers.with(asked));
    await this.#write(0, present, byKey);
    for (const { name } of present) byKey.delete(name);
    if (present.length > 0)
      await this.#dismiss(
        present.map(({ name }) => name),
        [],
      );
    await this.#await(byKey);
  }

  async #addLists(declared: readonly DeclaredMember[]): Promise<void> {
    if (declared.length === 0) return;
    const byName = new Map(declared.map((member) => [member.name, member]));
    const asked = {
      list: this.list.key,
      integration: this.list.config.integration,
      names: [...byName.keys()],
    };
    await this.#write(1, await this.session.all(this.on.namedLists.with(asked)), byName);
  }

  /** Writes those of the rows that are no members yet, or on other terms. */
  async #write(
    kind: KindCode,
    present: readonly Present[],
    declared: ReadonlyMap<string, DeclaredMember>,
  ): Promise<void> {
    const rows: string[] = [];
    for (const row of present) {
      const terms = declared.get(row.name);
      if (!terms || (row.joined_at !== null && sameTerms(terms, row))) continue;
      rows.push(JSON.stringify({ key: row.key, reason: terms.reason, expiresAt: terms.expiresAt }));
      this.#changes[row.joined_at === null ? "added" : "changed"].push(row.id);
    }
    if (rows.length === 0) return;
    const { source, addedBy, now } = this.by;
    await this.session.run(
      this.on.writeMembers.with({ list: this.list.key, kind, rows, source, addedBy, now }),
    );
  }

  async #await(declared: ReadonlyMap<string, DeclaredMember>): Promise<void> {
    const names = [...declared.keys()];
    if (names.length === 0) return;
    const { key: list, config } = this.list;
    const standing = await this.session.all(this.on.awaited.with({ list, names }));
    const known = new Map(standing.map((row) => [row.name_key, row]));
    const rows: string[] = [];
    for (const [nameKey, { name, reason, expiresAt }] of declared) {
      const row = known.get(nameKey);
      if (row && sameTerms({ reason, expiresAt }, row)) continue;
      rows.push(JSON.stringify({ nameKey, name, reason, expiresAt }));
      this.#changes.awaited.push(name);
    }
    if (rows.length === 0) return;
    const { source, addedBy, now } = this.by;
    const { integration } = config;
    await this.session.run(this.on.await.with({ list, integration, rows, source, addedBy, now }));
  }

  async #dismiss(names: readonly string[], into: string[]): Promise<void> {
    const dismissed = await this.session.all(this.on.dismiss.with({ list: this.list.key, names }));
    for (const { name } of dismissed) into.push(name);
  }
}

/** A user or list that is there; `joined_at` is null while it is no member. */
interface Present {
  readonly name: string;
  readonly key: number;
  readonly id: string;
  readonly joined_at: number | null;
  readonly reason: string | null;
  readonly expires_at: number | null;
}

function sameTerms(
  { reason, expiresAt }: Pick<DeclaredMember, "reason" | "expiresAt">,
  row: { readonly reason: string | null; readonly expires_at: number | null },
): boolean {
  return row.reason === reason && row.expires_at === expiresAt;
}

function note(ids: string[], rows: readonly { readonly id: string }[]): void {
  for (const { id } of rows) ids.push(id);
}
