/** What is already certain of a value that is not known yet; Terraform can then decide more in a plan. */
export interface Refinements {
  readonly notNull?: boolean;
  /** The text that a string will begin with. */
  readonly prefix?: string;
}

/** A value that is known only after apply. */
export class Unknown {
  constructor(readonly refinements: Refinements = {}) {}
}

/** The unknown value of which nothing is certain. */
export const unknown = new Unknown();

export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** The value itself, or undefined when it is null or not known: for checks that wait until there is something to check. */
export function known<T>(value: T): Exclude<T, Unknown | null> | undefined {
  return value === null || isUnknown(value) ? undefined : (value as Exclude<T, Unknown | null>);
}
