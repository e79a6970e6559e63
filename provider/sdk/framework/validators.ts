/** A rule for one attribute; asked only when the value is known and not null. */
export interface Validator<T> {
  /** Markdown, for the documentation: "one of `a`, `b`". */
  readonly description: string;
  /** What is wrong with the value and what would be right, or undefined when nothing is. */
  check(value: T): string | undefined;
}

export function oneOf<const T extends string | number>(...allowed: readonly T[]): Validator<string | number> {
  const description = `one of ${allowed.map((value) => `\`${value}\``).join(", ")}`;
  return {
    description,
    check: (value) =>
      allowed.some((one) => one === value)
        ? undefined
        : `must be ${description}, not ${JSON.stringify(value)}`,
  };
}

/** Length in Unicode code points. */
export function length(bounds: { readonly min?: number; readonly max?: number }): Validator<string> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
  return {
    description: `${range(min, max)} characters`,
    check: (value) => outside([...value].length, min, max, "characters"),
  };
}

export function between(min: number, max: number): Validator<number> {
  const description = range(min, max);
  return {
    description,
    check: (value) => (value < min || value > max ? `must be ${description}, not ${value}` : undefined),
  };
}

export function integer(): Validator<number> {
  return {
    description: "a whole number",
    check: (value) => (Number.isInteger(value) ? undefined : `must be a whole number, not ${value}`),
  };
}

/** `pattern` is the provider's own, never a user's. */
export function matches(pattern: RegExp, description: string): Validator<string> {
  return {
    description,
    check: (value) =>
      pattern.test(value) ? undefined : `must be ${description}, not ${JSON.stringify(value)}`,
  };
}

/** Number of elements. */
export function size(bounds: {
  readonly min?: number;
  readonly max?: number;
}): Validator<readonly unknown[] | object> {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
  return {
    description: `${range(min, max)} elements`,
    check: (value) => outside(Object.keys(value).length, min, max, "elements"),
  };
}

/** Every element of a list or set, or every value of a map, satisfies `rule`; null elements are passed over. */
export function each<T>(rule: Validator<T>): Validator<readonly T[] | { readonly [key: string]: T }> {
  return {
    description: `each ${rule.description}`,
    check: (values) => {
      for (const [key, value] of Object.entries(values)) {
        if (value === null) continue;
        const problem = rule.check(value as T);
        if (problem)
          return `element ${Array.isArray(values) ? JSON.stringify(value) : JSON.stringify(key)} ${problem}`;
      }
      return undefined;
    },
  };
}

function outside(count: number, min: number, max: number, unit: string): string | undefined {
  return count < min || count > max ? `must have ${range(min, max)} ${unit}, not ${count}` : undefined;
}

function range(min: number, max: number): string {
  if (max === Number.POSITIVE_INFINITY) return `at least ${min}`;
  return min === 0 ? `at most ${max}` : `between ${min} and ${max}`;
}
