/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A resource's private notes: small, kept in the state file beside the resource, never shown to the user. */
export class PrivateState {
  readonly #entries: Map<string, Json>;

  constructor(entries: Iterable<readonly [string, Json]> = []) {
    this.#entries = new Map(entries);
  }

  get(key: string): Json | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: Json): void {
    this.#entries.set(key, value);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  entries(): Iterable<readonly [string, Json]> {
    return this.#entries.entries();
  }
}
