/** Filters that no single search by index answers, and for which indexes still find the few users that can match. */
import type { Query } from "../domain/query";
import type { Source } from "./attributes";
import { conjunctsOf, isSelective } from "./query-shape";
import type { Session } from "./session";
import { bounded, type Compiler } from "./statement";

/** With more users changed since, looking at each of them block by block is no slower, and lets others have their turn. */
const FEW = 5_000;

export function userCandidateStatements(sql: Compiler) {
  return {
    changedSince: sql.read((db, p: { integration: string; since: number; limit: number }) =>
      db
        .selectFrom("users")
        .select("key")
        .where("integration", "=", p.integration)
        .where("updated_at", ">=", p.since)
        .limit(bounded(p.limit)),
    ),
  };
}

/** The alternatives of the filter, where an index finds the matches of each; a joined search would use none. */
export function alternativesOf(query: Query, source: Source): readonly Query[] | undefined {
  return query.kind === "or" && isSelective(query, source) ? query.operands : undefined;
}

/** Keys of users among which are all that match: those changed since the filter's `meta.lastModified`, where they are few. */
export async function changedUsers(
  session: Session,
  on: ReturnType<typeof userCandidateStatements>,
  integration: string,
  query: Query,
): Promise<readonly number[] | undefined> {
  const since = sinceOf(query);
  if (since === undefined) return undefined;
  const rows = await session.all(on.changedSince.with({ integration, since, limit: FEW + 1 }));
  return rows.length > FEW ? undefined : rows.map(({ key }) => key);
}

/** Milliseconds since the epoch, from which on every match has changed. */
function sinceOf(query: Query): number | undefined {
  const instants = conjunctsOf(query).flatMap(({ compare: { operator, value }, path }) => {
    const isBound = operator === "gt" || operator === "ge" || operator === "eq";
    return path === "meta.lastModified" && isBound && typeof value === "number" ? [value] : [];
  });
  return instants.length > 0 ? Math.max(...instants) : undefined;
}
