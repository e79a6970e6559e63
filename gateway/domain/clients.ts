/** OAuth clients: who may ask for access tokens, and for what. */
import { createHash } from "node:crypto";
import { hasExpired, invalid, isManager, normalizeClient } from "./client-rules";
import { type Deps, difference, type Precondition, record, requireVersion } from "./command";
import { Refusal } from "./errors";
import { requireIntegration } from "./integrations";
import type { Actor, OAuthClient, OAuthClientConfig } from "./model";
import { findMade, type Once, rememberMade } from "./once";
import type { Page, PageRequest } from "./query";
import { hashSecret, makeClientId, makeSecret, matchSecret, requireStrongSecret } from "./secrets";
import { ShortMemory } from "./short-memory";
import type { NewSecret, Reads, Writes } from "./store";
import { UseNotes } from "./use-notes";

const PAGE = 200;
const REMEMBERED_CLIENTS = 1_000;

/** `basicAuth` is false when not said. */
type WantedConfig = Omit<OAuthClientConfig, "basicAuth"> & Partial<Pick<OAuthClientConfig, "basicAuth">>;

export interface NewClient extends WantedConfig {
  /** Made by the server when not brought. */
  readonly secret?: string | null;
  /** Chosen by the operator for the first client alone; every other id is made by the server. */
  readonly clientId?: string;
}

export interface ClientUpdate {
  readonly clientId: string;
  readonly changes: Omit<WantedConfig, "integration">;
  readonly precondition?: Precondition;
}

export interface Rotation {
  readonly clientId: string;
  /** Made by the server when not brought. */
  readonly secret?: string | null;
  /** How long the secret before and the one in use stay alive at most, in milliseconds. */
  readonly overlap: number;
  readonly precondition?: Precondition;
}

export interface ClientWithSecret {
  readonly client: OAuthClient;
  /** The secret that the server made: known now and never again. Null when the caller brought it, or had it before. */
  readonly secret: string | null;
}

export class Clients {
  readonly #listeners: ((clientId: string) => void)[] = [];
  readonly #uses = new UseNotes();

  /** Clients that authenticated a moment ago. */
  readonly #recent = new ShortMemory<OAuthClient>(REMEMBERED_CLIENTS);

  constructor(private readonly deps: Deps) {}

  /** Calls `listener` after each durable change or removal of a client, before its caller is answered. */
  onChanged(listener: (clientId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** @throws Refusal `not-found` */
  find(clientId: string): Promise<OAuthClient> {
    return requireClient(this.deps.store.read, clientId);
  }

  /** The client when it exists and has not expired. */
  async findLive(clientId: string): Promise<OAuthClient | null> {
    const client = await this.deps.store.read.clients.find(clientId);
    return client && !hasExpired(client, this.deps.clock()) ? client : null;
  }

  list(page: PageRequest): Promise<Page<OAuthClient>> {
    return this.deps.store.read.clients.page(page);
  }

  /**
   * The same request under the same idempotency key, from the same actor, finds the client that it made before.
   * @throws Refusal `invalid-value`, `not-found` (the integration), `already-exists` (the key stood for something else)
   */
  async create(
    wanted: NewClient,
    actor: Actor,
    repeatable?: Omit<Once, "fingerprint">,
  ): Promise<ClientWithSecret> {
    const config = normalizeClient({ ...wanted, basicAuth: wanted.basicAuth ?? false });
    const { made, secret } = this.newSecret(wanted.secret);
    const clientId = wanted.clientId ?? makeClientId();
    const once = repeatable && { ...repeatable, fingerprint: fingerprintOf(config, wanted.secret) };
    return this.deps.store.write(async (tx) => {
      const now = this.deps.clock();
      const earlier = once && (await findMade(tx, actor, once, now, (id) => tx.clients.find(id)));
      if (earlier) return { client: earlier, secret: null };
      await rememberMade(tx, actor, once, { type: "oauth-client", id: clientId }, now);
      if (config.expiresAt !== null && config.expiresAt <= now) {
        throw invalid("expires_at", "expires_at must lie in the future");
      }
      if (config.integration !== null) await requireIntegration(tx, config.integration);
      const client = await insertClient(tx, { clientId, config, secret }, actor, now);
      return { client, secret: made };
    });
  }

  /**
   * The first client of a new gateway, which can manage it; null when there is a client already.
   * @throws Refusal `invalid-value` for a brought secret that is too weak
   */
  async bootstrap(actor: Actor, broughtSecret?: string, chosenId?: string): Promise<ClientWithSecret | null> {
    if ((await this.deps.store.read.clients.count()) > 0) return null;
    const wanted = { name: "bootstrap", scopes: ["manage" as const], integration: null, expiresAt: null };
    const config = normalizeClient({ ...wanted, basicAuth: false });
    const { made, secret } = this.newSecret(broughtSecret);
    const clientId = chosenId ?? makeClientId();
    return this.deps.store.write(async (tx) => {
      // Asked once more, because gateways that start together on one database must not each make a first client.
      if ((await tx.clients.count()) > 0) return null;
      const client = await insertClient(tx, { clientId, config, secret }, actor, this.deps.clock());
      return { client, secret: made };
    });
  }

  /** @throws Refusal `not-found`, `stale`, `invalid-value`, `in-use` when nobody could manage the gateway any more */
  async update({ clientId, changes, precondition }: ClientUpdate, actor: Actor): Promise<OAuthClient> {
    const updated = await this.deps.store.write(async (tx) => {
      const current = await requireClient(tx, clientId);
      requireVersion(current.revision, precondition);
      const config = normalizeClient({
        ...changes,
        basicAuth: changes.basicAuth ?? false,
        integration: current.config.integration,
      });
      if (config.integration !== current.config.integration) {
        throw invalid("scopes", "a client of the whole gateway cannot become a scim client: make another");
      }
      const delta = difference(current.config, config);
      if (Object.keys(delta).length === 0) return current;
      const now = this.deps.clock();
      if (!isManager(config, now)) await requireOtherManager(tx, current, now);
      const client = await tx.clients.update(current, config, now);
      await record(tx, actor, now, event("oauth-client.updated", client, delta));
      return client;
    });
    this.changed(clientId);
    return updated;
  }

  /**
   * A new secret; the one before and the one in use live on for the overlap, older ones end at once. Bringing the secret that
   * is the newest already changes nothing, so that a retry is harmless.
   * @throws Refusal `not-found`, `stale`, `invalid-value`
   */
  async rotate(rotation: Rotation, actor: Actor): Promise<ClientWithSecret> {
    const { made, secret } = this.newSecret(rotation.secret);
    const rotated = await this.deps.store.write(async (tx) => {
      const current = await requireClient(tx, rotation.clientId);
      if (current.secrets[0]?.hash.equals(secret.hash)) return { client: current, secret: null };
      requireVersion(current.revision, rotation.precondition);
      const now = this.deps.clock();
      const previousExpiresAt = now + rotation.overlap;
      const lasting = { ids: lastingSecrets(current, now), expiresAt: previousExpiresAt };
      const client = await tx.clients.rotate(current, secret, lasting, now);
      const delta = { secretId: secret.id, previousExpiresAt };
      await record(tx, actor, now, event("oauth-client.secret-rotated", client, delta));
      return { client, secret: made };
    });
    this.changed(rotation.clientId);
    return rotated;
  }

  /** @throws Refusal `not-found`, `stale`, `in-use` for the caller itself and for the last client that can manage */
  async remove(clientId: string, actor: Actor, precondition?: Precondition): Promise<void> {
    await this.deps.store.write(async (tx) => {
      const client = await requireClient(tx, clientId);
      requireVersion(client.revision, precondition);
      if (clientId === actor.id) {
        throw new Refusal(
          "in-use",
          "a client cannot delete itself; use another client with the scope manage",
        );
      }
      const now = this.deps.clock();
      await requireOtherManager(tx, client, now);
      await tx.clients.remove(client);
      await record(tx, actor, now, event("oauth-client.deleted", client, { before: client.config }));
    });
    this.changed(clientId);
  }

  /** The client when the secret is one of its own and both work now; otherwise null, whatever the reason. */
  async verifySecret(clientId: string, presented: string): Promise<OAuthClient | null> {
    const client = this.#recent.recall(clientId) ?? (await this.load(clientId));
    const now = this.deps.clock();
    const secret = matchSecret(presented, client?.secrets ?? [], now);
    if (!client || !secret || hasExpired(client, now)) return null;
    this.#uses.note(secret, now, () => this.noteUse(client, secret.id, now));
    return client;
  }

  /** Resolves when no use of a secret is still to be noted. */
  settled(): Promise<void> {
    return this.#uses.settled();
  }

  private async load(clientId: string): Promise<OAuthClient | null> {
    const { generation } = this.#recent;
    const client = await this.deps.store.read.clients.find(clientId);
    if (client) this.#recent.remember(clientId, client, generation);
    return client;
  }

  private async noteUse(client: OAuthClient, secretId: string, now: number): Promise<void> {
    await this.deps.store.write((tx) => tx.clients.touch(client, secretId, now));
    this.#recent.forget(client.clientId);
  }

  /** @throws Refusal `invalid-value` */
  private newSecret(brought: string | null | undefined): { made: string | null; secret: NewSecret } {
    if (typeof brought === "string") requireStrongSecret(brought);
    const made = typeof brought === "string" ? null : makeSecret();
    const hash = hashSecret(brought ?? made ?? "");
    return { made, secret: { id: this.deps.newId(), hash, expiresAt: null } };
  }

  private changed(clientId: string): void {
    this.#recent.forget(clientId);
    for (const listener of this.#listeners) listener(clientId);
  }
}

async function insertClient(
  tx: Writes,
  { clientId, config, secret }: { clientId: string; config: OAuthClientConfig; secret: NewSecret },
  actor: Actor,
  now: number,
): Promise<OAuthClient> {
  const client = await tx.clients.insert(clientId, config, secret, now);
  await record(tx, actor, now, event("oauth-client.created", client, { after: config }));
  return client;
}

/** @throws Refusal `not-found` */
async function requireClient(reads: Reads, clientId: string): Promise<OAuthClient> {
  const client = await reads.clients.find(clientId);
  if (!client) throw new Refusal("not-found", "there is no client of that id");
  return client;
}

/** @throws Refusal `in-use` when the client is the only one that can manage the gateway */
async function requireOtherManager(tx: Writes, client: OAuthClient, now: number): Promise<void> {
  if (!isManager(client.config, now)) return;
  let after: number | undefined;
  do {
    const page: Page<OAuthClient> = await tx.clients.page({ limit: PAGE, after });
    const other = page.items.find(({ clientId, config }) => {
      return clientId !== client.clientId && isManager(config, now);
    });
    if (other) return;
    after = page.next;
  } while (after !== undefined);
  throw new Refusal(
    "in-use",
    "this is the last client with the scope manage; without it nobody could manage the gateway",
  );
}

/** Equal for equal requests. Holds the digest of a brought secret, never the secret. */
function fingerprintOf(config: OAuthClientConfig, secret: string | null | undefined): string {
  const { name, scopes, integration, expiresAt, basicAuth } = config;
  const digest = typeof secret === "string" ? hashSecret(secret).toString("hex") : null;
  return createHash("sha256")
    .update(JSON.stringify([name, scopes, integration, expiresAt, basicAuth, digest]))
    .digest("hex");
}

/**
 * The secrets that live on for the overlap beside a new one: the newest, and the newest that anybody has used. The two differ
 * where nobody knows the newest yet, or whoever made it has lost it: that must not end the one in use.
 */
function lastingSecrets({ secrets }: OAuthClient, now: number): string[] {
  const live = secrets.filter(({ expiresAt }) => expiresAt === null || expiresAt > now);
  const [newest, used] = [live[0], live.find(({ lastUsedAt }) => lastUsedAt !== null)];
  return [newest, used].flatMap((one) => (one ? [one.id] : []));
}

function event(action: string, client: OAuthClient, delta: Record<string, unknown>) {
  const { clientId, config } = client;
  return {
    action,
    target: { type: "oauth-client" as const, id: clientId, integration: config.integration },
    delta,
  };
}
