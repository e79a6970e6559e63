/** When a list is next to be reviewed. Dates are UTC midnights in milliseconds since the epoch. */

export interface Schedule {
  /** Months between reviews. */
  readonly frequency: number;
  /** 1, 15, or 31 for the last day of the month. */
  readonly dayOfMonth: number;
}

export const FREQUENCIES = [1, 3, 6, 12] as const;
export const DAYS_OF_MONTH = [1, 15, 31] as const;

/** UTC midnight of the chosen day in the month that lies `frequency` months after `base`. */
export function auditDateAfter(base: number, { frequency, dayOfMonth }: Schedule): number {
  const from = new Date(base);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + frequency;
  return dayOfMonth === 31 ? Date.UTC(year, month + 1, 0) : Date.UTC(year, month, dayOfMonth);
}

/**
 * The due date that follows a review: counted from the old due date, not from the day of the review.
 * A list overdue by several periods moves to the first such date after `now`.
 */
export function nextAuditDate(due: number, schedule: Schedule, now: number): number {
  let next = auditDateAfter(due, schedule);
  while (next <= now) next = auditDateAfter(next, schedule);
  return next;
}
