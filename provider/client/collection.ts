/** One kind of thing below `/v1`: the five verbs that every one of them has. */
import { segment } from "./endpoint";
import { ApiError } from "./errors";
import type { Session } from "./session";

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly next_cursor: string | null;
}

const PAGE_SIZE = 200;

export class Collection<Input, Update, View> {
  readonly #session: () => Session;
  readonly #root: string;

  constructor(session: () => Session, root: string) {
    this.#session = session;
    this.#root = root;
  }

  /** Made in one atomic request; repeating it with the same key finds what was made. */
  create(body: Input, idempotencyKey: string, signal: AbortSignal): Promise<View> {
    return this.#session().call({ method: "POST", path: this.#root, body, idempotencyKey, signal });
  }

  /** null when there is none of this name. */
  async read(name: string, signal: AbortSignal): Promise<View | null> {
    return nullWhenGone(this.#session().call<View>({ method: "GET", path: this.#at(name), signal }));
  }

  update(name: string, body: Update, signal: AbortSignal): Promise<View> {
    return this.#session().call({ method: "PUT", path: this.#at(name), body, signal });
  }

  /** Succeeds also when it is gone already. */
  async delete(name: string, signal: AbortSignal): Promise<void> {
    await nullWhenGone(this.#session().call({ method: "DELETE", path: this.#at(name), signal }));
  }

  /** Everything that matches, page by page. */
  async *list(matching: Readonly<Record<string, string>>, signal: AbortSignal): AsyncGenerator<View> {
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({
        ...matching,
        limit: String(PAGE_SIZE),
        ...(cursor === null ? {} : { cursor }),
      });
      const page: Page<View> = await this.#session().call({
        method: "GET",
        path: `${this.#root}?${query}`,
        signal,
      });
      yield* page.items;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  #at(name: string): string {
    return `${this.#root}/${segment(name)}`;
  }
}

async function nullWhenGone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
