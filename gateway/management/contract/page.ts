import { z } from "zod";

/** One page: `total` counts all that match, `next_cursor` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), total: z.number().int(), next_cursor: z.string().nullable() });
}

export interface PageView<T> {
  items: T[];
  total: number;
  next_cursor: string | null;
}
