/** What happened: the append-only record that every command writes beside its change. */
import type { Deps } from "./command";
import type { Event } from "./model";
import type { Page, PageRequest } from "./query";
import type { EventSelection } from "./store";

export class Events {
  constructor(private readonly deps: Pick<Deps, "store">) {}

  /** In the order in which they happened. */
  list(selection: EventSelection, page: PageRequest): Promise<Page<Event>> {
    return this.deps.store.read.events.page(selection, page);
  }
}
