/** What the database holds of one integration, read beside the gateway, and what its events say it should hold. */
import type { Database, Statement } from "better-sqlite3";

export interface UserState {
  readonly name: string;
  readonly active: boolean;
}

export interface GroupState {
  /** Of the access list. */
  readonly name: string;
  readonly createdByScim: boolean;
  /** Ids of users, and names of lists after the word `list`, sorted. */
  readonly members: readonly string[];
}

/** By id. */
export interface State {
  readonly users: ReadonlyMap<string, UserState>;
  readonly groups: ReadonlyMap<string, GroupState>;
}

const USERS = "select id, user_name_key name, active from users where integration = ? order by key";
const LISTS = `select name, group_id id, created_by_scim createdByScim, member_count count
  from lists where integration = ? and type = 'scim' order by key`;
const MEMBERS = `select l.group_id id, coalesce(u.id, 'list ' || i.name) member
  from lists l join members m on m.list = l.key
  left join users u on m.kind = 0 and u.key = m.member
  left join lists i on m.kind = 1 and i.key = m.member
  where l.integration = ?`;

export function readState(db: Database, integration: string): State {
  const members = new Map<string, string[]>();
  for (const { id, member } of all<{ id: string; member: string }>(db, MEMBERS, integration)) {
    members.set(id, [...(members.get(id) ?? []), member]);
  }
  const users = all<{ id: string; name: string; active: number }>(db, USERS, integration);
  const lists = all<{ id: string; name: string; createdByScim: number; count: number }>(
    db,
    LISTS,
    integration,
  );
  return {
    users: new Map(users.map(({ id, name, active }) => [id, { name, active: active === 1 }])),
    groups: new Map(
      lists.map(({ id, name, createdByScim, count }) => {
        const present = (members.get(id) ?? []).sort();
        if (present.length !== count)
          throw new Error(`${name} counts ${count} members and has ${present.length}`);
        return [id, { name, createdByScim: createdByScim === 1, members: present }];
      }),
    ),
  };
}

/** Names, canonical, on which a lock stands. */
export function readLockedNames(db: Database, integration: string): Set<string> {
  const locks = all<{ name: string }>(
    db,
    "select distinct user_name_key name from locks where integration = ?",
    integration,
  );
  return new Set(locks.map(({ name }) => name));
}

/** Active users with a lock on them, and inactive ones without: nobody locks here but SCIM, so both are faults. */
export function readWronglyLocked(db: Database, integration: string): unknown[] {
  return all(
    db,
    `select id, user_name, active from users u where integration = ? and active = exists (
       select 1 from locks k where k.integration = u.integration
       and (k.user_name_key = u.user_name_key or k.user_id = u.id))`,
    integration,
  );
}

interface EventRow {
  readonly sequence: number;
  readonly action: string;
  readonly id: string;
  readonly delta: string;
}

/** What stands in the database beside what the events told so far would leave there. */
export class Ledger {
  private sequence = 0;
  private readonly users = new Map<string, { version: number; active: boolean }>();
  private readonly lists = new Map<string, { version: number; members: Set<string> }>();
  private locks = 0;
  events = 0;

  constructor(
    private readonly db: Database,
    private readonly integration: string,
    /** The names of lists by the ids that they had as groups. */
    private readonly names: ReadonlyMap<string, string>,
  ) {}

  /** @throws Error where they differ: a change without its event, or an event without a change */
  check(): void {
    const events = all<EventRow>(
      this.db,
      `select sequence, action, target_id id, delta from events
       where integration = ? and sequence > ? order by sequence`,
      this.integration,
      this.sequence,
    );
    for (const event of events) this.tell(event);
    this.events += events.length;
    expect(this.told()).toEqual(this.stored());
  }

  private tell({ sequence, action, id, delta: json }: EventRow): void {
    this.sequence = sequence;
    const delta = JSON.parse(json);
    if (action === "user.deleted") this.users.delete(id);
    else if (action === "access-list.deleted") this.lists.delete(id);
    else if (action === "lock.created") this.locks += 1;
    else if (action === "lock.removed") this.locks -= 1;
    else if (action.startsWith("user.")) this.tellUser(id, action === "user.created" ? delta.after : delta);
    else if (action.startsWith("access-list.")) this.tellList(id, delta.added, delta.removed);
  }

  private tellUser(id: string, delta: { active?: boolean | { after?: boolean } }): void {
    const { version, active } = this.users.get(id) ?? { version: 0, active: true };
    const told = typeof delta.active === "object" ? delta.active.after : delta.active;
    this.users.set(id, { version: version + 1, active: told ?? active });
  }

  private tellList(name: string, added: readonly string[] = [], removed: readonly string[] = []): void {
    const list = this.lists.get(name) ?? { version: 0, members: new Set<string>() };
    for (const id of removed.map((one) => this.memberOf(one))) {
      if (!list.members.delete(id)) throw new Error(`an event removed ${id}, who was not in ${name}`);
    }
    for (const id of added.map((one) => this.memberOf(one))) {
      if (list.members.has(id)) throw new Error(`an event added ${id}, who was in ${name} already`);
      list.members.add(id);
    }
    this.lists.set(name, { members: list.members, version: list.version + 1 });
  }

  private memberOf(id: string): string {
    const list = this.names.get(id);
    return list === undefined ? id : `list ${list}`;
  }

  private told() {
    return {
      users: [...this.users].map(([id, { version, active }]) => ({ id, version, active })).sort(byId),
      lists: [...this.lists]
        .map(([id, { version, members }]) => ({ id, version, members: [...members].sort() }))
        .sort(byId),
      locks: this.locks,
    };
  }

  private stored() {
    const { groups } = readState(this.db, this.integration);
    const members = new Map([...groups].map(([, group]) => [group.name, group.members]));
    const [{ locks } = { locks: 0 }] = all<{ locks: number }>(
      this.db,
      "select count(*) locks from locks where integration = ?",
      this.integration,
    );
    const users = all<{ id: string; version: number; active: number }>(
      this.db,
      "select id, version, active from users where integration = ?",
      this.integration,
    );
    const lists = all<{ id: string; version: number }>(
      this.db,
      "select name id, version from lists where integration = ?",
      this.integration,
    );
    return {
      users: users.map((user) => ({ ...user, active: user.active === 1 })).sort(byId),
      lists: lists.map((list) => ({ ...list, members: members.get(list.id) ?? [] })).sort(byId),
      locks,
    };
  }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}

const prepared = new Map<string, Statement>();

function all<Row>(db: Database, sql: string, ...parameters: unknown[]): Row[] {
  const statement = prepared.get(sql) ?? db.prepare(sql);
  prepared.set(sql, statement);
  return statement.all(...parameters) as Row[];
}
