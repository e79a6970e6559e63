/** A gateway as users run it, on a store filled to a size: a process of its own, authenticated, durable. */
import { execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
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
/** Users to a transaction: the more, the fewer times each page of an index is written. */
const CHUNK = 20_000;
/** KiB; what a transaction of so many changes stays in it, however large the store. */
const WRITER_CACHE = 1_048_576;
const SEED = { actor: "seed", requestId: "seed" } as const;

export interface World {
  readonly gateway: RunningGateway;
  readonly scimPath: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The headers of one who may manage the gateway. */
  readonly manage: Readonly<Record<string, string>>;
  /** What a token request needs. */
  readonly client: { readonly id: string; readonly secret: string };
  /** Ids of some users, in none of the lists. */
  readonly users: readonly string[];
  /** Ids of all users, in the order of their creation; a list of n members has the first n. */
  readonly everyone: readonly string[];
  /** Group id by number of members. */
  readonly groups: ReadonlyMap<number, string>;
  close(): Promise<void>;
}

export interface Size {
  readonly users: number;
  /** One list for each, of so many members. */
  readonly groups: readonly number[];
}

interface Template extends Pick<World, "client" | "users" | "everyone" | "groups"> {
  readonly file: string;
}

/** Filling a store of a million users takes a minute: benchmarks that ask for the same size get copies of one. */
const templates = new Map<string, Promise<Template>>();
const FOLDER = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
const SECRET = randomBytes(32).toString("base64url");
const ENVIRONMENT = {
  ROLLCALL_BOOTSTRAP_CLIENT_ID: "bench",
  ROLLCALL_BOOTSTRAP_CLIENT_SECRET: SECRET,
  ROLLCALL_LOG_LEVEL: "info",
};
const DATABASE = "rollcall.sqlite";

process.once("exit", () => rmSync(FOLDER, { recursive: true, force: true }));

/** Builds nothing: run `npm run build` before. */
export async function createWorld(size: Size): Promise<World> {
  const key = JSON.stringify(size);
  const filling = templates.get(key) ?? createTemplate(size);
  templates.set(key, filling);
  const { file, ...template } = await filling;
  const directory = mkdtempSync(join(FOLDER, "world-"));
  copyFileSync(file, join(directory, DATABASE));
  // Else the system would write the filled store to disk while the benchmark waits for its own commits.
  execFileSync("sync");
  const gateway = await startGateway(directory, ENVIRONMENT);
  const { id, secret } = template.client;
  return {
    ...template,
    gateway,
    scimPath: `/scim/${DEFAULT_INTEGRATION}/v2`,
    headers: await bearer(gateway.endpoint, id, secret),
    manage: await bearer(gateway.endpoint, "bench", SECRET),
    close: async () => {
      await gateway.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function createTemplate(size: Size): Promise<Template> {
  const directory = join(FOLDER, `template-${templates.size}`);
  mkdirSync(directory);
  const gateway = await startGateway(directory, ENVIRONMENT);
  const client = await createScimClient(gateway.endpoint, SECRET);
  await gateway.stop();
  const file = join(directory, DATABASE);
  return { file, client, ...(await seed(file, size)) };
}

/** In the name of the infrastructure engineer, before the identity provider pushes its group. */
export async function declareList({ gateway, manage }: World, name: string, title: string): Promise<void> {
  const response = await fetch(`${gateway.endpoint}/v1/access-lists`, {
    method: "POST",
    headers: { ...manage, "content-type": "application/json" },
    body: JSON.stringify({ name, title, type: "scim" }),
  });
  if (response.status !== 201) throw new Error(`the declaration of a list was answered ${response.status}`);
}

export function buildGateway(): void {
  execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: ROOT, stdio: "inherit" });
}

async function bearer(endpoint: string, clientId: string, clientSecret: string) {
  const token = await requestToken({ tokenUrl: `${endpoint}/oauth2/token`, clientId, clientSecret });
  return { authorization: `Bearer ${token}` };
}

async function createScimClient(endpoint: string, managementSecret: string) {
  const response = await fetch(`${endpoint}/v1/oauth-clients`, {
    method: "POST",
    headers: { ...(await bearer(endpoint, "bench", managementSecret)), "content-type": "application/json" },
    body: JSON.stringify({ name: "bench idp", scopes: ["scim"] }),
  });
  const { client_id, client_secret } = await readJson(response);
  return { id: String(client_id), secret: String(client_secret) };
}

async function seed(file: string, size: Size) {
  const store = await open({ file, writerCache: WRITER_CACHE });
  const users: string[] = [];
  for (let from = 0; from < size.users; from += CHUNK) {
    users.push(...(await seedUsers(store, from, Math.min(CHUNK, size.users - from))));
  }
  const groups = new Map<number, string>();
  for (const members of size.groups) groups.set(members, await seedGroup(store, users.slice(0, members)));
  await store.close();
  return { users: users.slice(-1_000), everyone: users, groups };
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
