/** Graphs for access decisions, written down as a person would: lists by name, edges from the user upwards. */
import { defaultIntegration } from "../../../gateway/domain/integrations";
import { DEFAULT_AUDIT } from "../../../gateway/domain/list-rules";
import { type AccessListConfig, type IntegrationConfig, NO_GRANTS } from "../../../gateway/domain/model";
import type { AccessGraph } from "../../../gateway/domain/store";

export const NOW = Date.parse("2027-06-15T12:00:00Z");

export interface ListDraft extends Partial<Omit<AccessListConfig, "name">> {
  readonly nextAuditDate?: number;
}

export interface GraphDraft {
  readonly lists?: Readonly<Record<string, ListDraft>>;
  /** `["user", "admins"]`: the user is a member of admins. `["staff", "admins"]`: so are the members of staff. */
  readonly members?: readonly (readonly [string, string])[];
  readonly owners?: readonly (readonly [string, string])[];
  readonly active?: boolean;
  readonly locked?: boolean;
  readonly profile?: Readonly<Record<string, string>>;
  readonly integration?: Partial<IntegrationConfig>;
}

export function graphOf(draft: GraphDraft): AccessGraph {
  const names = Object.keys(draft.lists ?? {});
  const keyOf = (name: string) => names.indexOf(name) + 1;
  const edges = (relation: "member" | "owner", pairs: GraphDraft["members"] = []) =>
    pairs.map(([from, to]) => ({
      list: keyOf(to),
      through: from === "user" ? null : keyOf(from),
      relation,
      expiresAt: null,
    }));
  const times = { key: 1, createdAt: 0, updatedAt: 0 };
  const lock = { ...times, id: "l", integration: "default", userName: "alice", userId: "u", reason: "" };
  return {
    user: {
      ...times,
      id: "u",
      integration: "default",
      userName: "alice",
      externalId: null,
      displayName: null,
      active: draft.active ?? true,
      origin: "integration",
      profile: JSON.stringify(draft.profile ?? {}),
      labels: {},
      version: 1,
    },
    integration: {
      ...times,
      config: { ...defaultIntegration("default"), ...draft.integration },
      revision: 1,
      userCount: 1,
      listCount: names.length,
    },
    locks: draft.locked ? [{ ...lock, source: "admin", createdBy: "", expiresAt: null }] : [],
    lists: new Map(names.map((name) => [keyOf(name), nodeOf(name, keyOf(name), draft.lists?.[name] ?? {})])),
    edges: [...edges("member", draft.members), ...edges("owner", draft.owners)],
  };
}

function nodeOf(name: string, key: number, { nextAuditDate = NOW + 1, ...config }: ListDraft) {
  return { key, config: { ...listConfig(name), ...config }, nextAuditDate, memberCount: 1 };
}

export function listConfig(name: string): AccessListConfig {
  return {
    name,
    title: name,
    description: "",
    type: "scim",
    integration: "default",
    grants: { roles: [name], traits: {} },
    ownerGrants: NO_GRANTS,
    owners: [],
    membershipRequires: NO_GRANTS,
    ownershipRequires: NO_GRANTS,
    audit: DEFAULT_AUDIT,
    labels: {},
    expiresAt: null,
    deletionProtection: false,
  };
}
