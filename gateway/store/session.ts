/** What every verb is written over: one connection of either dialect, in or out of a transaction. */
import { pause } from "../domain/pause";
import type { Call } from "./statement";

export interface Session {
  all<Row>(call: Call<Row>): Promise<Row[]>;
  first<Row>(call: Call<Row>): Promise<Row | null>;
  /** Executes and tells how many rows changed. @throws Conflict when a constraint forbids it */
  run(call: Call<unknown>): Promise<number>;
  /** Several reads of one and the same state. */
  together<Rows extends readonly unknown[]>(
    calls: { [I in keyof Rows]: Call<Rows[I]> },
  ): Promise<{
    [I in keyof Rows]: Rows[I][];
  }>;
}

/** A constraint of the schema forbade a write; `columns` are `table.column` of a unique key, empty for a foreign key. */
export class Conflict extends Error {
  override readonly name = "Conflict";

  constructor(
    readonly kind: "unique" | "foreign-key",
    readonly columns: readonly string[],
    options?: ErrorOptions,
  ) {
    super(
      `a ${kind} constraint forbids this${columns.length > 0 ? ` (${columns.join(", ")})` : ""}`,
      options,
    );
  }
}

/** What a command read has been changed by another since: it decides anew. */
export class Superseded extends Error {
  override readonly name = "Superseded";
}

/** Does `write`, turning a conflict into what `refuse` makes of it; other errors, and undefined, pass unchanged. */
export async function onConflict<T>(
  write: Promise<T>,
  refuse: (conflict: Conflict) => Error | undefined,
): Promise<T> {
  try {
    return await write;
  } catch (error) {
    throw (error instanceof Conflict && refuse(error)) || error;
  }
}

/** How many rows a slice of long work handles before others may have a turn. */
export const SLICE = 1_000;

/** Between two slices others may have a turn, `span` milliseconds after the last. */
export async function* slices<T>(items: readonly T[], span?: number): AsyncGenerator<readonly T[]> {
  if (items.length > 0) yield items.length <= SLICE ? items : items.slice(0, SLICE);
  for (let start = SLICE; start < items.length; start += SLICE) {
    await pause(span);
    yield items.slice(start, start + SLICE);
  }
}
