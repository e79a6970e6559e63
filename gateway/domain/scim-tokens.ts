/** SCIM tokens: static bearer tokens, each of one integration, for identity providers that fetch no access tokens. */
import { createHash } from "node:crypto";
import { invalid } from "./client-rules";
import { type Deps, difference, type Precondition, record, requireVersion } from "./command";
import { Refusal } from "./errors";
import { requireIntegration } from "./integrations";
import type { Actor, ScimToken, ScimTokenConfig } from "./model";
import { findMade, type Once, rememberMade } from "./once";
import type { Page, PageRequest } from "./query";
import { hashSecret, makeScimToken, makeScimTokenId, requireStrongScimToken } from "./secrets";
import type { Reads } from "./store";
import { UseNotes } from "./use-notes";

export interface NewScimToken extends ScimTokenConfig {
  /** The token itself; made by the server when not brought. */
  readonly text?: string | null;
}

export interface ScimTokenUpdate {
  readonly id: string;
  readonly changes: Omit<ScimTokenConfig, "integration">;
  readonly precondition?: Precondition;
}

export interface MadeScimToken {
  readonly token: ScimToken;
  /** The token itself, known now and never again. Null when the caller brought it, or had it before. */
  readonly text: string | null;
}

export class ScimTokens {
  readonly #listeners: ((id: string) => void)[] = [];
  readonly #uses = new UseNotes();

  constructor(private readonly deps: Deps) {}

  /** Calls `listener` after each durable change or revocation of a token, before its caller is answered. */
  onChanged(listener: (id: string) => void): void {
    this.#listeners.push(listener);
  }

  /** @throws Refusal `not-found` */
  find(id: string): Promise<ScimToken> {
    return requireToken(this.deps.store.read, id);
  }

  list(page: PageRequest): Promise<Page<ScimToken>> {
    return this.deps.store.read.scimTokens.page(page);
  }

  /**
   * The same request under the same idempotency key, from the same actor, finds the token that it made before.
   * @throws Refusal `invalid-value`, `not-found` (the integration), `already-exists` (the key stood for something else, or
   *   the brought text is another token's)
   */
  async create(
    { name, integration, expiresAt, text: brought }: NewScimToken,
    actor: Actor,
    repeatable?: Omit<Once, "fingerprint">,
  ): Promise<MadeScimToken> {
    if (typeof brought === "string") requireStrongScimToken(brought);
    const config: ScimTokenConfig = { name, integration, expiresAt };
    const made = typeof brought === "string" ? null : makeScimToken();
    const hash = hashSecret(brought ?? made ?? "");
    const once = repeatable && { ...repeatable, fingerprint: fingerprintOf(config, made ? null : hash) };
    const id = makeScimTokenId();
    return this.deps.store.write(async (tx) => {
      const now = this.deps.clock();
      const earlier = once && (await findMade(tx, actor, once, now, (target) => tx.scimTokens.find(target)));
      if (earlier) return { token: earlier, text: null };
      await rememberMade(tx, actor, once, { type: "scim-token", id: id }, now);
      if (expiresAt !== null && expiresAt <= now) {
        throw invalid("expires_at", "expires_at must lie in the future");
      }
      await requireIntegration(tx, integration);
      const token = await tx.scimTokens.insert(id, config, hash, now);
      await record(tx, actor, now, event("scim-token.created", token, { after: config }));
      return { token, text: made };
    });
  }

  /** @throws Refusal `not-found`, `stale` */
  async update({ id, changes, precondition }: ScimTokenUpdate, actor: Actor): Promise<ScimToken> {
    const updated = await this.deps.store.write(async (tx) => {
      const current = await requireToken(tx, id);
      requireVersion(current.revision, precondition);
      const config: ScimTokenConfig = { ...current.config, ...changes };
      const delta = difference(current.config, config);
      if (Object.keys(delta).length === 0) return current;
      const now = this.deps.clock();
      const token = await tx.scimTokens.update(current, config, now);
      await record(tx, actor, now, event("scim-token.updated", token, delta));
      return token;
    });
    this.changed(id);
    return updated;
  }

  /** Honoured no more from the next request on. @throws Refusal `not-found`, `stale` */
  async revoke(id: string, actor: Actor, precondition?: Precondition): Promise<void> {
    await this.deps.store.write(async (tx) => {
      const token = await requireToken(tx, id);
      requireVersion(token.revision, precondition);
      await tx.scimTokens.remove(token);
      const now = this.deps.clock();
      await record(tx, actor, now, event("scim-token.revoked", token, { before: token.config }));
    });
    this.changed(id);
  }

  /** The token with this text when it is honoured now; otherwise null, whatever the reason. */
  async verify(text: string): Promise<ScimToken | null> {
    const token = await this.deps.store.read.scimTokens.findByHash(hashSecret(text));
    const now = this.deps.clock();
    if (!token || (token.config.expiresAt !== null && token.config.expiresAt <= now)) return null;
    this.#uses.note(token, now, () => this.deps.store.write((tx) => tx.scimTokens.touch(token, now)));
    return token;
  }

  /** Resolves when no use of a token is still to be noted. */
  settled(): Promise<void> {
    return this.#uses.settled();
  }

  private changed(id: string): void {
    for (const listener of this.#listeners) listener(id);
  }
}

/** @throws Refusal `not-found` */
async function requireToken(reads: Reads, id: string): Promise<ScimToken> {
  const token = await reads.scimTokens.find(id);
  if (!token) throw new Refusal("not-found", "there is no SCIM token of that id");
  return token;
}

/** Equal for equal requests. Holds the digest of a brought token, never the token. */
function fingerprintOf({ name, integration, expiresAt }: ScimTokenConfig, brought: Buffer | null): string {
  const request = [name, integration, expiresAt, brought?.toString("hex") ?? null];
  return createHash("sha256").update(JSON.stringify(request)).digest("hex");
}

function event(action: string, { id, config }: ScimToken, delta: Record<string, unknown>) {
  return {
    action,
    target: { type: "scim-token" as const, id, integration: config.integration },
    delta,
  };
}
