/** What the store's suites write: small things with everything in them that a test does not speak of. */
import { auditDateAfter } from "../../gateway/domain/audit-schedule";
import {
  type AccessList,
  type AccessListConfig,
  DEFAULT_INTEGRATION,
  type Event,
  type Integration,
  type IntegrationConfig,
  NO_GRANTS,
  type User,
} from "../../gateway/domain/model";
import type { MemberIds, MembershipOutcome, NewUser, Store, Writes } from "../../gateway/domain/store";
import { canonicalTitle, canonicalUserName } from "../../gateway/domain/title";
import { slices } from "../../gateway/store/session";

/** The time of every write that does not name another. */
export const NOW = Date.UTC(2026, 10, 22);

export const NOBODY: MemberIds = { users: [], lists: [] };

export function event(action = "tested"): Omit<Event, "sequence"> {
  return {
    time: NOW,
    actor: "tester",
    action,
    target: { type: "integration", id: DEFAULT_INTEGRATION, integration: DEFAULT_INTEGRATION },
    delta: {},
    requestId: "request-1",
  };
}

/** Runs one command together with its event. */
export function commit<T>(store: Store, command: (tx: Writes) => Promise<T>): Promise<T> {
  return store.write(async (tx) => {
    const result = await command(tx);
    await tx.events.append(event());
    return result;
  });
}

export async function integrationOf(store: Store, name = DEFAULT_INTEGRATION): Promise<Integration> {
  const integration = await store.read.integrations.find(name);
  if (!integration) throw new Error(`there is no integration ${name}`);
  return integration;
}

export function integrationConfig(name: string): IntegrationConfig {
  return {
    name,
    description: "",
    unmatchedGroups: "reject",
    defaultOwners: [],
    defaultRoles: [],
    traitMapping: {},
    unknownMembers: "reject",
    patchResponse: "auto",
    passwordSync: false,
    massRemoval: null,
    lockTtl: null,
    ssoConnector: "",
    extensions: [],
  };
}

export function newUser(userName: string, changes: Partial<NewUser> = {}): NewUser {
  return {
    id: `user-${userName}`,
    userName,
    userNameKey: canonicalUserName(userName),
    externalId: null,
    displayName: null,
    active: true,
    profile: JSON.stringify({ userName }),
    origin: "integration",
    labels: {},
    ...changes,
  };
}

export async function addUser(
  store: Store,
  userName: string,
  changes: Partial<NewUser> = {},
  integration = DEFAULT_INTEGRATION,
): Promise<User> {
  const owner = await integrationOf(store, integration);
  return commit(store, (tx) => tx.users.insert(owner, newUser(userName, changes), NOW));
}

export async function addUsers(store: Store, userNames: readonly string[]): Promise<readonly User[]> {
  const integration = await integrationOf(store);
  const users: User[] = [];
  for await (const slice of slices(userNames)) {
    const insert = (tx: Writes) =>
      Promise.all(slice.map((name) => tx.users.insert(integration, newUser(name), NOW)));
    users.push(...(await commit(store, insert)));
  }
  return users;
}

export function listConfig(name: string, changes: Partial<AccessListConfig> = {}): AccessListConfig {
  return {
    name,
    title: `Title of ${name}`,
    description: "",
    type: "scim",
    integration: DEFAULT_INTEGRATION,
    grants: NO_GRANTS,
    ownerGrants: NO_GRANTS,
    owners: [],
    membershipRequires: NO_GRANTS,
    ownershipRequires: NO_GRANTS,
    audit: {
      recurrence: { frequency: 3, dayOfMonth: 15 },
      notificationsStart: 1_209_600,
      overdue: "notify",
    },
    labels: {},
    expiresAt: null,
    deletionProtection: false,
    ...changes,
  };
}

/** A list as `ListWrites` take it. */
export function newList(config: AccessListConfig) {
  const { recurrence } = config.audit;
  return {
    config,
    titleKey: canonicalTitle(config.title),
    nextAuditDate: auditDateAfter(NOW, recurrence),
    auditBase: NOW,
    group: {
      id: `group-${config.integration}-${config.name}`,
      linked: false,
      externalId: null,
      createdByScim: false,
    },
  };
}

export async function addList(
  store: Store,
  name: string,
  changes: Partial<AccessListConfig> = {},
): Promise<AccessList> {
  const config = listConfig(name, changes);
  const integration = await integrationOf(store, config.integration);
  return commit(store, (tx) => tx.lists.insert(integration, newList(config), NOW));
}

export function addMembers(
  store: Store,
  list: AccessList,
  users: readonly string[],
  lists: readonly string[] = [],
  expiresAt: number | null = null,
): Promise<MembershipOutcome> {
  return commit(store, (tx) =>
    tx.members.apply(
      list,
      { add: { users, lists }, remove: [] },
      { source: "scim", addedBy: "tester", now: NOW, expiresAt },
    ),
  );
}
