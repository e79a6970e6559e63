/** Members of lists, declared by name through the management API. Users may be declared before they come. */
import type { Deps } from "./command";
import { Refusal } from "./errors";
import { recordMembers } from "./list-events";
import { isOverdue } from "./list-rules";
import { requireList } from "./lists";
import type { AccessList, Actor, NamedMember } from "./model";
import type { DeclarationOutcome, DeclaredMember, MemberName, MembershipDeclaration } from "./named-members";
import { nestingFault } from "./nesting";
import type { Page, PageRequest } from "./query";
import type { Writes } from "./store";
import { canonicalUserName, userNameFault } from "./title";

/** A declaration, and how the caller's body calls the members in it: for the refusal's field. */
export interface MembersCommand {
  readonly list: string;
  readonly declaration: MembershipDeclaration;
  readonly actor: Actor;
  readonly fieldOf: (part: "add" | "remove", index: number, field: "name" | "expires_at") => string;
}

export class Members {
  constructor(private readonly deps: Deps) {}

  /**
   * In a stable order, those who are yet to come last.
   * @throws Refusal `not-found`
   */
  async page(name: string, page: PageRequest): Promise<Page<NamedMember>> {
    const { read } = this.deps.store;
    const { key, memberCount } = await requireList(read, name);
    const found = await read.members.pageNamed(key, page);
    return { ...found, total: memberCount + (await read.members.countWaiting(key)) };
  }

  /** @throws Refusal `not-found` */
  async find(name: string, member: MemberName): Promise<NamedMember> {
    const { read } = this.deps.store;
    const list = await requireList(read, name);
    return required(await read.members.findNamed(list.key, canonical(member)), name, member);
  }

  /**
   * Applies the difference, all of it or nothing.
   * @throws Refusal `not-found`, `wrong-type`, `invalid-value`, `cycle`, `frozen`
   */
  change(command: MembersCommand): Promise<DeclarationOutcome> {
    return this.deps.store.write((tx) => this.#apply(tx, command));
  }

  /**
   * Makes one a member on these terms, or puts it on them.
   * @throws Refusal as `change`
   */
  put(command: Omit<MembersCommand, "declaration">, member: DeclaredMember): Promise<NamedMember> {
    return this.deps.store.write(async (tx) => {
      const { list } = await this.#apply(tx, { ...command, declaration: { add: [member], remove: [] } });
      return required(await tx.members.findNamed(list.key, canonical(member)), command.list, member);
    });
  }

  /** @throws Refusal `not-found`, also for one that is no member; `wrong-type` */
  remove(command: Omit<MembersCommand, "declaration">, member: MemberName): Promise<void> {
    return this.deps.store.write(async (tx) => {
      const { removed, dismissed } = await this.#apply(tx, {
        ...command,
        declaration: { add: [], remove: [member] },
      });
      if (removed.length + dismissed.length === 0) throw missing(command.list, member);
    });
  }

  async #apply(tx: Writes, command: MembersCommand): Promise<DeclarationOutcome> {
    const list = await requireList(tx, command.list);
    requireWriter(list);
    refuseNames(command);
    const now = this.deps.clock();
    refuseExpired(command, now);
    await requireNesting(tx, list, command);
    const by = { source: "terraform", addedBy: command.actor.id, now } as const;
    const outcome = await tx.members.declare(list, command.declaration, by);
    const { added, changed, awaited } = outcome;
    // A longer term is as good as a new member.
    if (added.length + changed.length + awaited.length > 0 && isOverdue(list, "freeze", now)) {
      const message = `the review of ${list.config.name} is overdue; it takes no new members and no other terms until it is done`;
      throw new Refusal("frozen", message);
    }
    await recordMembers(tx, outcome, command.actor, now);
    return outcome;
  }
}

/** @throws Refusal `wrong-type` for a list whose members an identity provider writes */
function requireWriter({ config }: AccessList): void {
  if (config.type !== "scim") return;
  throw new Refusal(
    "wrong-type",
    `the members of ${config.name} are written by the identity provider of the integration ${config.integration}, over SCIM; ` +
      `change the group "${config.title}" there`,
  );
}

/** @throws Refusal `invalid-value` for what nobody can be called, and for who is named twice, whichever way it is spelled */
function refuseNames({ declaration, fieldOf }: MembersCommand): void {
  const seen = new Set<string>();
  for (const part of ["add", "remove"] as const) {
    declaration[part].forEach((member, index) => {
      const fault = part === "add" ? userNameFault(member.name) : undefined;
      if (fault) {
        const message = `the name of a ${member.kind} ${fault}`;
        throw new Refusal("invalid-value", message, { field: fieldOf(part, index, "name") });
      }
      const identity = `${member.kind} ${canonical(member).name}`;
      if (seen.has(identity)) {
        const field = fieldOf(part, index, "name");
        throw new Refusal("invalid-value", `the ${member.kind} ${member.name} is named twice`, { field });
      }
      seen.add(identity);
    });
  }
}

/** @throws Refusal `invalid-value` */
function refuseExpired({ declaration, fieldOf }: MembersCommand, now: number): void {
  declaration.add.forEach(({ kind, name, expiresAt }, index) => {
    if (expiresAt === null || expiresAt > now) return;
    const message = `expires_at of the ${kind} ${name} must lie in the future`;
    throw new Refusal("invalid-value", message, { field: fieldOf("add", index, "expires_at") });
  });
}

/** @throws Refusal `invalid-value` for a list that is not there, `cycle` */
async function requireNesting(tx: Writes, list: AccessList, command: MembersCommand): Promise<void> {
  const { add } = command.declaration;
  const names = add.filter(({ kind }) => kind === "list").map(({ name }) => name);
  if (names.length === 0) return;
  const { integration } = list.config;
  const found = await tx.members.resolveListNames(integration, names);
  add.forEach(({ kind, name }, index) => {
    if (kind !== "list" || found.has(name)) return;
    const message = `there is no access list named ${name} in the integration ${integration}; declare it first`;
    throw new Refusal("invalid-value", message, { field: command.fieldOf("add", index, "name") });
  });
  const children = [...found.values()];
  const [above, below] = [await tx.lists.nesting([list.key], "up"), await tx.lists.nesting(children, "down")];
  const fault = nestingFault({ parent: list.key, children, relation: "member" }, above, below);
  if (!fault) return;
  const [child] = [...found].find(([, key]) => key === fault.child) ?? [];
  const index = add.findIndex(({ kind, name }) => kind === "list" && name === child);
  throw new Refusal(
    "cycle",
    `the access list ${child} cannot be a member of ${list.config.name}: ${fault.message}`,
    {
      field: command.fieldOf("add", index, "name"),
    },
  );
}

function canonical({ kind, name }: MemberName): MemberName {
  return { kind, name: kind === "user" ? canonicalUserName(name) : name };
}

function required(member: NamedMember | null, list: string, { kind, name }: MemberName): NamedMember {
  if (!member) throw missing(list, { kind, name });
  return member;
}

function missing(list: string, { kind, name }: MemberName): Refusal {
  return new Refusal("not-found", `the ${kind} ${name} is no member of ${list}`);
}
