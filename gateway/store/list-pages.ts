/** Pages of lists: by name, or by creation when they are asked for as groups. */
import type { Page, PageRequest } from "../domain/query";
import type { ListSelection } from "../domain/store";
import type { ListRecord } from "./lists";
import type { Session } from "./session";
import type { Compiler } from "./statement";

export function listPageStatements(_: Compiler) {
  return {};
}

export class ListPages {
  constructor(
    readonly session: Session,
    readonly on: ReturnType<typeof listPageStatements>,
    readonly sql: Compiler,
  ) {}

  async page(_: ListSelection, __: PageRequest): Promise<Page<ListRecord>> {
    throw new Error("not yet");
  }
}
