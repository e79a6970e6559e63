/** A gateway as users run it, on a store filled to a size: a process of its own, authenticated, durable. */
import { execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { auditDateAfter } from "../../gateway/domain/audit-schedule";
import { requireIntegration } from "../../gateway/domain/integrations";
import { DEFAULT_AUDIT, normalizeList } from "../../gateway/domain/list-rules";
import { DEFAULT_INTEGRATION, NO_GRANTS } from "../../gateway/domain/model";
import type { Store } from "../../gateway/domain/store";
import { canonicalTitle, canonicalUserName } from "../../gateway/domain/title";
import { open } from "../../gateway/store/open";
import { type RunningGateway, startGateway } from "../../scripts/quickstart/gateway";
import { readJson, requestToken } from "../../scripts/quickstart/identity-provider";

const ROOT = resolve(__dirname, "../..");
const CHUNK = 1_000;
const SEED = { actor: "seed", requestId: "seed" } as const;

export interface World {
  readonly gateway: RunningGateway;
  readonly scimPath: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What a token request needs. */
  readonly client: { readonly id: string; readonly secret: string };
  /** Ids of some users, in none of the lists. */
  readonly users: readonly string[];
  /** Group id by number of members. */
  readonly groups: ReadonlyMap<number, string>;
  close(): Promise<void>;
}

export interface Size {
  readonly users: number;
  readonly groups: readonly number[];
}

/** Builds nothing: run `npm run build` before. */
export async function createWorld(size: Size): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  const secret = randomBytes(32).toString("base64url");
  const environment = {
    ROLLCALL_BOOTSTRAP_CLIENT_ID: "bench",
    ROLLCALL_BOOTSTRAP_CLIENT_SECRET: secret,
    ROLLCALL_LOG_LEVEL: "info",
  };
  const first = await startGateway(directory, environment);
  const client = await createScimClient(first.endpoint, secret);
  await first.stop();
  const seeded = await seed(join(directory, "rollcall.sqlite"), size);
  const gateway = await startGateway(directory, environment);
  const token = await requestToken({
    tokenUrl: `${gateway.endpoint}/oauth2/token`,
    clientId: client.id,
    clientSecret: client.secret,
  });
  return {
    gateway,
    client,
    ...seeded,
    scimPath: `/scim/${DEFAULT_INTEGRATION}/v2`,
    headers: { authorization: `Bearer ${token}` },
    close: async () => {
      await gateway.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function buildGateway(): void {
  execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: ROOT, stdio: "inherit" });
}

async function createScimClient(endpoint: string, managementSecret: string) {
  const tokenUrl = `${endpoint}/oauth2/token`;
  const token = await requestToken({ tokenUrl, clientId: "bench", clientSecret: managementSecret });
  const response = await fetch(`${endpoint}/v1/oauth-clients`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ name: "bench idp", scopes: ["scim"] }),
  });
  const { client_id, client_secret } = await readJson(response);
  return { id: String(client_id), secret: String(client_secret) };
}

async function seed(file: string, size: Size) {
  const store = await open({ file });
  const users: string[] = [];
  for (let from = 0; from < size.users; from += CHUNK) {
    users.push(...(await seedUsers(store, from, Math.min(CHUNK, size.users - from))));
  }
  const groups = new Map<number, string>();
  for (const members of size.groups) groups.set(members, await seedGroup(store, users.slice(0, members)));
  await store.close();
  return { users: users.slice(-1_000), groups };
}

function seedUsers(store: Store, from: number, count: number): Promise<string[]> {
  return store.write(async (tx) => {
    const now = Date.now();
    const integration = await requireIntegration(tx, DEFAULT_INTEGRATION);
    const ids: string[] = [];
    for (let index = from; index < from + count; index++) {
      const id = randomUUID();
      const userName = `user${index}@example.com`;
      const document = userDocument(userName);
      await tx.users.insert(
        integration,
        {
          id,
          userName,
          userNameKey: canonicalUserName(userName),
          externalId: `ext-${index}`,
          displayName: document.displayName,
          active: true,
          profile: JSON.stringify(document),
          origin: "integration",
          labels: {},
        },
        now,
      );
      ids.push(id);
    }
    await seeded(tx, `users ${from}`);
    return ids;
  });
}

async function seedGroup(store: Store, members: readonly string[]): Promise<string> {
  const title = `Group of ${members.length}`;
  const group = { id: randomUUID(), linked: true, externalId: null, createdByScim: false };
  const list = await store.write(async (tx) => {
    const now = Date.now();
    const integration = await requireIntegration(tx, DEFAULT_INTEGRATION);
    const config = normalizeList({
      name: `group-${members.length}`,
      title,
      description: "",
      type: "scim",
      integration: DEFAULT_INTEGRATION,
      grants: { roles: ["reader"], traits: {} },
      ownerGrants: NO_GRANTS,
      owners: [],
      membershipRequires: NO_GRANTS,
      ownershipRequires: NO_GRANTS,
      audit: DEFAULT_AUDIT,
      labels: {},
      expiresAt: null,
      deletionProtection: false,
    });
    const nextAuditDate = auditDateAfter(now, config.audit.recurrence);
    await seeded(tx, title);
    return tx.lists.insert(
      integration,
      { config, titleKey: canonicalTitle(title), auditBase: now, nextAuditDate, group },
      now,
    );
  });
  await store.write(async (tx) => {
    const set = { users: members, lists: [] };
    const delta = { set, add: { users: [], lists: [] }, remove: [] };
    await tx.members.apply(list, delta, { source: "scim", addedBy: "seed", now: Date.now() });
    await seeded(tx, `members of ${title}`);
  });
  return group.id;
}

function seeded(tx: Parameters<Parameters<Store["write"]>[0]>[0], id: string): Promise<void> {
  const target = { type: "integration" as const, id, integration: DEFAULT_INTEGRATION };
  return tx.events.append({
    action: "bench.seeded",
    target,
    delta: {},
    time: Date.now(),
    actor: SEED.actor,
    requestId: SEED.requestId,
  });
}

/** A user of the size that identity providers push. */
export function userDocument(userName: string) {
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName,
    externalId: `x-${userName}`,
    displayName: "Ada Lovelace",
    name: { givenName: "Ada", familyName: "Lovelace", formatted: "Ada Lovelace" },
    emails: [{ value: userName, type: "work", primary: true }],
    active: true,
  };
}
