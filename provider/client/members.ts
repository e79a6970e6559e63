/** The members of one access list. */
import type {
  MembersChange,
  MembersChangedView,
  MemberTerms,
  MemberView,
} from "../../gateway/management/contract/member";
import { Collection } from "./collection";
import { segment } from "./endpoint";
import type { Session } from "./session";

/** What one request may hold: the gateway takes 1 MiB and 10,000 members, and a list names 10,000 within it. */
const LARGEST_BODY = 1_000_000;
const LARGEST_PART = 10_000;

type Added = NonNullable<MembersChange["add"]>[number];
type Removed = NonNullable<MembersChange["remove"]>[number];

/** Members are read and written under `<kind>/<name>`. */
export class Members extends Collection<never, MemberTerms, MemberView> {
  readonly #root: string;
  readonly #onWrite: () => void;

  constructor(session: () => Session, list: string, onWrite: () => void) {
    const root = `/v1/access-lists/${segment(list)}/members`;
    super(session, root, ({ kind, name }) => `${kind}/${name}`);
    this.#root = root;
    this.#onWrite = onWrite;
  }

  /**
   * Applies a difference: in one request, unless it is too large for one. Repeating it is harmless. Members are removed
   * before others are added.
   * @returns the names of those added who are yet to come
   */
  async change(
    { add = [], remove = [] }: { add?: Added[]; remove?: Removed[] },
    signal: AbortSignal,
  ): Promise<string[]> {
    const awaited: string[] = [];
    for (const body of portions(add, remove)) {
      const call = { method: "PATCH" as const, path: this.#root, body, signal };
      awaited.push(...(await this.write<MembersChangedView>(call)).awaited);
    }
    return awaited;
  }

  override forget(): void {
    super.forget();
    this.#onWrite();
  }

  /** The same user has many spellings. */
  protected override isAbout({ kind, name }: MemberView, asked: string): boolean {
    return asked.startsWith(`${kind}/`) && typeof name === "string";
  }

  protected override at(name: string): string {
    const end = name.indexOf("/");
    return `${this.#root}/${segment(name.slice(0, end))}/${segment(name.slice(end + 1))}`;
  }
}

/** The difference in as few bodies as it fits in. */
function* portions(add: readonly Added[], remove: readonly Removed[]): Generator<MembersChange> {
  const all = [
    ...remove.map((member) => ({ part: "remove" as const, member: named(member) })),
    ...add.map((member) => ({ part: "add" as const, member: withoutDefaults(member) })),
  ];
  let body: Required<{ add: object[]; remove: object[] }> = { add: [], remove: [] };
  let size = 0;
  for (const { part, member } of all) {
    const bytes = Buffer.byteLength(JSON.stringify(member)) + 1;
    if (size + bytes > LARGEST_BODY || body[part].length === LARGEST_PART) {
      yield body as MembersChange;
      body = { add: [], remove: [] };
      size = 0;
    }
    body[part].push(member);
    size += bytes;
  }
  if (size > 0) yield body as MembersChange;
}

/** What is not said takes no room. */
function withoutDefaults({ kind, name, expires_at, reason }: Added) {
  return { ...named({ kind, name }), expires_at: expires_at ?? undefined, reason: reason || undefined };
}

function named({ kind, name }: Removed) {
  return kind === "list" ? { kind, name } : { name };
}
