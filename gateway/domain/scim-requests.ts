/** The last requests of each integration, for the administrator who asks why a push failed. */
import type { Deps } from "./command";
import { StoreUnavailable } from "./errors";
import type { ScimRequest } from "./model";
import type { Page, PageRequest } from "./query";
import type { ScimRequestSelection } from "./scim-request-store";

export type NewScimRequest = Omit<ScimRequest, "sequence">;

/** Milliseconds that a request waits to be written with others. What waits when the process is killed is lost. */
const WAIT = 2_000;

/** How many are written in one transaction: other commands wait for it. */
const PORTION = 100;

/** How many requests of others than its own clients are kept of an integration, and wait at most to be written. */
const STRANGERS = 100;

export interface ScimRequestOptions {
  /** How many requests of its own clients are kept of an integration; 0 keeps none of anyone's. */
  readonly most: number;
  /** Told of requests that were lost through a fault of the gateway. */
  readonly onFault?: (error: unknown) => void;
}

export class ScimRequests {
  readonly #known = new Map<string, NewScimRequest[]>();
  #strangers: NewScimRequest[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly deps: Pick<Deps, "store">,
    private readonly options: ScimRequestOptions,
  ) {}

  /** Whether requests are kept at all. */
  get on(): boolean {
    return this.options.most > 0;
  }

  /** Takes down a request that was answered. Nobody waits for it to be written. */
  note(request: NewScimRequest): void {
    if (!this.on) return;
    if (request.known) {
      const { integration } = request;
      const waiting = this.#known.get(integration) ?? [];
      waiting.push(request);
      this.#known.set(integration, newest(waiting, this.options.most));
    } else {
      this.#strangers.push(request);
      this.#strangers = newest(this.#strangers, STRANGERS);
    }
    this.#timer ??= setTimeout(() => void this.settled(), WAIT).unref();
  }

  /** Newest first, those that were answered a moment ago among them. */
  async list(selection: ScimRequestSelection, page: PageRequest): Promise<Page<ScimRequest>> {
    await this.settled();
    return this.deps.store.read.scimRequests.page(selection, page);
  }

  /** Resolves when everything noted so far is written, or cannot be. */
  settled(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async #write(): Promise<void> {
    const { most } = this.options;
    const waiting = [...this.#known.values()].flatMap((requests) => requests.slice(-most));
    const strangers = this.#strangers.slice(-STRANGERS);
    this.#known.clear();
    this.#strangers = [];
    if (waiting.length + strangers.length === 0) return;
    const requests = [...waiting, ...strangers].sort((a, b) => a.time - b.time);
    for (let start = 0; start < requests.length; start += PORTION) {
      if (await this.#append(requests.slice(start, start + PORTION))) continue;
      for (const request of requests.slice(start)) this.note(request);
      return;
    }
  }

  /** False when the store cannot answer now. */
  async #append(requests: readonly NewScimRequest[]): Promise<boolean> {
    const most = { known: this.options.most, strangers: STRANGERS };
    try {
      await this.deps.store.write((tx) => tx.scimRequests.append(requests, most));
    } catch (error) {
      if (error instanceof StoreUnavailable) return false;
      this.options.onFault?.(error);
    }
    return true;
  }
}

/** Lets a row grow to twice what is wanted of it before it is cut, so that it is not moved at every request. */
function newest(requests: NewScimRequest[], most: number): NewScimRequest[] {
  return requests.length < 2 * most ? requests : requests.slice(-most);
}
