import { initial } from "./0001-initial";
import { lookups } from "./0002-lookups";
import { scimTokens } from "./0003-scim-tokens";
import { scimRequests } from "./0004-scim-requests";
import { waitingMembers } from "./0005-waiting-members";
import { keptCreations } from "./0006-kept-creations";
import type { Migration } from "./migration";

/** Every step of the schema, in order. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  lookups,
  scimTokens,
  scimRequests,
  waitingMembers,
  keptCreations,
];
