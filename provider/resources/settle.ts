import { known } from "../sdk/values/unknown";

/**
 * The value to store for what the gateway answered: its own, unless the one that is planned or stored already means the
 * same in another spelling. So a spelling the user chose is kept, and a real change made elsewhere is seen.
 */
export function settle<T>(
  earlier: unknown,
  remote: T,
  same: (earlier: NonNullable<T>, remote: NonNullable<T>) => boolean,
): T {
  const value = known(earlier) as NonNullable<T> | undefined;
  return value !== undefined && remote !== null && remote !== undefined && same(value, remote)
    ? value
    : remote;
}
