import { createPrivateKey, type KeyObject } from "node:crypto";
import type { Keys } from "../domain/keys";
import type { Actor, SigningAlgorithm, SigningKey } from "../domain/model";
import { makeKey, type PublicJwk, publicKeyOf, publish } from "./key-material";
import { openKey } from "./key-seal";

/** How long the keys are taken as read; another node's rotation is seen after this time. */
const FRESH = 10_000;
/** An unknown `kid` makes the keys be read again, but not more often than this. */
const RELOAD_AT_MOST_EVERY = 1_000;

export interface VerificationKey {
  readonly kid: string;
  readonly algorithm: SigningAlgorithm;
  readonly publicKey: KeyObject;
}

export interface KeyRingOptions {
  readonly keys: Keys;
  readonly clock: () => number;
  readonly masterKey: string | null;
  /** How long tokens of a replaced key are honoured, in milliseconds. */
  readonly overlap: number;
}

/** The signing keys in memory, parsed and opened; the store has the last word. */
export class KeyRing {
  #keys: readonly SigningKey[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  #readsBegun = 0;
  #lastRead = 0;
  readonly #publicKeys = new Map<string, KeyObject>();
  readonly #privateKeys = new Map<string, KeyObject>();
  readonly #listeners: (() => void)[] = [];

  constructor(private readonly options: KeyRingOptions) {}

  /** Calls `listener` after a rotation. */
  onRotated(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Makes the keys that are missing and opens those that sign.
   * @throws Error when a key cannot be opened with the master key
   */
  async prepare(actor: Actor): Promise<void> {
    const { keys, masterKey } = this.options;
    await keys.ensure((algorithm) => makeKey(algorithm, masterKey), actor);
    await this.read();
    for (const key of this.#keys) if (key.state === "active") this.open(key);
  }

  /** The key that signs, and its private part. */
  async active(algorithm: SigningAlgorithm): Promise<{ kid: string; privateKey: KeyObject }> {
    await this.refresh(FRESH);
    const key = this.#keys.find((one) => one.algorithm === algorithm && one.state === "active");
    if (!key) throw new Error(`There is no signing key for ${algorithm}.`);
    return { kid: key.kid, privateKey: this.open(key) };
  }

  /** The key of that id, if tokens that it signed are honoured now. */
  async find(kid: string): Promise<VerificationKey | undefined> {
    await this.refresh(FRESH);
    if (!this.current(kid)) await this.refresh(RELOAD_AT_MOST_EVERY);
    const key = this.current(kid);
    return key && { kid, algorithm: key.algorithm, publicKey: this.publicKey(key) };
  }

  /** What the JWKS shows (RFC 7517 §5). */
  async published(): Promise<readonly PublicJwk[]> {
    await this.refresh(FRESH);
    return this.#keys.map(publish);
  }

  /** @param endNow honour tokens of the key before no longer: for a key that has leaked */
  async rotate(algorithm: SigningAlgorithm, actor: Actor, endNow = false): Promise<void> {
    const { keys, masterKey, overlap } = this.options;
    await keys.rotate(await makeKey(algorithm, masterKey), endNow ? 0 : overlap, actor);
    await this.read();
    for (const listener of this.#listeners) listener();
  }

  private current(kid: string): SigningKey | undefined {
    const now = this.options.clock();
    return this.#keys.find((key) => key.kid === kid && (key.retiresAt === null || key.retiresAt > now));
  }

  private async refresh(maxAge: number): Promise<void> {
    // Monotonic, so that a clock set back does not keep old keys alive.
    if (performance.now() - this.#readAt > maxAge) await this.read();
  }

  private async read(): Promise<void> {
    this.#readsBegun += 1;
    const mine = this.#readsBegun;
    const keys = await this.options.keys.list();
    // Overtaken by a read that began later and knows more.
    if (mine < this.#lastRead) return;
    this.#lastRead = mine;
    this.#keys = keys;
    this.#readAt = performance.now();
  }

  private open(key: SigningKey): KeyObject {
    const known = this.#privateKeys.get(key.kid);
    if (known) return known;
    const opened = createPrivateKey(openKey(key.privateKey, key.kid, this.options.masterKey));
    this.#privateKeys.set(key.kid, opened);
    return opened;
  }

  private publicKey(key: SigningKey): KeyObject {
    const known = this.#publicKeys.get(key.kid);
    if (known) return known;
    const parsed = publicKeyOf(key.publicJwk);
    this.#publicKeys.set(key.kid, parsed);
    return parsed;
  }
}
