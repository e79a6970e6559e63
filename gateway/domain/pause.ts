/** Long work gives way: between its pieces others have a turn of the event loop, once it has been held for a moment. */

/** Milliseconds for which work may hold the event loop before it pauses. Who comes meanwhile waits for a few such spans. */
const SPAN = 4;

/** The same within a command, for whose end other writers wait: whoever has a turn meanwhile makes that later. */
export const COMMAND_SPAN = 8;

/** How many of many things are done before it is asked whether to pause. */
const PORTION = 500;

/** When the event loop last came round to work that paused. */
let begun = performance.now();

/** For long work to await between two small pieces of it: resolves at once, or after everybody who waits had a turn. */
export async function pause(span = SPAN): Promise<void> {
  if (performance.now() - begun < span) return;
  await new Promise<void>((resolve) => setImmediate(resolve));
  begun = performance.now();
}

/** Does something small with each of many, and pauses between portions of them. */
export async function eachWithPauses<T>(
  items: Iterable<T>,
  act: (item: T, index: number) => void,
): Promise<void> {
  let index = 0;
  for (const item of items) {
    act(item, index);
    index += 1;
    if (index % PORTION === 0) await pause();
  }
}
