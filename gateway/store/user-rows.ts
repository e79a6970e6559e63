import type { User } from "../domain/model";
import { fromJson, type Row } from "./rows";
import type { UsersTable } from "./schema";

/** What is read of a user: the password's hash is not among it. */
export const USER_COLUMNS = [
  "users.key",
  "users.id",
  "users.integration",
  "users.user_name",
  "users.external_id",
  "users.display_name",
  "users.active",
  "users.origin",
  "users.profile",
  "users.labels",
  "users.version",
  "users.created_at",
  "users.updated_at",
] as const;

export type UserRecord = Omit<Row<UsersTable>, "user_name_key" | "display_name_key" | "password">;

export function userOf(row: UserRecord): User {
  return {
    key: row.key,
    id: row.id,
    integration: row.integration,
    userName: row.user_name,
    externalId: row.external_id,
    displayName: row.display_name,
    active: row.active === 1,
    origin: row.origin as User["origin"],
    profile: row.profile,
    labels: fromJson(row.labels),
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
