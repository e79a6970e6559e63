/**
 * The table `user_ranks` counts the users of an integration in each block of row keys. A page at any position is found by
 * adding up blocks and stepping inside one, never by walking over all the rows before it.
 */
const BLOCK = 2_048;

export function blockOf(key: number): number {
  return Math.floor(key / BLOCK);
}

/** The key just before the first of the block. */
export function keyBefore(block: number): number {
  return block * BLOCK - 1;
}
