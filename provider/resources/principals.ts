/** Users and lists, as owners and as members: named, and told apart by kind. */
import { canonicalUserName } from "../../gateway/domain/title";
import { known } from "../sdk/values/unknown";

export interface Principal {
  readonly kind: string;
  readonly name: string;
}

/** What two of them have in common when they are the same: the gateway compares user names without case. */
export function keyOfPrincipal({ kind, name }: Principal): string {
  return `${kind} ${kind === "user" ? canonicalUserName(name) : name}`;
}

/** Those elements of a set of `{ kind, name, … }` that name again whom an earlier one names; what is unknown is passed over. */
export function findDuplicates(elements: unknown): Principal[] {
  const seen = new Set<string>();
  const found = known(elements);
  if (!Array.isArray(found)) return [];
  const principals = found.map(principalIn).filter((principal) => principal !== undefined);
  return principals.filter((principal) => {
    const key = keyOfPrincipal(principal);
    const isSecond = seen.has(key);
    seen.add(key);
    return isSecond;
  });
}

function principalIn(element: unknown): Principal | undefined {
  const { kind, name } = known(element as Partial<Record<keyof Principal, unknown>> | null) ?? {};
  const knownKind = kind === null ? "user" : known(kind);
  const knownName = known(name);
  if (knownKind === undefined || knownName === undefined) return undefined;
  return { kind: String(knownKind), name: String(knownName) };
}
