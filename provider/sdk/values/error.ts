import type { AttributePath } from "./path";
import { renderPath } from "./path";
import { Unknown } from "./unknown";

/** A value that does not fit its type, or bytes that are no value; `path` says where. */
export class ValueError extends Error {
  override readonly name = "ValueError";
  constructor(
    readonly problem: string,
    readonly path: AttributePath,
  ) {
    super(path.length === 0 ? problem : `${renderPath(path)}: ${problem}`);
  }
}

/** What a value is, for messages: "a string", "a list". */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Unknown) return "an unknown value";
  if (typeof value === "object") return "an object";
  return typeof value === "boolean" ? "a bool" : `a ${typeof value}`;
}
