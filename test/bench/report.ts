/** How a benchmark says what it found: ratios with their parts, as a table and as JSON. */

export interface Row {
  readonly what: string;
  /** The figure against its floor or against its own slowest; what the goal is stated in. */
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  /** The figures that the ratio was made of. */
  readonly parts: Readonly<Record<string, number | string>>;
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** @param largest no store of more users than this is filled */
  run(say: (line: string) => void, largest: number): Promise<readonly Row[]>;
}

export function atLeast(what: string, ratio: number, goal: number, parts: Row["parts"]): Row {
  return { what, ratio, goal: `≥ ${goal}`, met: ratio >= goal, parts };
}

export function atMost(what: string, ratio: number, goal: number, parts: Row["parts"]): Row {
  return { what, ratio, goal: `≤ ${goal}`, met: ratio <= goal, parts };
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, ratio, goal, met, parts }) => {
    const figures = Object.entries(parts).map(
      ([name, value]) => `${name} ${typeof value === "number" ? round(value) : value}`,
    );
    return `| ${what} | ${ratio.toFixed(2)} | ${goal} | ${met ? "met" : "not met"} | ${figures.join(", ")} |`;
  });
  return ["| work | ratio | goal | | parts |", "|---|---|---|---|---|", ...lines].join("\n");
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}
