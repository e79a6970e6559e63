/** As many at once as a database has connections for. */
const PORTION = 50;

/** Makes `count` things, some at a time. @returns them in the order of their index */
export async function inPortions<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const size = Math.min(PORTION, count - made.length);
    const start = made.length;
    made.push(...(await Promise.all(Array.from({ length: size }, (_, index) => make(start + index)))));
  }
  return made;
}
