import type { Store } from "../../../gateway/domain/store";
import { NOW } from "../fixtures";

/** Opens a new, empty store. */
export type OpenStore = (options: { clock: () => number }) => Promise<Store>;

export interface Opened {
  readonly store: Store;
  /** The store's clock; a test may move it. */
  now: number;
}

/** A new store for each test of the suite that calls this. */
export function openedForEach(open: OpenStore): Opened {
  const opened = { now: NOW } as { store: Store; now: number };
  beforeEach(async () => {
    opened.now = NOW;
    opened.store = await open({ clock: () => opened.now });
  });
  afterEach(() => opened.store.close());
  return opened;
}
