import type { PageView } from "../../gateway/management/contract/page";

/** Single reads after which it is plain that many will follow: Terraform is refreshing a whole state. */
const FEW = 8;
/** Collections larger than this are read one by one: what Terraform manages may be a small part of them. */
const MANY = 5_000;
/** How old what was read ahead may be, in milliseconds. */
const FRESH_FOR = 30_000;

type LoadPage<View> = (cursor: string | null) => Promise<PageView<View>>;

/** After a few single reads without a write among them, reads whole pages and answers the next reads from these. */
export class ReadAhead<View> {
  readonly #nameOf: (view: View) => string;
  #reads = 0;
  #readAhead: { readonly views: Promise<ReadonlyMap<string, View>>; readonly freshUntil: number } | undefined;

  constructor(nameOf: (view: View) => string) {
    this.#nameOf = nameOf;
  }

  /** What was read ahead under this name; undefined where it has to be asked for. */
  async find(name: string, loadPage: LoadPage<View>): Promise<View | undefined> {
    this.#reads += 1;
    if (this.#reads <= FEW) return undefined;
    const now = performance.now();
    if (!this.#readAhead || now > this.#readAhead.freshUntil) {
      this.#readAhead = { views: this.#load(loadPage), freshUntil: now + FRESH_FOR };
    }
    return (await this.#readAhead.views).get(name);
  }

  /** After a write, nothing that was read before it is told any more. */
  forget(): void {
    this.#reads = 0;
    this.#readAhead = undefined;
  }

  /** Empty where it fails: the single reads will tell why. */
  async #load(loadPage: LoadPage<View>): Promise<ReadonlyMap<string, View>> {
    const views = new Map<string, View>();
    try {
      let cursor: string | null = null;
      do {
        const page: PageView<View> = await loadPage(cursor);
        if (page.total > MANY) return views;
        for (const view of page.items) views.set(this.#nameOf(view), view);
        cursor = page.next_cursor;
      } while (cursor !== null);
      return views;
    } catch {
      return new Map();
    }
  }
}
