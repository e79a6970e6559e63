/** One kind of thing below `/v1`: the five verbs that every one of them has. */
import type { PageView } from "../../gateway/management/contract/page";
import { segment } from "./endpoint";
import { isGone } from "./errors";
import type { JsonObject } from "./problem";
import { ReadAhead } from "./read-ahead";
import type { Call, Session } from "./session";

const PAGE_SIZE = 200;

export class Collection<Input, Update, View> {
  readonly #session: () => Session;
  readonly #root: string;
  readonly #nameOf: (view: View) => string;
  readonly #ahead: ReadAhead<View>;
  readonly #found = new Set<string>();

  /** `nameOf` gives what a view is read by. */
  constructor(session: () => Session, root: string, nameOf: (view: View) => string) {
    this.#session = session;
    this.#root = root;
    this.#nameOf = nameOf;
    this.#ahead = new ReadAhead(nameOf);
  }

  /** Made in one atomic request; repeating it with the same key finds what was made. */
  async create(body: Input, idempotencyKey: string, signal: AbortSignal): Promise<View> {
    let isFound = false;
    const onReplay = () => {
      isFound = true;
    };
    const call = { method: "POST", path: this.#root, body, idempotencyKey, onReplay, signal } as const;
    const view = await this.write<View>(call);
    if (isFound) this.#found.add(this.#nameOf(view));
    return view;
  }

  /** Whether a creation of this run found the thing of this name made already, instead of making it. */
  wasFound(name: string): boolean {
    return this.#found.has(name);
  }

  /** null when there is none of this name. May be some seconds old while many are read one after the other. */
  async read(name: string, signal: AbortSignal): Promise<View | null> {
    const ahead = await this.#ahead.find(name, (cursor) => this.#page({}, cursor, signal));
    if (ahead !== undefined) return ahead;
    const isAnswer = (body: JsonObject) => this.isAbout(body as View, name);
    return nullWhenGone(this.#session().call<View>({ method: "GET", path: this.at(name), isAnswer, signal }));
  }

  update(name: string, body: Update, signal: AbortSignal): Promise<View> {
    return this.write({ method: "PUT", path: this.at(name), body, signal });
  }

  /** Succeeds also when it is gone already. */
  async delete(name: string, signal: AbortSignal): Promise<void> {
    await nullWhenGone(this.write({ method: "DELETE", path: this.at(name), signal }));
  }

  /** Everything that matches, page by page. */
  async *list(matching: Readonly<Record<string, string>>, signal: AbortSignal): AsyncGenerator<View> {
    let cursor: string | null = null;
    do {
      const page: PageView<View> = await this.#page(matching, cursor, signal);
      yield* page.items;
      cursor = page.next_cursor;
    } while (cursor !== null);
  }

  /** What was read ahead is told no more: something else has changed what is shown here. */
  forget(): void {
    this.#ahead.forget();
  }

  /** Any request that changes something here. */
  protected async write<T>(call: Call): Promise<T> {
    try {
      return await this.#session().call<T>(call);
    } finally {
      this.forget();
    }
  }

  /** Whether a view is of the thing that was asked for by this name. */
  protected isAbout(view: View, name: string): boolean {
    return this.#nameOf(view) === name;
  }

  protected at(name: string): string {
    return `${this.#root}/${segment(name)}`;
  }

  #page(
    matching: Readonly<Record<string, string>>,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<PageView<View>> {
    const query = new URLSearchParams({ ...matching, limit: String(PAGE_SIZE) });
    if (cursor !== null) query.set("cursor", cursor);
    return this.#session().call({ method: "GET", path: `${this.#root}?${query}`, isAnswer: isPage, signal });
  }
}

function isPage({ items, next_cursor }: JsonObject): boolean {
  return Array.isArray(items) && (next_cursor === null || typeof next_cursor === "string");
}

/** null in place of the refusal that says that there is no such thing; every other failure stays one. */
export async function nullWhenGone<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}
