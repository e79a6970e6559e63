/** What the replacement of a list's members comes to: who is to go and who is to come, as the list stands. */
import type { RowKey } from "../domain/model";
import { eachWithPauses, pause } from "../domain/pause";
import type { MemberIds, MembershipDelta } from "../domain/store";
import type { membershipStatements } from "./membership-statements";
import type { KindCode } from "./schema";
import { type Session, SLICE } from "./session";

type Statements = Pick<ReturnType<typeof membershipStatements>, "standing">;

/** Members of a list, a slice at a time, in the order of their rows. */
async function* standing(session: Session, on: Statements, list: RowKey) {
  let after = { kind: 0 as KindCode, member: 0 };
  for (;;) {
    const rows = await session.all(on.standing.with({ list, ...after, limit: SLICE }));
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < SLICE) return;
    after = last;
    await pause();
  }
}

/** The delta without `set`. Large ones are worked out in portions, between which others have a turn. */
export async function differenceOf(
  session: Session,
  on: Statements,
  list: RowKey,
  { set, add, remove }: MembershipDelta,
): Promise<MembershipDelta> {
  if (!set) return { add, remove };
  const slices = standing(session, on, list);
  let slice = await slices.next();
  const wanted = both(withoutIds(set, remove), add);
  if (slice.done) return { add: wanted, remove: [] };
  const coming = { users: await setOf(wanted.users), lists: await setOf(wanted.lists) };
  const leaving: string[] = [];
  for (; !slice.done; slice = await slices.next()) {
    for (const { kind, id } of slice.value) {
      if (!coming[kind === 0 ? "users" : "lists"].delete(id)) leaving.push(id);
    }
  }
  return { add: { users: [...coming.users], lists: [...coming.lists] }, remove: leaving };
}

async function setOf(ids: readonly string[]): Promise<Set<string>> {
  const distinct = new Set<string>();
  await eachWithPauses(ids, (id) => {
    distinct.add(id);
  });
  return distinct;
}

function withoutIds(members: MemberIds, ids: readonly string[]): MemberIds {
  if (ids.length === 0) return members;
  const { users, lists } = members;
  const gone = new Set(ids);
  return { users: users.filter((id) => !gone.has(id)), lists: lists.filter((id) => !gone.has(id)) };
}

function both(some: MemberIds, others: MemberIds): MemberIds {
  if (others.users.length + others.lists.length === 0) return some;
  return { users: some.users.concat(others.users), lists: some.lists.concat(others.lists) };
}
