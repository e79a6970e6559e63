import type { AccessList, AccessListConfig } from "../domain/model";
import type { ShownOwner } from "./owners";
import { fromJson, kindOf, type Row } from "./rows";
import type { ListsTable } from "./schema";

/** A row of a list with its owners as JSON. */
export type ListRecord = Row<ListsTable> & { owners: string };

/** What is kept as JSON. */
export type Configured = Omit<
  AccessListConfig,
  "name" | "title" | "type" | "integration" | "expiresAt" | "owners"
>;

export function listFrom(row: ListRecord): AccessList {
  return {
    key: row.key,
    config: {
      name: row.name,
      title: row.title,
      type: row.type as AccessListConfig["type"],
      integration: row.integration,
      expiresAt: row.expires_at,
      owners: fromJson<ShownOwner[]>(row.owners).map((owner) => ({ ...owner, kind: kindOf(owner.kind) })),
      ...fromJson<Configured>(row.config),
    },
    revision: row.revision,
    version: row.version,
    nextAuditDate: row.next_audit_date,
    memberCount: row.member_count,
    group: {
      id: row.group_id,
      linked: row.linked === 1,
      externalId: row.external_id,
      createdByScim: row.created_by_scim === 1,
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
