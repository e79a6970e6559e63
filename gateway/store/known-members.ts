/** Which of the members that a request names exist, found before any of them is written. */
import type { RowKey } from "../domain/model";
import { eachWithPauses } from "../domain/pause";
import type { KnownMembers, MemberIds } from "../domain/store";
import type { membershipStatements } from "./membership-statements";
import { type Session, slices } from "./session";

type Statements = Pick<ReturnType<typeof membershipStatements>, "knownUsers" | "knownLists">;

export async function findKnown(
  session: Session,
  on: Statements,
  integration: string,
  { users, lists }: MemberIds,
  stop: boolean,
): Promise<KnownMembers> {
  const unknown: string[] = [];
  const find = async (statement: Statements["knownUsers"], ids: readonly string[]) => {
    const known = new Map<RowKey, string>();
    for await (const slice of slices(ids)) {
      if (stop && unknown.length > 0) break;
      const rows = await session.all(statement.with({ integration, ids: slice }));
      for (const { id, key } of rows) known.set(key, id);
      if (rows.length < slice.length) noteUnknown(slice, rows, unknown);
    }
    return inOrder(known);
  };
  const { ids, keys } = await find(on.knownUsers, users);
  return { known: { users: ids, userKeys: keys, lists: (await find(on.knownLists, lists)).ids }, unknown };
}

function noteUnknown(ids: readonly string[], rows: readonly { id: string }[], unknown: string[]): void {
  const there = new Set(rows.map(({ id }) => id));
  for (const id of ids) if (!there.has(id)) unknown.push(id);
}

/** In the order of their rows, in which they are written several times as quickly as in any other. */
async function inOrder(known: ReadonlyMap<RowKey, string>) {
  const found: RowKey[] = [];
  await eachWithPauses(known.keys(), (key) => {
    found.push(key);
  });
  // Numbers of one kind are sorted in a fraction of the time that an array takes.
  const keys = Array.from(Float64Array.from(found).sort());
  const ids: string[] = [];
  await eachWithPauses(keys, (key) => {
    ids.push(known.get(key) ?? "");
  });
  return { keys, ids };
}
