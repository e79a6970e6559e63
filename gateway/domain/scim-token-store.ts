/** The part of the store's port that keeps static bearer tokens. */
import type { ScimToken, ScimTokenConfig } from "./model";
import type { Page, PageRequest } from "./query";

export interface ScimTokenReads {
  find(id: string): Promise<ScimToken | null>;
  /** @param hash SHA-256 of the token's text */
  findByHash(hash: Buffer): Promise<ScimToken | null>;
  /** In the order of creation. */
  page(page: PageRequest): Promise<Page<ScimToken>>;
}

export interface ScimTokenWrites {
  /** @throws Refusal `already-exists` (field `token`) when another token has this text */
  insert(id: string, config: ScimTokenConfig, hash: Buffer, now: number): Promise<ScimToken>;
  /** Moves `revision`; the integration stays. */
  update(token: ScimToken, config: ScimTokenConfig, now: number): Promise<ScimToken>;
  remove(token: ScimToken): Promise<void>;
  /** Notes a use; needs no event. */
  touch(token: ScimToken, now: number): Promise<void>;
}
