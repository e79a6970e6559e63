/** The keys that sign access tokens: one active key of each algorithm, and retiring ones whose tokens still live. */
import { type Deps, record } from "./command";
import type { Actor, SigningAlgorithm, SigningKey } from "./model";
import type { Writes } from "./store";

/** Both from the start: RFC 9068 §2.1 asks every authorization server for RS256. */
export const SIGNING_ALGORITHMS: readonly SigningAlgorithm[] = ["ES256", "RS256"];

/** A key pair as it is kept; `privateKey` is sealed already where a master key is set. */
export type KeyMaterial = Pick<SigningKey, "kid" | "algorithm" | "privateKey" | "publicJwk">;

export class Keys {
  constructor(private readonly deps: Deps) {}

  /** Keys whose tokens are honoured now, newest first. */
  async list(): Promise<readonly SigningKey[]> {
    const keys = await this.deps.store.read.keys.all();
    const now = this.deps.clock();
    return keys.filter(({ retiresAt }) => retiresAt === null || retiresAt > now);
  }

  /** Sees to it that each algorithm has an active key; `make` is called only for those that have none. */
  async ensure(make: (algorithm: SigningAlgorithm) => Promise<KeyMaterial>, actor: Actor): Promise<void> {
    const keys = await this.deps.store.read.keys.all();
    const missing = SIGNING_ALGORITHMS.filter((algorithm) => !hasActive(keys, algorithm));
    if (missing.length === 0) return;
    const made = await Promise.all(missing.map(make));
    await this.deps.store.write(async (tx) => {
      const present = await tx.keys.all();
      for (const material of made) {
        // Another node may have been faster.
        if (hasActive(present, material.algorithm)) continue;
        await this.insert(tx, material, "signing-key.created", actor);
      }
    });
  }

  /**
   * Makes `material` the active key of its algorithm.
   * @param overlap how long tokens of the key before are honoured, in milliseconds; 0 ends them at once
   */
  rotate(material: KeyMaterial, overlap: number, actor: Actor): Promise<void> {
    return this.deps.store.write(async (tx) => {
      await tx.keys.retire(material.algorithm, this.deps.clock() + overlap);
      await this.insert(tx, material, "signing-key.rotated", actor);
    });
  }

  private async insert(tx: Writes, material: KeyMaterial, action: string, actor: Actor): Promise<void> {
    const { kid, algorithm } = material;
    const createdAt = this.deps.clock();
    await tx.keys.insert({ ...material, state: "active", createdAt, retiresAt: null });
    await record(tx, actor, createdAt, {
      action,
      target: { type: "signing-key", id: kid, integration: null },
      delta: { algorithm },
    });
  }
}

function hasActive(keys: readonly SigningKey[], algorithm: SigningAlgorithm): boolean {
  return keys.some((key) => key.algorithm === algorithm && key.state === "active");
}
