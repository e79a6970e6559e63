import { createHash } from "node:crypto";

/** Which of a migration's texts is meant. */
export type DatabaseKind = "sqlite" | "postgres";

/** One step of the schema, as SQL text for each database. Once released it is never edited: a correction is a new step. */
export interface Migration {
  /** Sorts after every earlier one. */
  readonly name: string;
  readonly sqlite: readonly string[];
  /** Text columns are `collate "C"`, so that they sort and compare as they do on SQLite. */
  readonly postgres: readonly string[];
}

/** What is recorded of an applied migration, so that an edited one is noticed. */
export function checksum(statements: readonly string[]): string {
  return createHash("sha256").update(statements.join("\n;\n")).digest("hex");
}
