/** Rows into the model's types. */
import type { Selectable } from "kysely";
import type { PrincipalKind } from "../domain/model";
import type { KindCode } from "./schema";

export type Row<Table> = Selectable<Table>;

/** JSON that the store itself has written. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

export function kindOf(code: KindCode): PrincipalKind {
  return code === 0 ? "user" : "list";
}

export function codeOf(kind: PrincipalKind): KindCode {
  return kind === "user" ? 0 : 1;
}

/** The one row that a statement with RETURNING, or a look-up of what must exist, gives. */
export function only<T>(row: T | null): T {
  if (row === null) throw new Error("the row that was to be changed is gone");
  return row;
}
