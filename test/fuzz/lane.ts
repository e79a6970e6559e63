/** One integration under fuzz: its requests come one after the other, and a model of what it holds is kept beside. */
import { randomUUID } from "node:crypto";
import type { Database } from "better-sqlite3";
import type { Case, Known, MemberOperation, Wild } from "./cases";
import type { Answer, Connection, Request } from "./connection";
import { Ledger, readLockedNames, readState, readWronglyLocked, type State } from "./ledger";
import { changedIds, LockedNames, type Member, membersAfter } from "./model";
import { activation, groupOf, membersPatch, userOf } from "./phrases";
import { faultOf } from "./rules";

const MOST_USERS = 24;
const MOST_GROUPS = 10;
const CHECK_EVERY = 250;
const REFUSALS_AT_ONCE = 8;

export interface LaneOptions {
  readonly integration: string;
  readonly skipsUnknown: boolean;
}

export class Lane {
  private state: State;
  private readonly locked = new LockedNames();
  private readonly groupNames = new Map<string, string>();
  readonly ledger: Ledger;
  /** Ids of users that are no more. */
  private readonly gone: string[] = [];
  private cases = 0;
  /** Requests that were refused since the state was last looked at. */
  private readonly refusals: Request[] = [];

  constructor(
    readonly connection: Connection,
    private readonly db: Database,
    private readonly options: LaneOptions,
  ) {
    this.ledger = new Ledger(db, options.integration, this.groupNames);
    this.state = this.read();
  }

  async run(given: Case): Promise<void> {
    await this.makeRoom();
    if (given.kind === "wild") await this.tryWild(given);
    else {
      this.confirmRefusals();
      await this.runKnown(given);
    }
    this.cases += 1;
    if (this.cases % CHECK_EVERY === 0) this.check();
  }

  /** Events, locks and rows say the same. */
  check(): void {
    this.confirmRefusals();
    this.ledger.check();
    const { integration } = this.options;
    expect(readWronglyLocked(this.db, integration)).toEqual([]);
    expect(this.locked.missing(readLockedNames(this.db, integration))).toEqual([]);
  }

  private async tryWild(wild: Wild): Promise<void> {
    const { method, headers } = wild;
    const path = addressable(this.fill(wild.path, wild.pick, encodeURIComponent));
    const body = wild.body === undefined ? undefined : this.fill(wild.body, wild.pick);
    const request = { method, path, headers, ...(body === undefined ? {} : { body }) };
    const answer = await this.send(request);
    if (method === "GET") return;
    if (answer.status >= 300) return this.refused(request);
    const after = this.read();
    if (!path.startsWith("/Bulk")) this.requireNamed(request, answer, after);
    this.adopt(after);
  }

  /**
   * A request changes what it names; a deletion also the groups that the deleted was in, and a declared list comes back
   * as another group.
   */
  private requireNamed({ path, method, body }: Request, { text }: Answer, after: State): void {
    for (const id of changedIds(this.state, after)) {
      const named = path.includes(id) || (method === "POST" && text.includes(id));
      const deletion = method === "DELETE" && (this.state.groups.has(id) || after.groups.has(id));
      if (!named && !deletion)
        throw new Error(`${method} ${path} changed ${id}, which it does not name: ${body}`);
    }
  }

  private async runKnown(known: Known): Promise<void> {
    switch (known.kind) {
      case "create":
        return this.create(known.name, known.active, known.upperCase);
      case "activate":
        return this.activate(known.user, known.active, known.form);
      case "delete-user":
        return this.deleteUser(known.user);
      case "members":
        return this.changeMembers(known.group, known.operations);
      case "put-members":
        return this.changeMembers(known.group, [{ op: "replace", members: known.members, form: 0 }], true);
      case "delete-group":
        return this.deleteGroup(known.group);
    }
  }

  private async create(number: number, active: boolean, upperCase: boolean): Promise<void> {
    const name = `person-${number}@example.com`;
    const taken = [...this.state.users.values()].some((user) => user.name === name);
    const request = {
      method: "POST",
      path: "/Users",
      body: userOf(upperCase ? name.toUpperCase() : name, active),
    };
    const answer = await this.sendFor(taken ? [409] : [201], request);
    if (taken) return this.refused(request);
    const users = new Map(this.state.users).set(JSON.parse(answer.text).id, { name, active });
    this.expect(request, { ...this.state, users });
  }

  private async activate(number: number, active: boolean, form: number): Promise<void> {
    const [id, user] = pick(this.state.users, number) ?? [];
    if (id === undefined || user === undefined) return;
    const request = activation(id, user.name, active, form);
    await this.sendFor([200, 204], request);
    this.expect(request, { ...this.state, users: new Map(this.state.users).set(id, { ...user, active }) });
  }

  private async deleteUser(number: number): Promise<void> {
    const [id] = pick(this.state.users, number) ?? [];
    if (id === undefined) return;
    const request = { method: "DELETE", path: `/Users/${id}` };
    await this.sendFor([204], request);
    const users = new Map(this.state.users);
    users.delete(id);
    this.gone.push(id);
    const groups = mapValues(this.state.groups, (group) => ({
      ...group,
      members: group.members.filter((member) => member !== id),
    }));
    this.expect(request, { users, groups });
  }

  private async changeMembers(
    number: number,
    operations: readonly MemberOperation[],
    put = false,
  ): Promise<void> {
    const [id, group] = pick(this.state.groups, number) ?? [];
    if (id === undefined || group === undefined) return;
    const resolved = operations.map(({ op, members, form }) => ({
      op,
      form,
      members: members.map((member) => this.member(member)),
    }));
    const members = membersAfter(group.members, resolved, this.options.skipsUnknown);
    const request = put ? groupOf(id, await this.titleOf(id), resolved) : membersPatch(id, resolved);
    await this.sendFor(members === undefined ? [400] : [200, 204], request);
    const groups = new Map(this.state.groups).set(id, { ...group, members: members ?? group.members });
    this.expect(request, { ...this.state, groups });
  }

  private async deleteGroup(number: number): Promise<void> {
    const [id] = pick(this.state.groups, number) ?? [];
    if (id === undefined) return;
    const request = { method: "DELETE", path: `/Groups/${id}` };
    await this.sendFor([204], request);
    const after = this.read();
    if (after.groups.has(id)) throw new Error(`the group ${id} was deleted and is still there`);
    this.adopt(after);
  }

  private member(number: number): Member {
    if (number < 900) {
      const [id] = pick(this.state.users, number) ?? [];
      if (id !== undefined) return { id, exists: true };
    }
    return { id: this.gone[number % (this.gone.length + 1)] ?? randomUUID(), exists: false };
  }

  private async titleOf(id: string): Promise<string> {
    const { text } = await this.sendFor([200], {
      method: "GET",
      path: `/Groups/${id}?attributes=displayName`,
    });
    return JSON.parse(text).displayName;
  }

  private async makeRoom(): Promise<void> {
    while (this.state.users.size >= MOST_USERS) await this.deleteUser(0);
    const made = [...this.state.groups.values()].filter((group) => group.createdByScim);
    if (made.length < MOST_GROUPS) return;
    const numbers = [...this.state.groups.values()].flatMap((group, at) => (group.createdByScim ? [at] : []));
    for (const number of numbers.reverse()) await this.deleteGroup(number);
  }

  private async sendFor(statuses: readonly number[], request: Request): Promise<Answer> {
    const answer = await this.send(request);
    if (statuses.includes(answer.status)) return answer;
    throw new Error(`expected ${statuses}: ${describe(request, answer)}`);
  }

  /** @throws Error for an answer that no request may get */
  private async send(request: Request): Promise<Answer> {
    const answer = await this.connection.send(request);
    const fault = faultOf(request, answer);
    if (fault) throw new Error(`${fault}: ${describe(request, answer)}`);
    return answer;
  }

  /** What is refused changes nothing; several are looked at together, because looking takes time. */
  private refused(request: Request): void {
    this.refusals.push(request);
    if (this.refusals.length === REFUSALS_AT_ONCE) this.confirmRefusals();
  }

  private confirmRefusals(): void {
    const refused = this.refusals.splice(0);
    if (refused.length > 0) this.expect(refused, this.state);
  }

  private expect(request: Request | readonly Request[], expected: State): void {
    const after = this.read();
    const changed = changedIds(expected, after);
    if (changed.length > 0) {
      const [told, found] = [expected, after].map((state) =>
        JSON.stringify(changed.map((id) => [id, state.users.get(id) ?? state.groups.get(id)])),
      );
      throw new Error(`expected ${told}, found ${found} after ${JSON.stringify(request)}`);
    }
    this.adopt(after);
  }

  private adopt(after: State): void {
    this.locked.observe(this.state, after);
    this.state = after;
  }

  private read(): State {
    const state = readState(this.db, this.options.integration);
    for (const [id, { name }] of state.groups) this.groupNames.set(id, name);
    return state;
  }

  private fill(template: string, number: number, encode = (id: string) => id): string {
    return template.replace(/\{\{(user|group)\}\}/g, (_, word) => {
      const of: ReadonlyMap<string, unknown> = word === "user" ? this.state.users : this.state.groups;
      return encode(pick(of, number)?.[0] ?? "nobody");
    });
  }
}

function pick<T>(from: ReadonlyMap<string, T>, number: number): [string, T] | undefined {
  return [...from][number % from.size];
}

function mapValues<T>(from: ReadonlyMap<string, T>, change: (value: T) => T): Map<string, T> {
  return new Map([...from].map(([key, value]) => [key, change(value)]));
}

/** HTTP takes printable ASCII in a request line, and a path that begins with a slash. */
function addressable(path: string): string {
  const printable = path.replace(/[^\x21-\x7e]/g, (character) =>
    encodeURIComponent(character.toWellFormed()),
  );
  return printable === "" || printable.startsWith("/") || printable.startsWith("?")
    ? printable
    : `/${printable}`;
}

function describe({ method, path, body = "" }: Request, { status, text }: Answer): string {
  return `${method} ${path} ${body.slice(0, 2_000)} → ${status} ${text.slice(0, 500)}`;
}
