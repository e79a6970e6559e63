/** How often the use of one thing is noted at most, in milliseconds. */
const NOTE_EVERY = 60_000;

interface Used {
  readonly id: string;
  /** As it was read. */
  readonly lastUsedAt: number | null;
}

/**
 * When credentials were last used, exact to a minute. It is written in the background, because nobody's request waits
 * for it; a use that cannot be noted is noted the next time.
 */
export class UseNotes {
  readonly #writing = new Map<string, Promise<void>>();

  /** Calls `write`, unless a use of the same thing was noted within the last minute or is being noted. */
  note({ id, lastUsedAt }: Used, now: number, write: () => Promise<void>): void {
    if (now - (lastUsedAt ?? 0) < NOTE_EVERY || this.#writing.has(id)) return;
    const done = write()
      .catch(() => undefined)
      .finally(() => this.#writing.delete(id));
    this.#writing.set(id, done);
  }

  /** Resolves when nothing is still to be noted. */
  async settled(): Promise<void> {
    await Promise.all(this.#writing.values());
  }
}
