import { createHash } from "node:crypto";

/** One step of the schema, as SQL text for each database. Once released it is never edited: a correction is a new step. */
export interface Migration {
  /** Sorts after every earlier one. */
  readonly name: string;
  readonly sqlite: readonly string[];
}

/** What is recorded of an applied migration, so that an edited one is noticed. */
export function checksum(statements: readonly string[]): string {
  return createHash("sha256").update(statements.join("\n;\n")).digest("hex");
}
